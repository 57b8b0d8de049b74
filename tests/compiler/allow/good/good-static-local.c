// A local of static storage.
int next_id(void)
{
	static int last = 100;
	return ++last;
}
