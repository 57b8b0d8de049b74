// Builtins that no row of the list names.
#define NEXT __builtin_sqrt
double root(double d)
{
	return NEXT(d) + __builtin_nan("");
}
// expect-error@5:9: '__builtin_sqrt' is not in the dialect; it is outside the list of docs/rules/builtin.md [builtin]
// expect-error@5:19: '__builtin_nan' is not in the dialect; it is outside the list of docs/rules/builtin.md [builtin]
