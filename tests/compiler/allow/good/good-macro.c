// Macros with arguments, also variable ones, also pasted names.
#define SQUARE(x) ((x) * (x))
#define CALL(f, ...) f(__VA_ARGS__)
#define PASTE(a, b) a##b

static int add(int a, int b)
{
	return a + b;
}

int compute(int PASTE(n, 1))
{
	return SQUARE(n1) + CALL(add, n1, 2);
}
