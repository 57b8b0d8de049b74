// Expressions about types, and about the source.
int traits(int n)
{
	return __builtin_types_compatible_p(int, long) + // expect-error:9: a type trait is not in the dialect; compare types by using them [expression-kind]
	       __builtin_choose_expr(1, n, 2) + __builtin_LINE();
}
// expect-error@5:9: __builtin_choose_expr is not in the dialect; use if or ?: [expression-kind]
// expect-error@5:42: a source location builtin is not in the dialect; use __FILE__ and __LINE__ [expression-kind]
