// RUN-FLAGS: -std=c23
// PLAIN: clang-19
// Advice about branches.
int positive(int n)
{
	if (n > 0) [[clang::likely]]
		return 1;
	if (n < -100) [[clang::unlikely]]
		return -100;
	return 0;
}
