// Counts of bytes.
#ifndef TABLE_H
#define TABLE_H

struct table {
	unsigned long counts[256];
};

void table_add(struct table *t, unsigned char byte);
unsigned long table_get(const struct table *t, unsigned char byte);

#endif
