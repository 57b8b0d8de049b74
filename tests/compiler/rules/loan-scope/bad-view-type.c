// What may lead to the type of a leaf: an opaque struct may lead to anything.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct hidden;
void keep(struct ip *v, struct hidden *h);
struct hidden *__owned make(void);
void end(struct hidden *__owned h);

struct holder {
	struct hidden *__owned _Nullable h;
};

struct item {
	int n;
};
void keep_item(struct ip *v, struct item *i);

int of_item(int *z)
{
	struct ip v = {z};
	{
		struct item i = {1};
		keep_item(&v, &i);
	} // expect-error:2: 'i' ends here while it is borrowed [loan-scope]
	return *v.p;
}
