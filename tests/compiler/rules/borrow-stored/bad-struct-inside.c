// A struct that is defined inside a parameter, a sizeof, a literal.
#include <sdc.h>
#include <stddef.h>


void keep(struct cursor { int *at; } *c, int *p)
{
	c->at = p;
}

int size(void)
{
	return sizeof(struct other { int *at; }); // expect-error:36: field 'at' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
}

int literal(void)
{
	return (struct third { int *at; }){0}.at ? 1 : 0; // expect-error:30: field 'at' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
}
// expect-warning@6:18: declaration of 'struct cursor' will not be visible outside of this function [-Wvisibility]
// expect-error@6:32: field 'at' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
// expect-warning@18:30: 'at' is tested for null; it seems to lack _Nullable [missing-annotation]
