// Two pointers may lead to one object.
#include <sdc.h>
#include <stddef.h>

struct pair {
	int a, b;
};

struct node {
	struct node *__owned _Nullable next;
};

static int total;
void both(struct node *__owned _Nullable a, struct node *__owned _Nullable b);

int two_pointers(int *p, int *q)
{
	return (*p)++ + *q; // expect-error:16: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}

int a_variable(int c)
{
	int x = 1, y = 2;
	int *p = c ? &x : &y;
	return x + (*p)--; // expect-error:11: 'x' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}

int a_global(int *p)
{
	return *p + total++; // expect-error:12: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}

int members(struct pair *p, struct pair *q, int *r)
{
	int n = p->a++ + q->a; // expect-error:17: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
	return n + (p->a++ + *r); // expect-error:21: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}

int elements(int *p __counted_by(n), int *q __counted_by(n), size_t n)
{
	int a[4] = {0};
	int *r = a;
	p[0] = q[n - 1]++; // expect-error:7: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
	return a[0]-- * r[0]; // expect-error:16: 'a' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}

void taken(struct node *p, struct node *q)
{
	both(sd_take(p->next), sd_take(q->next)); // expect-error:2: 'p' is changed and used in one expression in no defined order; use two statements [evaluation-order]
}
