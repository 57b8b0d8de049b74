// Uninit switch: refused.
#include <sdc.h>
#include <stddef.h>

int f(int k)
{
	int i;
	switch (k) {
	case 1:
		i = 2;
		break;
	}
	return i; // expect-error:9: 'i' is read before it is set; initialise it, all zero is enough [uninitialized]
}
