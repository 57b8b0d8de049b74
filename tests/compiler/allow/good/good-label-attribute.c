// A label that is not always used.
int maybe(int n)
{
	if (n)
		return 1;
out: __attribute__((unused));
	return 0;
}
