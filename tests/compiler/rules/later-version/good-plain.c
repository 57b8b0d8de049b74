// The same with what this version judges.
#include <sdc.h>
#include <stddef.h>


struct value {
	int kind;
	int payload;
};

int pick(const int *a, const int *b, int first)
{
	return first ? *a : *b;
}
