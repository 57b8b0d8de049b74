// A new object is zeroed; where a pointer in it is never null it cannot be made.
#include <sdc.h>
#include <stddef.h>

struct device {
	int (*read)(int);
	int unit;
};

struct bus {
	struct device devices[2];
};

struct line {
	size_t n;
	struct device each[] __counted_by(n);
};

void one(void)
{
	sd_free(sd_new(struct device)); // expect-error:10: a new 'struct device' is zeroed, but a pointer in it is never null; make that _Nullable [new-not-nullable]
}

void in_array(void)
{
	sd_free(sd_new(struct bus)); // expect-error:10: a new 'struct bus' is zeroed, but a pointer in it is never null; make that _Nullable [new-not-nullable]
}

void many(size_t n)
{
	sd_free(sd_new_array(struct device, n)); // expect-error:10: a new 'struct device' is zeroed, but a pointer in it is never null; make that _Nullable [new-not-nullable]
}

void flexible(void)
{
	sd_free(sd_new(struct line)); // expect-error:10: a new 'struct line' is zeroed, but a pointer in it is never null; make that _Nullable [new-not-nullable]
}

void tried(void)
{
	struct device *__owned _Nullable d = sd_try_new(struct device); // expect-error:39: a new 'struct device' is zeroed, but a pointer in it is never null; make that _Nullable [new-not-nullable]
	sd_free(d);
}
