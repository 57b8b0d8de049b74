// A pointer to a function, made both ways.
static int up(int n)
{
	return n + 1;
}

static int apply(int (*f)(int), int n)
{
	return f(n) + f(n + 1);
}

int twice(int n)
{
	return apply(up, n) + apply(&up, n);
}
