// An index in offsetof that is computed would run unseen.
#include <sdc.h>
#include <stddef.h>

struct table {
	int rows[10];
};

static unsigned eat(int *__owned p)
{
	sd_free(p);
	return 1;
}

size_t twice(void)
{
	int *__owned p = sd_new(int);
	size_t at = offsetof(struct table, rows[eat(p)]); // expect-error:42: a computed index in offsetof is not in the dialect; write a constant, or multiply sizeof by the index [expression-kind]
	sd_free(p);
	return at;
}

size_t read(const int *p)
{
	return offsetof(struct table, rows[*p]); // expect-error:37: a computed index in offsetof is not in the dialect; write a constant, or multiply sizeof by the index [expression-kind]
}
