// Locals that need no kind: it follows from what they are given.
#include <sdc.h>
#include <stddef.h>

struct node {
	int value;
	struct node *__owned _Nullable next;
};

struct node *__owned _Nullable made(int value);
void get(struct node *__owned _Nullable *__out to);

char *__owned copy(const char *from __counted_by(n), size_t n) __counted_by(n);
char *__owned copy(const char *from __counted_by(n), size_t n)
{
	char *to = sd_new_array(char, n);
	for (size_t i = 0; i < n; i++)
		to[i] = from[i];
	return to;
}

int second(struct node *list)
{
	struct node *rest = sd_take(list->next);
	struct node *borrow = rest;
	int value = borrow ? borrow->value : 0;
	list->next = rest;
	return value;
}

void several(int c)
{
	struct node *a = NULL, *b;
	if (c)
		a = made(1);
	get(&b);
	if (b)
		sd_free(sd_take(b->next));
	sd_free(a);
	sd_free(b);
}
