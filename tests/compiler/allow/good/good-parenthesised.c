// Declarators and operands in parentheses.
static int (last)(int n)
{
	return ((n));
}

int (twice)(int (n))
{
	return (last(n)) + (last)(n);
}
