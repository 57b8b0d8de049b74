// Family: an owner that leaves through a compound literal.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct box {
	int *__owned _Nullable p;
};

void keep(struct box b);

int f(int *__owned p)
{
	keep((struct box){p});
	return *p; // expect-error:10: 'p' was moved or freed; set it again or use it before [use-after-move]
}

int *_Nullable g(const struct box *b)
{
	const int *q = (struct box){NULL}.p;
	(void)b;
	return (int[1]){q ? *q : 0}; // expect-warning:9: address of stack memory associated with compound literal {q ? *q : 0} returned [-Wreturn-stack-address]
}
// expect-error@22:2: 'a temporary' ends here while it is borrowed [loan-scope]
