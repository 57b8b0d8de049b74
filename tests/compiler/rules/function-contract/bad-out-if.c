// Function pointers whose conditions differ.
#include <sdc.h>

int get(int n, int *__out_if(ret == 0) v);
int run(int (*f)(int n, int *__out v));
int call(void)
{
	int (*same)(int n, int *__out __out_if(!ret) v) = get;
	int (*other)(int n, int *__out_if(ret == 1) v) = get; // expect-error:51: {{.*}}
	int v;
	if (same(1, &v) == 0 || other(1, &v) == 1)
		return v;
	return run(get); // expect-error:13: {{.*}}
}
