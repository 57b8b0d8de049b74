// Declarators in parentheses.
static int (last)(int n)
{
	return n;
}

int (*pick(void))(int)
{
	return (last);
}
