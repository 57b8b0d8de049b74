// A count inside a union could change through another arm.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	int *__owned _Nullable data __counted_by(n); // expect-error:25: 'n' is not a sibling parameter or field [bad-count]
	union {
		size_t n;
		uint64_t raw;
	};
};
