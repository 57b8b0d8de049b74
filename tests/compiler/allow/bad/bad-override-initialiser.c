// RUN-FLAGS: -Wno-initializer-overrides
// An initialiser for a part of what another has set.
struct inner {
	int a, b;
};
struct outer {
	struct inner in;
};

int first(struct inner i)
{
	struct outer o = {.in = i, .in.a = 1}; // expect-error:26: an initialiser that overrides part of another is not in the dialect; initialise each member once [expression-kind]
	return o.in.a;
}
