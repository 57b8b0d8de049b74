// Typedefs, also of function types.
typedef unsigned long word;
typedef int binary(int a, int b);

static int add(int a, int b)
{
	return a + b;
}

word widen(unsigned n)
{
	binary *f = add;
	return n + sizeof(word) + (f(1, 2) > 2 ? 1u : 0u);
}
