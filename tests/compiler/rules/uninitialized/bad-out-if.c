// What a call sets only sometimes is read where its result did not say so.
#include <sdc.h>
#include <stdbool.h>

int get(int n, int *__out_if(ret == 0) v);

int untested(void)
{
	int v;
	int r = get(1, &v); // expect-note:10: set here only if the result says so: test the result first
	return v + r; // expect-error:9: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
}

int wrong_way(void)
{
	int v;
	if (get(1, &v))
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int or_else(int c)
{
	int v;
	if (get(1, &v) == 0 || c)
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int changed(void)
{
	int v;
	int r = get(1, &v);
	r++;
	if (r == 0)
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int changed_by_pointer(void)
{
	int v;
	int r = get(1, &v);
	int *p = &r;
	*p = 0;
	if (r == 0)
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int shadowed(void)
{
	int v;
	int r = 0;
	{
		int r = get(1, &v);
		(void)r;
	}
	if (r == 0)
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int other_call(void)
{
	int v, w;
	int r = get(1, &v);
	r = get(2, &w);
	if (r == 0)
		return v + w; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int one_branch(int c)
{
	int v;
	int r = 0;
	if (c)
		r = get(1, &v);
	if (r == 0)
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int narrowed(void)
{
	int v;
	signed char r = get(1, &v);
	if (r == 0)
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return 0;
}

int fallen_into(void)
{
	int v;
	switch (get(1, &v)) {
	case 1:
	case 0:
		return v; // expect-error:10: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	}
	return 0;
}

int each_turn(int n)
{
	int r = 1, sum = 0;
	for (int i = 0; i < n; i++) {
		int v;
		if (r == 0)
			sum += v; // expect-error:11: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
		r = get(i, &v);
	}
	return sum;
}

int lent(int (*use)(const int *))
{
	int v;
	int r = get(1, &v);
	int s = use(&v); // expect-error:14: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
	return r + s;
}

int one_element(void)
{
	int a[4];
	if (get(1, &a[0]) == 0) // expect-error:6: 'a[]' is read before it is set; initialise it, all zero is enough [uninitialized]
		return a[0];
	return 0;
}

bool both(void)
{
	int v;
	bool ok = get(1, &v) != 0;
	return ok ? v : 0; // expect-error:14: 'v' is read before it is set; initialise it, all zero is enough [uninitialized]
}
