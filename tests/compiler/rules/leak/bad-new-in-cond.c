// New in cond: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

void f(int c)
{
	struct node *__owned _Nullable p = c ? sd_new(struct node) : 0;
	sd_free(p);
}
void g(int c, struct node *__owned q)
{
	struct node *__owned p = c ? sd_new(struct node) : q;
	sd_free(p);
} // expect-error:1: 'q' still owns its object here; free it, move it or store it [leak]
