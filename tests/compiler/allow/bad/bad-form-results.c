// RUN-FLAGS: -Wno-int-conversion -Wno-incompatible-pointer-types
// What sdc's forms make is of the type asked for, and becomes no other.
#include <sdc.h>

static void work(int *__owned n)
{
	sd_free(n);
}

void forms(long k)
{
	int *__owned p = sd_new(char); // expect-error:19: 'char *' does not convert to 'int * __owned'; pointer types must be identical, and pointers are not integers [pointer-conversion]
	long n = sd_new(int); // expect-error:11: 'int *' does not convert to 'long'; pointer types must be identical, and pointers are not integers [pointer-conversion]
	sd_spawn(k, p); // expect-error:2: casts are not in the dialect; declare the operand as 'void (*)(void *)' [cast]
	sd_spawn(work, k); // expect-error:2: 'long' does not convert to 'void *'; pointer types must be identical, and pointers are not integers [pointer-conversion]
	sd_free(n); // expect-error:10: 'long' does not convert to 'void *'; pointer types must be identical, and pointers are not integers [pointer-conversion]
}
