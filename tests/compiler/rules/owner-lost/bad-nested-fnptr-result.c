// Nested fnptr result: refused.
#include <sdc.h>
#include <stddef.h>

struct node {
	int v;
	struct node *__owned _Nullable next;
	struct node *__owned _Nullable other;
};

struct ops {
	struct node *__owned (*_Nullable mk)(int);
};
void f(struct ops *o)
{
	if (o->mk)
		(void)o->mk(1); // expect-error:3: this result owns an object and is not used; free it, move it or store it [owner-lost]
}
