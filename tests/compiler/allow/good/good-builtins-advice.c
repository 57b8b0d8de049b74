// Advice and constants.
int expect(int n)
{
	if (__builtin_expect(n == 0, 0))
		return 1;
	return __builtin_constant_p(n) ? 2 : 3;
}
