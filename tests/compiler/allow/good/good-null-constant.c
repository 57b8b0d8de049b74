// NULL converts to any pointer that may be null.
#include <sdc.h>
#include <stddef.h>

static int *_Nullable nowhere(void)
{
	return NULL;
}

int is_nowhere(void)
{
	int *_Nullable p = nowhere();
	return p ? 0 : 1;
}
