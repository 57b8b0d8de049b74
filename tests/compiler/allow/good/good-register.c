// register and auto as storage classes say nothing new.
int old_style(int n)
{
	register int a = n;
	auto int b = a;
	return b;
}
