#include <sdc.h>
#include <stdbool.h>

enum colour { RED, GREEN };
struct pair {
	int a;
	struct {
		long b[2];
	} c;
	struct pair *__owned _Nullable next;
};

int sum(const int *p __counted_by(4));

int unset(int n)
{
	int v, w = 2;
	bool is_set;
	enum colour colour;
	int many[2][2], few[4];
	struct pair p;
	if (n) {
		v = 1;
		is_set = true;
		p.a = 2;
	}
	return v + w + is_set + (colour == GREEN) + many[0][1] + sum(few) + p.a;
}
