// A thread that would borrow.
#include <sdc.h>
#include <stddef.h>


static void work(int *n)
{
	*n = 1;
}

void start(int *n)
{
	sd_spawn(work, n); // expect-error:2: sd_spawn takes a function 'void f(T *__owned)' and an owner of T [spawn-contract]
}
