// Statics that hold pointers that are never null, without initialiser.
#include <sdc.h>
#include <stddef.h>

struct op {
	int k;
	int (*run)(int);
};

struct box {
	struct op each[2];
};

static struct op one; // expect-error:18: 'one' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
static struct box boxed; // expect-error:19: 'boxed' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
static int (*functions[2])(int); // expect-error:14: 'functions' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
static _Thread_local struct op own; // expect-error:32: 'own' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
struct op visible; // expect-error:11: 'visible' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
extern struct op elsewhere;

int f(void)
{
	static struct op here; // expect-error:19: 'here' may not be null but has no initialiser; add one or make it _Nullable [non-null-uninitialized]
	return here.run(one.k) + boxed.each[1].run(2) + functions[1](3) + own.run(4) +
	       visible.run(5) + elsewhere.run(6);
}
