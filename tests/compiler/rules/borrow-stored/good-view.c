// A struct that keeps borrows is a view.
#include <sdc.h>
#include <stddef.h>

struct __view cursor {
	const int *at __counted_by(left);
	size_t left;
};

int next(struct cursor *c)
{
	if (!c->left)
		return 0;
	int v = c->at[0];
	c->at = c->at + 1;
	c->left = c->left - 1;
	return v;
}
