// A builtin that writes code of its own.
struct s {
	int a;
};
void show(const char *_Nonnull, ...); // expect-error:6: a variable number of arguments is not in the dialect; pass an array and its count [variadic-function]

void dump(struct s *p)
{
	__builtin_dump_struct(p, show); // expect-error:2: a computed object is not in the dialect; name the object itself [expression-kind]
}
