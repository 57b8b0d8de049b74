// What may be null, where it may not be.
#include <sdc.h>
#include <stddef.h>


static int read(const int *p)
{
	return *p;
}

int pass(const int *_Nullable p)
{
	return read(p); // expect-error:14: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
}

int *same(int *_Nullable p)
{
	return p; // expect-error:9: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
}
