// What __guarded_by names is no mutex that every user of the object locks.
#include <sd/mutex.h>
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

static struct sd_mutex own;
struct sd_mutex outer;

struct unknown {
	int v __guarded_by(nowhere); // expect-error:6: 'nowhere' is no field beside 'v' and no global [bad-guard]
};

struct other_type {
	int m;
	int v __guarded_by(m); // expect-error:6: 'm' is no struct sd_mutex [bad-guard]
};

struct of_static {
	int v __guarded_by(own); // expect-error:6: 'own' is static, but other units may see 'v'; give the mutex external linkage [bad-guard]
};

int seen_elsewhere __guarded_by(own); // expect-error:5: 'own' is static, but other units may see 'seen_elsewhere'; give the mutex external linkage [bad-guard]

struct torn {
	struct sd_mutex a, b;
	int *__owned _Nullable d __counted_by(n) __guarded_by(a); // expect-error:25: 'd' and its count 'n' must be guarded by the same mutex [bad-guard]
	size_t n __guarded_by(b);
};

struct half_torn {
	struct sd_mutex a;
	int *__owned _Nullable d __counted_by(n) __guarded_by(a); // expect-error:25: 'd' and its count 'n' must be guarded by the same mutex [bad-guard]
	size_t n;
};

struct bits {
	struct sd_mutex m;
	uint32_t low : 4 __guarded_by(m); // expect-error:11: a bit-field shares its bytes with its neighbours, so no mutex of its own can guard it [bad-guard]
};

struct nested {
	struct sd_mutex m;
	struct sd_mutex n __guarded_by(m); // expect-error:18: a mutex that is guarded itself could not be locked [bad-guard]
};

struct constant {
	const struct sd_mutex m;
	int v __guarded_by(m); // expect-error:6: 'm' is no struct sd_mutex [bad-guard]
};
