// What converts without a word: const added, a pointer tested for null.
#include <sdc.h>
#include <stdbool.h>

static int read(const int *p)
{
	return *p;
}

int both(int *p, int *_Nullable q, signed char c)
{
	bool is_there = q;
	return read(p) + is_there + c;
}
