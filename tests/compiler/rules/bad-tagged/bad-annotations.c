// Annotations of unions that say too little or what cannot be.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

enum kind { A, B, C = 300 };
struct no_tag {
	union { int a; float b; } u __tagged(kind, A, B); // expect-error:28: tag 'kind' is not a field beside the union [bad-tagged]
};
struct too_few {
	enum kind kind;
	union { int a; float b; } u __tagged(kind, A); // expect-error:28: the union has 2 arms and __tagged 1 values [bad-tagged]
};
struct twice {
	enum kind kind;
	union { int a; float b; } u __tagged(kind, A, 0); // expect-error:28: two arms have the value '0' [bad-tagged]
};
struct unknown {
	enum kind kind;
	union { int a; float b; } u __tagged(kind, A, D); // expect-error:28: 'D' is not an enumerator or a number [bad-tagged]
};
struct too_large {
	uint8_t kind;
	union { int a; float b; } u __tagged(kind, A, C); // expect-error:28: 'C' does not fit tag 'kind' [bad-tagged]
};
struct negative {
	unsigned kind;
	union { int a; float b; } u __tagged(kind, 0, -1); // expect-error:28: '-1' does not fit tag 'kind' [bad-tagged]
};
struct real {
	float kind;
	union { int a; float b; } u __tagged(kind, 0, 1); // expect-error:28: tag 'kind' is not an enum or a plain integer [bad-tagged]
};
struct bits {
	unsigned kind : 3;
	union { int a; float b; } u __tagged(kind, 0, 1); // expect-error:28: tag 'kind' is a bit-field [bad-tagged]
};
struct shared {
	_Atomic int kind;
	union { int a; float b; } u __tagged(kind, 0, 1); // expect-error:28: tag 'kind' is not an enum or a plain integer [bad-tagged]
};
struct no_union {
	int kind;
	int u __tagged(kind, 0); // expect-error:6: __tagged stands on a field whose type is a union [bad-tagged]
};
struct count {
	size_t n;
	int *__owned _Nullable d __counted_by(n);
	union { int a; float b; } u __tagged(n, 0, 1); // expect-error:28: tag 'n' is also the count of a pointer [bad-tagged]
};
struct counted_arm {
	int kind;
	union { size_t n; int *__owned _Nullable d __counted_by(n); } u __tagged(kind, 0, 1); // expect-error:43: 'n' is not a sibling parameter or field [bad-count]
};
struct outer {
	int kind;
	struct {
		union { int a; float b; } u __tagged(kind, 0, 1); // expect-error:29: tag 'kind' is not a field beside the union [bad-tagged]
	};
};
// expect-error@53:64: arm 'd' has a count; put the pointer and its count into a struct [bad-tagged]
// expect-error@53:43: arm 'd' of a union is a pointer; a union is numbers and arrays of numbers of one size, or __tagged [union-type]
struct many {
	int kind;
	union { int a; int *__owned _Nullable b[3]; } u __tagged(kind, 0, 1); // expect-error:48: arm 'b' holds an array of owners; keep it behind an owner [bad-tagged]
};
