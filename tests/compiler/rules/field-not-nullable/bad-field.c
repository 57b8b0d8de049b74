// An owner in a field starts as null, and an arm of a union may be zero.
#include <sdc.h>
#include <stddef.h>

struct node {
	struct node *__owned next; // expect-error:23: pointer 'next' in a struct or array starts as null; make it _Nullable [field-not-nullable]
};

struct table {
	struct node *__owned each[4]; // expect-error:23: pointer 'each' in a struct or array starts as null; make it _Nullable [field-not-nullable]
};

enum kind { NUMBER, CALL, CALLS, PAIR };

struct pair {
	int (*call)(int);
};

struct value {
	enum kind kind;
	union {
		int number;
		int (*call)(int); // expect-error:9: pointer 'call' in a struct or array starts as null; make it _Nullable [field-not-nullable]
		int (*calls[2])(int); // expect-error:9: pointer 'calls' in a struct or array starts as null; make it _Nullable [field-not-nullable]
		struct pair pair; // expect-error:15: pointer 'pair' in a struct or array starts as null; make it _Nullable [field-not-nullable]
	} u __tagged(kind, NUMBER, CALL, CALLS, PAIR);
};
