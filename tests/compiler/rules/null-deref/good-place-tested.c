// What a test says about a place lasts until something may write it.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
};

struct list {
	struct node *__owned _Nullable head;
	size_t n;
};

struct hooks {
	int (*_Nullable changed)(int);
};

static struct node *__owned _Nullable first;
static struct list all;
static int (*_Nullable hook)(int);

void quiet(void) __touches();
int measure(const struct list *l);

int behind_pointer(struct list *x)
{
	if (x->head)
		return x->head->v + measure(x);
	return 0;
}

int in_global(void)
{
	if (first)
		return first->v;
	if (all.head && all.head->next) {
		quiet();
		return all.head->next->v;
	}
	return 0;
}

int through_function(const struct hooks *h)
{
	int n = hook ? hook(1) : 0;
	return h->changed ? h->changed(n) : n;
}

int sum_of_pairs(const struct node *n)
{
	int sum = 0;
	for (; n; n = n->next)
		if (n->next && n->next->v > n->v)
			sum += n->next->v;
	return sum;
}

void insert(struct list *l)
{
	struct node *__owned n = sd_new(struct node);
	n->next = sd_take(l->head);
	l->head = n;
	l->head->v = 1;
}

int drop_below(int k)
{
	struct list s = {0};
	insert(&s);
	while (s.head && s.head->v < k) {
		struct node *__owned n = sd_take(s.head);
		s.head = sd_take(n->next);
		sd_free(n);
	}
	int left = s.head ? s.head->v : 0;
	while (s.head) {
		struct node *__owned n = sd_take(s.head);
		s.head = sd_take(n->next);
		sd_free(n);
	}
	return left;
}

void append(struct node *n, struct node *__owned e)
{
	while (n->next)
		n = n->next;
	n->next = e; // the loop ended because it is null
}
