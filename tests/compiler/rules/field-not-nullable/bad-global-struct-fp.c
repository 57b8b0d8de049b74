// Global struct fp: refused.
#include <sdc.h>
#include <stddef.h>

struct ops {
	int (*f)(int); // expect-error:8: pointer 'f' in a struct or array starts as null; make it _Nullable [field-not-nullable]
};
static struct ops o;
int f(void)
{
	return o.f(1);
}
