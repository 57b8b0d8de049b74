// A field starts as null.
#include <sdc.h>
#include <stddef.h>


struct node {
	struct node *__owned next; // expect-error:23: pointer 'next' in a struct or array starts as null; make it _Nullable [field-not-nullable]
};

struct table {
	int (*handlers[4])(int); // expect-error:8: pointer 'handlers' in a struct or array starts as null; make it _Nullable [field-not-nullable]
};
