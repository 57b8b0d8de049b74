// NULL converts to any pointer that may be null.
#include <sdc.h>
#include <stddef.h>

static int *_Nullable positive(int *p)
{
	if (*p > 0)
		return p;
	return NULL;
}

int is_positive(int *p)
{
	return positive(p) ? 1 : 0;
}
