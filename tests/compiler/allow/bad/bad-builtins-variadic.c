// Builtins of the print family and of argument lists.
int list(const char *format, ...) // expect-error:5: a variable number of arguments is not in the dialect; pass an array and its count [variadic-function]
{
	__builtin_va_list a;
	__builtin_ms_va_list b;
	__builtin_va_start(a, format); // expect-error:2: '__builtin_va_start' is not in the dialect; pass an array and its count [builtin]
	__builtin_ms_va_end(b); // expect-error:2: '__builtin_ms_va_end' is not in the dialect; pass an array and its count [builtin]
	__builtin_stdarg_start(a, format); // expect-error:2: '__builtin_stdarg_start' is not in the dialect; pass an array and its count [builtin]
	__builtin_va_end(a); // expect-error:2: '__builtin_va_end' is not in the dialect; pass an array and its count [builtin]
	__builtin_printf("%d", 1); // expect-error:2: '__builtin_printf' is not in the dialect; use sd_print [builtin]
	return __builtin_scanf("end"); // expect-error:9: '__builtin_scanf' is not in the dialect; read the characters in a loop [builtin]
}
