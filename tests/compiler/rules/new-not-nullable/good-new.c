// On the heap the pointer may be null, or stands in a constant table.
#include <sdc.h>
#include <stddef.h>

struct operations {
	int (*read)(int);
	int (*write)(int, int);
};

struct device {
	const struct operations *__static _Nullable operations;
	int unit;
};

static int read_one(int unit)
{
	return unit;
}

static int write_one(int unit, int value)
{
	return unit + value;
}

static const struct operations plain = {read_one, write_one};

struct device *__owned open_device(int unit)
{
	struct device *__owned d = sd_new(struct device);
	d->operations = &plain;
	d->unit = unit;
	return d;
}

int read_device(const struct device *d)
{
	const struct operations *operations = d->operations;
	return operations ? operations->read(d->unit) : -1;
}
