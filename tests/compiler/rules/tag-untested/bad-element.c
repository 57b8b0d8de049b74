// An element that need not be the one tested.
#include <sdc.h>
#include <stddef.h>

enum kind { NUMBER, OWNER, TEXT };
struct value {
	enum kind kind;
	union {
		int number;
		float real;
		char text[8];
	} u __tagged(kind, NUMBER, OWNER, TEXT);
};
static size_t chosen;
void choose(void);
void step(size_t *__inout i);
void keep(size_t *i);

int goes_on(const struct value *a __counted_by(n), size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (a[i].kind != NUMBER)
			continue;
		i++;
		return a[i].u.number; // expect-error:10: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
	}
	return 0;
}

int assigned(const struct value *a __counted_by(n), size_t n, size_t i)
{
	(void)n;
	if (a[i].kind != NUMBER)
		return 0;
	i = 0;
	return a[i].u.number; // expect-error:9: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int comes_round(const struct value *a __counted_by(n), size_t n)
{
	size_t i = 0;
	int sum = 0;
	if (n && a[i].kind == NUMBER)
		for (; i < n; i += 2)
			sum += a[i].u.number; // expect-error:11: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
	return sum;
}

int stepped(const struct value *a __counted_by(n), size_t n, size_t i)
{
	(void)n;
	if (a[i].kind != NUMBER)
		return 0;
	step(&i);
	return a[i].u.number; // expect-error:9: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int by_pointer(const struct value *a __counted_by(n), size_t n)
{
	size_t i = 0, *p = &i;
	(void)n;
	if (a[i].kind != NUMBER)
		return 0;
	*p = 1;
	return a[i].u.number; // expect-error:9: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, through a pointer to the element [tag-untested]
}

int lent_before(const struct value *a __counted_by(n), size_t n)
{
	size_t i = 0;
	(void)n;
	keep(&i);
	return a[i].kind == NUMBER ? a[i].u.number : 0; // expect-error:31: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, through a pointer to the element [tag-untested]
}

int of_a_global(const struct value *a __counted_by(n), size_t n)
{
	(void)n;
	if (a[chosen].kind != NUMBER)
		return 0;
	choose();
	return a[chosen].u.number; // expect-error:9: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, through a pointer to the element [tag-untested]
}

int other_constant(const struct value *a __counted_by(n), size_t n)
{
	return n > 1 && a[0].kind == NUMBER ? a[1].u.number : 0; // expect-error:40: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int constant_and_variable(const struct value *a __counted_by(n), size_t n, size_t i)
{
	return n > 1 && a[0].kind == NUMBER ? a[i].u.number : 0; // expect-error:40: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int other_element_written(struct value *a __counted_by(n), size_t n, size_t i, size_t j)
{
	(void)n;
	if (a[i].kind != NUMBER)
		return 0;
	a[j] = (struct value){.kind = OWNER, .u.real = 1};
	return a[i].u.number; // expect-error:9: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int other_row(struct value (*unused)[2], const struct value *a __counted_by(n), size_t n, size_t i)
{
	struct value rows[2][2] = {0};
	(void)unused;
	(void)a;
	(void)n;
	return rows[i][0].kind == NUMBER ? rows[0][i].u.number : 0; // expect-error:37: 'rows[][].u.number' is reached where 'rows[][].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int array_moves(const struct value *a __counted_by(n), size_t n, size_t i)
{
	(void)n;
	if (a[i].kind != NUMBER)
		return 0;
	a++;
	return a[i].u.number; // expect-error:9: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
}

int same_name(const struct value *a __counted_by(n), size_t n)
{
	int sum = 0;
	for (int k = 0; k < 2; k++) {
		size_t i = sd_as(size_t, k);
		if (n > 1 && (k == 1 || a[i].kind == NUMBER))
			sum += a[i].u.number; // expect-error:11: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, with the same index [tag-untested]
	}
	return sum;
}

int other_index(const struct value *a __counted_by(n), size_t n, size_t i)
{
	(void)n;
	return a[i].kind == NUMBER ? a[i + 1].u.number : 0; // expect-error:31: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, through a pointer to the element [tag-untested]
}

int narrowed(const struct value *a __counted_by(n), size_t n, size_t i)
{
	(void)n;
	return a[i].kind == NUMBER ? a[sd_as(unsigned char, i)].u.number : 0; // expect-error:31: 'a[].u.number' is reached where 'a[].kind' is not known to be NUMBER; test it just before, through a pointer to the element [tag-untested]
}

void borrowed(struct value *a __counted_by(n), size_t n, size_t i, size_t j)
{
	(void)n;
	if (a[i].kind != NUMBER)
		return;
	int *number = &a[i].u.number;
	a[j] = (struct value){.kind = OWNER, .u.real = 1}; // expect-error:7: 'a[]' is assigned while it is borrowed [loan-conflict]
	*number = 1;
}
