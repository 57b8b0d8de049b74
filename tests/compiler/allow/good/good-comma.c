// The comma operator.
int last(int a, int b)
{
	int c = (a++, b++, a + b);
	return c;
}
