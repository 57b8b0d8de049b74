// Calls that may fill a place between sd_take and the assignment.
#include <sdc.h>
#include <stddef.h>

struct node {
	int key;
	struct node *__owned _Nullable left, *__owned _Nullable right;
};

struct set {
	struct node *__owned _Nullable root;
	size_t size;
};

struct outer {
	struct set *__owned _Nullable inner;
};

struct hidden;

static struct set all;

void fill(struct set *s);
void fill_node(struct node *n);
void fill_inner(struct outer *o);
void fill_hidden(struct hidden *h);
void fill_global(void) __touches(all);
void fill_pointer(struct node *__owned _Nullable *__out to);

void same(struct set *s, struct node *__owned n)
{
	sd_free(sd_take(s->root));
	fill(s);
	s->root = n; // expect-error:10: 's->root' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void other_of_its_type(struct node *n, struct node *m, struct node *__owned k)
{
	sd_free(sd_take(n->left));
	fill_node(m);
	n->left = k; // expect-error:10: 'n->left' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void through_owners(struct outer *o, struct set *s, struct node *__owned n)
{
	sd_free(sd_take(s->root));
	fill_inner(o);
	s->root = n; // expect-error:10: 's->root' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void unseen(struct hidden *h, struct set *s, struct node *__owned n)
{
	sd_free(sd_take(s->root));
	fill_hidden(h);
	s->root = n; // expect-error:10: 's->root' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void global(struct node *__owned n)
{
	sd_free(sd_take(all.root));
	fill_global();
	all.root = n; // expect-error:11: 'all.root' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void borrowed_global(struct node *__owned n)
{
	struct set *s = &all;
	sd_free(sd_take(s->root));
	fill_global();
	s->root = n; // expect-error:10: 's->root' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void parameter_turned_global(struct set *s, struct node *__owned n)
{
	s = &all;
	sd_free(sd_take(s->root));
	fill_global();
	s->root = n; // expect-error:10: 's->root' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

void indirect(void (*f)(void), struct node *__owned n)
{
	sd_free(sd_take(all.root));
	f();
	all.root = n; // expect-error:11: 'all.root' may still own an object; sd_take it first, or use sd_swap [overwrite-owner]
}

int refilled(void)
{
	struct set s = {0};
	struct set *p = &s;
	sd_free(sd_take(s.root));
	fill(p);
	return 0; // expect-error:2: 's.root' still owns its object here; free it, move it or store it [leak]
}
