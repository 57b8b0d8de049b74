// ?: and its short form.
int larger(int a, int b)
{
	return a > b ? a : b;
}

int or_ten(int n)
{
	return n ?: 10;
}
