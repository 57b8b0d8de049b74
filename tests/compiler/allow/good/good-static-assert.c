// Static assertions at both scopes.
_Static_assert(sizeof(int) == 4, "int has four bytes");

void check(void)
{
	_Static_assert(_Alignof(long) == 8, "long is aligned to eight");
}
