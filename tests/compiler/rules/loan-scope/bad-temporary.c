// The value of a full expression ends with it, in conditions too.
#include <sdc.h>


struct row {
	int a[4];
};

struct row make(void);

int declared(void)
{
	int *p = make().a; // expect-error:18: 'a temporary' ends here while it is borrowed [loan-scope]
	return p[0];
}

int chosen(int c)
{
	struct row s = {{1}}, t = {{2}};
	int *p = (c ? s : t).a; // expect-error:23: 'a temporary' ends here while it is borrowed [loan-scope]
	return p[0];
}

int after_comma(int c)
{
	struct row s = {{1}};
	int *p = (c++, s).a; // expect-error:20: 'a temporary' ends here while it is borrowed [loan-scope]
	return p[0];
}

int of_if(int c)
{
	int z = 0, *p = &z;
	if (c && (p = make().a, 1)) // expect-error:27: 'a temporary' ends here while it is borrowed [loan-scope]
		return *p;
	return z;
}

int of_while(int c)
{
	int z = 0, *p = &z;
	while (c-- && (p = make().a, 1)) // expect-error:32: 'a temporary' ends here while it is borrowed [loan-scope]
		z += *p;
	return z;
}

int of_do(int c)
{
	int z = 0, *p = &z;
	do
		z += *p;
	while (c-- && (p = make().a, 1)); // expect-error:32: 'a temporary' ends here while it is borrowed [loan-scope]
	return z;
}

int of_for(int c)
{
	int z = 0, *p = &z;
	for (; (p = make().a, c); c--) // expect-error:25: 'a temporary' ends here while it is borrowed [loan-scope]
		z += *p;
	return z;
}

struct point {
	int x;
};

int literal_of_if(int c)
{
	struct point z = {0}, *p = &z;
	if (c && (p = &(struct point){1}, 1))
		c = 2; // expect-error:7: 'a temporary' ends here while it is borrowed [loan-scope]
	return p->x + c;
}

int literal_of_while(int c)
{
	struct point z = {0}, *p = &z;
	while (c-- && (p = &(struct point){1}, 1))
		c--; // expect-error:4: 'a temporary' ends here while it is borrowed [loan-scope]
	return p->x;
}
