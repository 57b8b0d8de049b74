// _Nonnull says what a plain pointer says anyway.
// PLAIN: clang-19
int read(const int *_Nonnull p)
{
	return *p;
}
