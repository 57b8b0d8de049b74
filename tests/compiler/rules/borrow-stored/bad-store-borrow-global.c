// Store borrow global: refused.
#include <sdc.h>
#include <stddef.h>

static int *_Nullable keep; // expect-error:23: the global 'keep' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
void f(int *p)
{
	keep = p;
}
