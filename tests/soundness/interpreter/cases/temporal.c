// Objects that are no longer there.
// inputs: 0:0,1:0,2:0
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct pair { int32_t x, y; };
struct three { int32_t a[3]; };

// fn_0 0 ok 0
uint64_t fn_0(uint64_t a, uint64_t b) {
	int32_t *__owned p = sd_new(int32_t);
	int32_t *q = p;
	uint64_t r = b;
	if (a == 0)
		r += *q;
	sd_free(p);
	if (a == 1)
		r += *q; // fn_0 1 fault use-after-free
	if (a == 2)
		*q = 1; // fn_0 2 fault use-after-free
	return r;
}

// fn_1 0 ok 0
uint64_t fn_1(uint64_t a, uint64_t b) {
	int32_t *__owned p = sd_new(int32_t);
	int32_t x = 0, *q = &x;
	sd_free(p);
	if (a == 1)
		sd_free(p); // fn_1 1 fault double-free
	if (a == 2)
		sd_free(q); // fn_1 2 fault bad-free
	return b;
}

static int32_t global;

// fn_2 0 ok 0
uint64_t fn_2(uint64_t a, uint64_t b) {
	struct pair *__owned p = sd_new(struct pair);
	if (a == 1)
		sd_free(&p->x); // fn_2 1 fault bad-free
	if (a == 2)
		sd_free(&global); // fn_2 2 fault bad-free
	sd_free(p);
	return b;
}

static int32_t *local(int32_t v) {
	int32_t x = v;
	return &x;
}

// fn_3 0 ok 4
uint64_t fn_3(uint64_t a, uint64_t b) {
	int32_t *p;
	{
		int32_t x = 4;
		p = &x;
		if (a == 0)
			return *p + b;
	}
	if (a == 1)
		return *p; // fn_3 1 fault use-after-scope
	p = local(3);
	return *p; // fn_3 2 fault use-after-scope
}

static struct three make(int32_t v) {
	struct three t = {{v, v + 1, v + 2}};
	return t;
}

// What a call returns ends with the full expression.
// fn_4 0 ok 7
// fn_4 2 ok 9
uint64_t fn_4(uint64_t a, uint64_t b) {
	if (a != 1)
		return make(7).a[a] + b;
	int32_t *p = make(7).a;
	return p[1]; // fn_4 1 fault use-after-scope
}

// A compound literal ends with its block.
// fn_5 0 ok 5
// fn_5 2 ok 5
uint64_t fn_5(uint64_t a, uint64_t b) {
	struct pair *p = 0, *q = &(struct pair){5, 6};
	if (a) {
		p = &(struct pair){1, 2};
		if (a == 2)
			return p->x + 4;
	}
	return (p ? p->x : 0) + q->x + b; // fn_5 1 fault use-after-scope
}

// Each round of a loop has its own variable; break and continue end it too.
// fn_6 0 ok 1
uint64_t fn_6(uint64_t a, uint64_t b) {
	int32_t *p = 0;
	for (int32_t i = 0; i < 3; i++) {
		int32_t x = i;
		if (i == 1 && a == 0) {
			p = &x;
			return *p + b;
		}
		if (a == 1 && p)
			return *p; // fn_6 1 fault use-after-scope
		p = &x;
		if (a == 2)
			break;
		continue;
	}
	return *p; // fn_6 2 fault use-after-scope
}

// A goto out of a block ends its variables, one back inside of it does not.
// fn_7 0 ok 3
// fn_7 2 ok 3
uint64_t fn_7(uint64_t a, uint64_t b) {
	int32_t *p = 0, n = 0;
	{
		int32_t x = 3;
		p = &x;
		if (a == 1)
			goto out;
	again:
		if (a == 2 && n++ < 2)
			goto again;
		return *p + b;
	}
out:
	return *p; // fn_7 1 fault use-after-scope
}

// An object of the next call is another object.
// fn_8 0 ok 1
// fn_8 1 ok 2
uint64_t fn_8(uint64_t a, uint64_t b) {
	int32_t *p = local(1), *q = local(2);
	if (a == 2)
		return *q + *p; // fn_8 2 fault use-after-scope
	return a + 1 + b;
}
