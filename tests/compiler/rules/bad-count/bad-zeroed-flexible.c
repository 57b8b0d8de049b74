#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct one_more {
	size_t n;
	uint8_t t[] __counted_by(n + 1); // expect-error:10: a flexible array's count is a member as it stands; a new object is zeroed and has no elements [bad-count]
};

struct always {
	size_t n;
	uint8_t t[] __counted_by(4); // expect-error:10: a flexible array's count is a member as it stands; a new object is zeroed and has no elements [bad-count]
};
