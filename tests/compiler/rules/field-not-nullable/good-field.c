// An owner in a field may be null; a function or an object of static storage may
// be there always.
#include <sdc.h>
#include <stddef.h>

struct node {
	struct node *__owned _Nullable next;
};

struct node *__owned make(void)
{
	return sd_new(struct node);
}

struct command {
	const char *__static name __counted_by(length);
	size_t length;
	int (*run)(int);
};

static int twice(int x)
{
	return 2 * x;
}

static int thrice(int x)
{
	return 3 * x;
}

static const struct command commands[] = {{"twice", 5, twice}, {"thrice", 6, thrice}};
static int (*const table[2])(int) = {twice, thrice};

int by_name(char first, char second, int x)
{
	for (size_t i = 0; i < 2; i++) {
		const struct command *c = &commands[i];
		if (c->length > 1 && c->name[0] == first && c->name[1] == second)
			return c->run(x);
	}
	return 0;
}

int by_number(size_t i, int x)
{
	return table[i](x) + commands[i].run(x);
}

int own(int x)
{
	struct command c = commands[0];
	c.run = thrice;
	int (*both[2])(int) = {twice, c.run};
	both[0] = both[1];
	struct command d;
	d = (struct command){"abc", 3, both[x & 1]};
	struct {
		int (*run)(int);
		int k;
	} e;
	e.run = d.run;
	e.k = x;
	return e.run(e.k);
}
