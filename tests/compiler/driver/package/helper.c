/* Ordinary C beside the domain. */
#ifndef HELPER_LIMIT
#error the flags of the build are missing
#endif

int limit(long n)
{
	if (n > HELPER_LIMIT)
		return HELPER_LIMIT;
	return (int)n;
}
