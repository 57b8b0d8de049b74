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
	int v = 0, w = 2;
	bool is_set = 0;
	enum colour colour = 0;
	int many[2][2] = {0}, few[4] = {0};
	struct pair p = {0};
	if (n) {
		v = 1;
		is_set = true;
		p.a = 2;
	}
	return v + w + is_set + (colour == GREEN) + many[0][1] + sum(few) + p.a;
}
