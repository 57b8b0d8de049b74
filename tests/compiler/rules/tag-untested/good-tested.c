// Arms reached under a test of their tag.
#include <sdc.h>
#include <stddef.h>

enum kind { NUMBER, SUM, NAME };
struct expression {
	enum kind kind;
	union {
		int number;
		struct {
			struct expression *__owned _Nullable left, *__owned _Nullable right;
		} sum;
		char name[8];
	} u __tagged(kind, NUMBER, SUM, NAME);
};

static int value(const struct expression *e)
{
	switch (e->kind) {
	case NUMBER:
		return e->u.number;
	case SUM:
		if (!e->u.sum.left || !e->u.sum.right)
			return 0;
		return value(e->u.sum.left) + value(e->u.sum.right);
	case NAME:
		break;
	}
	return 0;
}

static void fold(struct expression *e)
{
	if (e->kind != SUM)
		return;
	if (e->u.sum.left)
		fold(e->u.sum.left);
	if (e->u.sum.right)
		fold(e->u.sum.right);
	int v = value(e);
	sd_free(sd_take(e->u.sum.left));
	sd_free(sd_take(e->u.sum.right));
	*e = (struct expression){.kind = NUMBER, .u.number = v};
	e->u.number++;
}

static int first(const struct expression *e)
{
	return e->kind == NAME && e->u.name[0] ? e->u.name[0] : 0;
}

int find(const struct expression *all __counted_by(n), size_t n)
{
	int found = 0;
	for (size_t i = 0; i < n; i++) {
		const struct expression *e = &all[i];
		if (!(e->kind == NUMBER))
			continue;
		found += e->u.number + first(e) + e->u.number;
	}
	return found;
}

int main(void)
{
	struct expression *__owned left = sd_new(struct expression);
	struct expression *__owned right = sd_new(struct expression);
	*right = (struct expression){.kind = NAME, .u.name = "right"};
	struct expression *__owned both = sd_new(struct expression);
	*both = (struct expression){.kind = SUM, .u.sum = {left, right}};
	fold(both);
	int v = both->kind == NUMBER ? both->u.number : 0;
	sd_free(both);
	return v;
}
