// Pragmas about loops: some promise what nobody checks.
int sum(int n)
{
	int r = 0;
#pragma clang loop vectorize(assume_safety)
	for (int i = 0; i < n; i++)
		r += i;
	return r;
}
// expect-error@5:1: #pragma clang is not in the dialect; only once, mark, region and endregion are [pragma]
// expect-error@5:15: attribute 'loop' is not in the dialect; sdc decides how code is made [attribute]
