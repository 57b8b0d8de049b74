// A pointer to a function, called both ways; compared with null.
static int up(int n)
{
	return n + 1;
}

static int apply(int (*f)(int), int n)
{
	return f(n) + (*f)(n);
}

int twice(int n)
{
	return apply(up, n) + apply(&up, n);
}
