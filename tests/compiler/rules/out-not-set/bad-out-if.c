// The result says that the parameter is set, and it is not.
#include <sdc.h>
#include <stdbool.h>

struct point {
	int x, y;
};

static int always(int n, int *__out_if(ret == 0) v)
{
	if (n > 3)
		return 0; // expect-error:3: '*v' is not set when the function returns here; set it, or return a constant that says that it is not [out-not-set]
	*v = n;
	return 0;
}

static int unknown(int n, int *__out_if(ret == 0) v)
{
	return n; // expect-error:2: '*v' is not set when the function returns here; set it, or return a constant that says that it is not [out-not-set]
}

static int half_set(int n, struct point *__out_if(ret != -1) p)
{
	p->x = n;
	if (n)
		return -1;
	return n ? 1 : 2; // expect-error:2: 'p->y' is not set when the function returns here; set it, or return a constant that says that it is not [out-not-set]
}

static bool other_way(int n, int *__out_if(ret) v)
{
	return always(n, v); // expect-error:2: '*v' is not set when the function returns here; set it, or return a constant that says that it is not [out-not-set]
}

static int changed(int n, int *__out_if(ret == 0) v)
{
	int r = always(n, v);
	r -= 1;
	return r; // expect-error:2: '*v' is not set when the function returns here; set it, or return a constant that says that it is not [out-not-set]
}

static int tested(int n, int *__out_if(ret == 0) v)
{
	int r = always(n, v);
	if (r != 1)
		return r;
	n = r;
	return n - 1; // expect-error:2: '*v' is not set when the function returns here; set it, or return a constant that says that it is not [out-not-set]
}
