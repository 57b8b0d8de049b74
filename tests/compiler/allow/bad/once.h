// Included by bad-directive.c.
int two(void);
