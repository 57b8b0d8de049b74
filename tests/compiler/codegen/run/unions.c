// Unions: bits read as another type, arms under their tags.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

union word {
	float real;
	uint32_t bits;
	uint16_t half[2];
	uint8_t bytes[4];
};

// returns 1: 1065353216
// returns 2: 1073741824
int case_bits(int n)
{
	union word w = {.bits = 7};
	w.real = n;
	return w.bits;
}

static uint32_t through(union word *a, union word *b)
{
	a->bits = 1;
	b->real = 1;
	b->half[0] = 5;
	return a->bits;
}

// returns 0: 1065353221
int case_order(int n)
{
	(void)n;
	union word w = {0};
	return through(&w, &w);
}

static uint32_t arrays(union word *a, union word *b, size_t i)
{
	a->half[i] = 1;
	b->bits = 0x00050004;
	return a->half[i] + *a->half;
}

// returns 0: 8
// returns 1: 9
int case_arrays(int n)
{
	union word w = {0};
	return arrays(&w, &w, n);
}

// returns 3: 63
int case_element(int n)
{
	union word w = {.real = 1};
	return w.bytes[n]; // faults 4: bounds // faults -1: bounds
}

enum kind { NUMBER, LIST, TEXT, FULL };
struct value {
	enum kind kind;
	union {
		int number;
		struct {
			int *__owned _Nullable d __counted_by(n);
			size_t n;
		} list;
		char text[4];
		struct value *__owned _Nullable next;
	} u __tagged(kind, NUMBER, LIST, TEXT, FULL);
};

static struct value list(size_t n)
{
	int *__owned d = sd_new_array(int, n);
	for (size_t i = 0; i < n; i++)
		d[i] = sd_as(int, i) + 1;
	return (struct value){.kind = LIST, .u.list = {d, n}};
}

static int at(const struct value *v, int i)
{
	switch (v->kind) {
	case NUMBER:
		return v->u.number;
	case LIST:
		return v->u.list.d ? v->u.list.d[i] : -1;
	case TEXT:
		return v->u.text[i];
	case FULL:
		return v->u.next ? at(v->u.next, i) : -2;
	}
	return -3;
}

static void drop(struct value *__owned _Nullable v)
{
	if (!v)
		return;
	if (v->kind == LIST)
		sd_free(sd_take(v->u.list.d));
	if (v->kind == FULL)
		drop(sd_take(v->u.next));
	sd_free(v);
}

static void clear(struct value *v)
{
	if (v->kind == LIST)
		sd_free(sd_take(v->u.list.d));
	if (v->kind == FULL)
		drop(sd_take(v->u.next));
	*v = (struct value){0};
}

// returns 0: 1
// returns 2: 3
int case_list(int n)
{
	struct value v = list(3);
	struct value *__owned outer = sd_new(struct value);
	*outer = v;
	struct value top = {.kind = FULL, .u.next = outer};
	int r = at(&top, n);
	clear(&top);
	if (top.kind != NUMBER)
		sd_fault("not cleared");
	return r;
}

// returns 1: 98
int case_text(int n)
{
	struct value v = {.kind = TEXT, .u.text = "abc"};
	return v.kind == TEXT ? v.u.text[n] : 0; // faults 4: bounds
}

// returns 0: 0
// returns 2: 2
int case_free(int n)
{
	struct value *__owned v = sd_new(struct value);
	if (n == 1)
		*v = list(2);
	else if (n == 2)
		*v = (struct value){.kind = NUMBER, .u.number = 2};
	int r = v->kind == NUMBER ? v->u.number : 0;
	sd_free(v); // faults 1: free-full
	return r;
}

struct result {
	bool ok;
	union {
		int value;
		char code;
	} __tagged(ok, true, false);
};

static struct result half(int n)
{
	if (n % 2)
		return (struct result){.ok = false, .code = 'x'};
	return (struct result){.ok = true, .value = n / 2};
}

// returns 6: 3
// returns 7: 120
int case_result(int n)
{
	struct result r = half(n);
	return r.ok ? r.value : r.code;
}

struct mixed {
	enum kind kind;
	union {
		float real;
		int many[2];
		struct {
			short a;
			long b;
		} parts;
	} u __tagged(kind, NUMBER, LIST, TEXT);
};

/// One memory, three types in turn, through pointers.
static long mixed(struct mixed *m, int n)
{
	long sum = 0;
	for (int i = 0; i < n; i++) {
		*m = (struct mixed){.kind = NUMBER, .u.real = 1};
		if (m->kind == NUMBER) {
			float *f = &m->u.real;
			*f = *f + i;
		}
		*m = (struct mixed){.kind = LIST, .u.many = {i, 7}};
		if (m->kind == LIST) {
			int *a = &m->u.many[0];
			sum += *a;
		}
		*m = (struct mixed){.kind = TEXT, .u.parts = {.a = 1, .b = i}};
		if (m->kind == TEXT) {
			long *b = &m->u.parts.b;
			sum += *b * 100;
		}
	}
	return sum;
}

// returns 4: 606
int case_mixed(int n)
{
	struct mixed m = {0};
	return mixed(&m, n);
}

struct late {
	union {
		int number;
		char text[8];
	} u __tagged(kind, 1, 0);
	signed char kind;
};
static struct late late[2] = {{{.text = "abc"}, 0}, {{4}, 1}};

// returns 1: 5
// returns 0: 98
int case_late(int n)
{
	struct late *l = &late[n]; // faults 3: bounds
	if (l->kind == 1) // faults 2: bounds
		return ++l->u.number;
	return l->kind == 0 ? l->u.text[1] : -1;
}

/// Elements tested and used with the same index.
// returns 3: 20
// returns 2: 18
int case_elements(int n)
{
	struct mixed all[3] = {0};
	long sum = 0;
	for (int i = 0; i < n; i++)
		if (all[i].kind == NUMBER) { // faults 4: bounds
			all[i].u.real = i + 1;
			all[i] = (struct mixed){.kind = LIST, .u.many = {i, 7}};
			if (all[i].kind == LIST)
				sum += all[i].u.many[1] + all[i].u.many[0];
		}
	return sum + (all[2].kind == LIST ? all[2].u.many[0] - 6 : 3);
}
