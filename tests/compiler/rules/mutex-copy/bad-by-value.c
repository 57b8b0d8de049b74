// A parameter or result by value is a copy.
#include <sd/mutex.h>
#include <sdc.h>

struct account {
	struct sd_mutex m;
	int v __guarded_by(m);
};

struct account by_value(struct account a); // expect-error:16: 'by_value' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
// expect-error@-1:40: 'a' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
void several(struct sd_mutex m, int n); // expect-error:30: 'm' is or holds a mutex: it is locked and unlocked, never copied, assigned or looked into; pass a pointer [mutex-copy]
