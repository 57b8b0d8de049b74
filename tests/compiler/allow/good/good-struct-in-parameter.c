// A struct declared beside its first use.
struct pair {
	int a, b;
} origin = {0, 0};

int sum(struct pair p)
{
	return p.a + p.b + origin.a;
}
