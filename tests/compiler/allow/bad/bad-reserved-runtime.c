// The runtime's insides, by their header and by a declaration of one's own.
#include <sd/rt.h>

int grab(void)
{
	return __sd_rt_alloc(1, 1) ? 1 : 0; // expect-error:9: '__sd_rt_alloc' is reserved to the compiler and the runtime; choose another name [reserved-name]
}

#define PASTE(a, b) a##b
int pasted(void)
{
	return PASTE(__sd_rt_, alloc)(1, 1) ? 1 : 0; // expect-error:9: '__sd_rt_alloc' is reserved to the compiler and the runtime; choose another name [reserved-name]
}

int __sd_rt_mine(void); // expect-error:5: '__sd_rt_mine' is reserved to the compiler and the runtime; choose another name [reserved-name]
