// An array of owners is looked at when its scope ends.
#include <sdc.h>
#include <stddef.h>

void nothing(int c)
{
	int *__owned _Nullable a[2];
	if (c)
		return; // expect-error:3: 'a' is read before it is set; initialise it, all zero is enough [uninitialized]
	a[0] = NULL; // expect-error:7: 'a[]' is read before it is set; initialise it, all zero is enough [uninitialized]
}

struct shelf {
	int *__owned _Nullable items[2];
};

void fill(struct shelf *s);

void literal(void)
{
	fill(&(struct shelf){0}); // expect-error:8: the place of a literal with an array of owners is not understood by this version of sdc, so it is refused [not-understood]
}
