// An opaque struct goes away under a view that may lead into it.
#include <sdc.h>
#include <stddef.h>

struct __view ip {
	int *p;
};

struct hidden;
void keep(struct ip *v, struct hidden *h);
struct hidden *__owned make(void);
void end(struct hidden *__owned h);

int opaque(int *z)
{
	struct ip v = {z};
	struct hidden *__owned h = make();
	keep(&v, h);
	end(h); // expect-error:6: 'h' is moved or freed while it is borrowed [loan-conflict]
	return *v.p;
}

struct __view op {
	struct hidden *h;
	int *_Nullable i;
};
void poke(struct hidden *h);
void poke_view(struct op v);
int *_Nullable inside(struct hidden *h);

int borrowed(struct hidden *h)
{
	struct op v = {h, inside(h)};
	poke(h); // expect-error:7: '*h' is lent to a call that may change it while it is borrowed [loan-conflict]
	int *i = v.i;
	return i ? *i : 0;
}

void both(struct hidden *h)
{
	struct op v = {h, inside(h)};
	poke_view(v); // expect-error:2: '*h' is lent to a call that may change it while it is borrowed [loan-conflict]
}
