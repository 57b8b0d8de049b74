// inline, and the attributes that only advise.
static inline __attribute__((always_inline)) int twice(int n)
{
	return n * 2;
}

static __attribute__((noinline, cold)) int rare(int n)
{
	return n - 1;
}

__attribute__((hot)) int both(int n)
{
	return twice(n) + rare(n);
}
