// A borrow in a global, a field and an array.
#include <sdc.h>
#include <stddef.h>


int *last; // expect-error:6: the global 'last' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]

struct cursor {
	const int *at; // expect-error:13: field 'at' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
};

int first(int *a, int *b)
{
	int *both[2] = {a, b}; // expect-error:7: array 'both' would keep a borrowed pointer; make it __owned or __static, or pass the pointer as an argument [borrow-stored]
	return *both[0];
}
