// Every part of a struct that moved is gone.
#include <sdc.h>
#include <stddef.h>

struct box {
	int *__owned _Nullable item;
	size_t uses;
};

struct box filled(int value);
void empty(struct box b);

void twice(struct box b)
{
	empty(b);
	empty(b); // expect-error:8: 'b.item' was moved or freed; set it again or use it before [use-after-move]
}

size_t part(void)
{
	struct box b = filled(1);
	empty(b);
	return b.uses; // expect-error:9: 'b.uses' was moved or freed; set it again or use it before [use-after-move]
}

void one_way(struct box b, int c)
{
	if (c)
		empty(b);
	else
		sd_free(sd_take(b.item));
	sd_free(sd_take(b.item)); // expect-error:10: 'b.item' was moved or freed; set it again or use it before [use-after-move]
}

void in_a_loop(struct box b)
{
	for (int i = 0; i < 2; i++)
		empty(b); // expect-error:9: 'b.item' was moved or freed; set it again or use it before [use-after-move]
}

int borrowed(struct box b)
{
	int *p = b.item;
	empty(b); // expect-error:8: 'b' is moved or freed while it is borrowed [loan-conflict]
	return p ? *p : 0;
}
