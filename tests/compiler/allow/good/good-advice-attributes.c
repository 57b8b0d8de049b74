// Attributes that change messages only.
__attribute__((warn_unused_result)) static int must_use(int n)
{
	return n;
}

__attribute__((unused)) static int spare(int n)
{
	return n;
}

__attribute__((used)) static int kept(int n)
{
	return n;
}

__attribute__((deprecated("use must_use"))) int old_name(int n);

int call(int n)
{
	int extra __attribute__((unused)) = n;
	return must_use(n);
}
