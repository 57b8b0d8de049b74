// sizeof and alignof of types and expressions; nothing is evaluated.
#include <stddef.h>

size_t sizes(int n)
{
	int row[3] = {0};
	return sizeof n + sizeof(long) + sizeof row / sizeof row[0] +
	       __alignof__(n) + _Alignof(short);
}
