// An element tested and used with the same index.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

enum kind { NUMBER, LIST, PAIR };
struct value {
	enum kind kind;
	union {
		int number;
		struct value *__owned _Nullable next;
		int pair[2];
	} u __tagged(kind, NUMBER, LIST, PAIR);
};
struct table {
	struct value rows[4][8];
	size_t used;
};

int sum(const struct value *a __counted_by(n), size_t n)
{
	int sum = 0;
	for (size_t i = 0; i < n; i++)
		if (a[i].kind == NUMBER)
			sum += a[i].u.number;
	return sum;
}

size_t find(const struct value *a __counted_by(n), size_t n, int wanted)
{
	size_t i = 0;
	while (i < n && !(a[i].kind == NUMBER && a[i].u.number == wanted))
		i++;
	return i;
}

int first_two(const struct value *a __counted_by(n), size_t n)
{
	return n > 1 && a[0].kind == NUMBER && a[1].kind == PAIR
	           ? a[0].u.number + a[1].u.pair[0]
	           : 0;
}

void clear(struct table *t, uint8_t row)
{
	for (int i = 0; i < 8; i++) {
		switch (t->rows[row][i].kind) {
		case LIST:
			sd_free(sd_take(t->rows[row][i].u.next));
			break;
		case PAIR:
			for (int k = 0; k < 2; k++)
				t->rows[row][i].u.pair[k] = 0;
			break;
		case NUMBER:
			t->rows[row][i].u.number++;
			break;
		}
		t->rows[row][i] = (struct value){.kind = NUMBER, .u.number = i};
	}
}
