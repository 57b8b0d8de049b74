// The place of a member.
#include <stddef.h>

struct header {
	char kind;
	int length[2];
};

size_t place(void)
{
	return offsetof(struct header, length) +
	       __builtin_offsetof(struct header, length[1]);
}
