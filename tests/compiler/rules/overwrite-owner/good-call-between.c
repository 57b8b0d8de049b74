// A call that cannot reach a place leaves it as it is.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>

struct node {
	int key;
	struct node *__owned _Nullable left, *__owned _Nullable right;
};

struct set {
	struct node *__owned _Nullable root;
	size_t size;
};

struct counter {
	size_t n;
};

void count(struct counter *c);
bool is_red(const struct node *_Nullable n);
void drop(struct node *__owned _Nullable n);

struct node *__owned insert(struct node *__owned _Nullable n, int key, bool *__inout is_new)
{
	if (!n) {
		struct node *__owned leaf = sd_new(struct node);
		leaf->key = key;
		*is_new = true;
		return leaf;
	}
	if (key < n->key)
		n->left = insert(sd_take(n->left), key, is_new);
	else
		n->right = insert(sd_take(n->right), key, is_new);
	return n;
}

void add(struct set *s, int key)
{
	bool is_new = false;
	s->root = insert(sd_take(s->root), key, &is_new);
	s->size += is_new;
}

void rotate(struct node *n, struct counter *c)
{
	struct node *__owned _Nullable l = sd_take(n->left);
	count(c);
	bool red = is_red(l);
	n->left = l;
	if (red)
		n->key = 0;
}

int sum(void)
{
	struct set s = {0};
	add(&s, 3);
	drop(sd_take(s.root)); // nothing fills it after this
	return 0;
}
