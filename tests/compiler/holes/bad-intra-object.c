// Family: an index that leaves its member but not the object.
// RUN: compile
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct pair {
	char name[4];
	int secret;
};

char f(struct pair *p)
{
	char *q = p->name;
	q += -1; // expect-error:4: a pointer moves forward only; keep the start and use an index [pointer-backward]
	return *q;
}
