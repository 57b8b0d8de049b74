// (void) is the one cast: it says that a value is not used.
static int noisy(int n)
{
	return n * 2;
}

void quiet(int n)
{
	(void)noisy(n);
	(void)n;
}
