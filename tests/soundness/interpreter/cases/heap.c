// Owners: the forms of <sdc.h>, what is lost, and what does not fit.
// inputs: 0:0,1:0,2:0
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct node { uint64_t v; struct node *__owned _Nullable next; };
struct buffer { uint8_t *__owned _Nullable d __counted_by(n); size_t n; };
static struct node *__owned _Nullable kept;

// fn_0 0 ok 3
// fn_0 1 ok 5
// fn_0 2 ok 7
uint64_t fn_0(uint64_t a, uint64_t b) {
	struct node *__owned _Nullable list = 0;
	for (uint64_t i = 0; i < 3; i++) {
		struct node *__owned n = sd_new(struct node);
		n->v = i + a * (i < 2);
		n->next = sd_take(list);
		list = n;
	}
	uint64_t sum = b;
	while (list) {
		struct node *__owned _Nullable next = sd_take(list->next);
		sum += list->v;
		sd_free(list);
		list = next;
	}
	return sum;
}

// fn_1 0 ok 0
uint64_t fn_1(uint64_t a, uint64_t b) {
	struct node *__owned p = sd_new(struct node); // fn_1 1 fault leak
	if (a == 2)
		p->next = sd_new(struct node); // fn_1 2 fault leak
	if (a != 1)
		sd_free(p);
	return b;
}

// What a static still owns is not lost.
// fn_2 0 ok 0
// fn_2 1 ok 1
// fn_2 2 ok 2
uint64_t fn_2(uint64_t a, uint64_t b) {
	kept = sd_new(struct node);
	kept->next = sd_new(struct node);
	kept->next->v = a;
	return kept->next->v + b;
}

// fn_3 0 ok 17
uint64_t fn_3(uint64_t a, uint64_t b) {
	size_t n = 1;
	n <<= a * 40; // fn_3 2 fault shift
	uint8_t *__owned p = sd_new_array(uint8_t, n); // fn_3 1 fault quota
	p[0] = 17;
	uint64_t r = p[0] + b;
	sd_free(p);
	return r;
}

// fn_4 0 ok 1
// fn_4 1 ok 0
// fn_4 2 ok 0
uint64_t fn_4(uint64_t a, uint64_t b) {
	size_t n = 1;
	n <<= a * 31;
	uint64_t *__owned _Nullable p = sd_try_new_array(uint64_t, n);
	if (!p)
		return b;
	sd_free(p);
	return 1;
}

// fn_5 0 ok 21
// fn_5 1 ok 21
// fn_5 2 ok 21
uint64_t fn_5(uint64_t a, uint64_t b) {
	struct node *__owned p = sd_new(struct node), *__owned q = sd_new(struct node);
	p->v = 1;
	q->v = 2;
	sd_swap(p, q);
	uint64_t r = p->v * 10 + q->v + a * b;
	sd_free(p);
	sd_free(q);
	sd_free(kept);
	return r;
}

static void grow(struct buffer *b, size_t n) {
	uint8_t *__owned d = sd_new_array(uint8_t, n);
	uint8_t *__owned _Nullable old = sd_take(b->d);
	for (size_t i = 0; i < b->n && i < n && old; i++)
		d[i] = old[i];
	sd_free(old);
	b->d = d;
	b->n = n;
}

// fn_6 0 ok 5
// fn_6 1 ok 5
uint64_t fn_6(uint64_t a, uint64_t b) {
	struct buffer s = {0};
	grow(&s, 2);
	s.d[1] = 5;
	grow(&s, 4);
	uint64_t r = s.d[1] + s.d[3] + b;
	if (a == 2)
		r += s.d[4]; // fn_6 2 fault out-of-bounds
	uint8_t *part = sd_sub(s.d, 1, 2);
	r += part[0] - 5;
	sd_free(sd_take(s.d));
	return r;
}

static struct node *__owned make(uint64_t v) {
	struct node *__owned n = sd_new(struct node);
	*n = (struct node){.v = v};
	return n;
}
static int fill(struct node *__owned *__out to) {
	*to = make(6);
	return 0;
}

// fn_7 0 ok 6
// fn_7 1 ok 7
// fn_7 2 ok 8
uint64_t fn_7(uint64_t a, uint64_t b) {
	struct node *__owned n;
	fill(&n);
	uint64_t r = n->v + a + b;
	sd_free(n);
	return r;
}
