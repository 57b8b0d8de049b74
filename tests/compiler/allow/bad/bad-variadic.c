// A variable number of arguments, defined, declared, pointed to, read.
int sum(int n, ...) // expect-error:5: a variable number of arguments is not in the dialect; pass an array and its count [variadic-function]
{
	__builtin_va_list list;
	__builtin_va_start(list, n); // expect-error:2: '__builtin_va_start' is not in the dialect; pass an array and its count [builtin]
	int r = __builtin_va_arg(list, int); // expect-error:10: a variable number of arguments is not in the dialect; pass an array and its count [variadic-function]
	__builtin_va_end(list); // expect-error:2: '__builtin_va_end' is not in the dialect; pass an array and its count [builtin]
	return r;
}

int declared(const char *format, ...); // expect-error:5: a variable number of arguments is not in the dialect; pass an array and its count [variadic-function]
int (*pointed)(int, ...);
