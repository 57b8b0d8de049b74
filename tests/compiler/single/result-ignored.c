// An owner that a call returns is dropped.
#include <sdc.h>

struct node {
	int value;
};
struct node *__owned make(int value);

void f(void)
{
	make(1);
}
