// Views by value, by pointer, in results and nested; what they cover.
#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>

struct __view text {
	const char *ptr __counted_by(len);
	size_t len;
};
struct __view pair {
	struct text a;
	struct text b;
	int *total;
};
struct __view numbers {
	int *at __counted_by(n * 2);
	unsigned n;
};
struct __view one {
	int *p;
	int plain;
};
struct buf {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

static int char_at(struct text t, int i) { return t.ptr[i]; }

static struct text from(struct text t, size_t k) { return (struct text){t.ptr + k, t.len - k}; }

static bool word(struct text *rest, struct text *__out w)
{
	size_t n = 0;
	while (n < rest->len && rest->ptr[n] != ' ')
		n++;
	*w = (struct text){rest->ptr, n};
	*rest = from(*rest, n + (n < rest->len));
	return w->len > 0;
}

static int sum(struct pair *p)
{
	for (size_t i = 0; i < p->a.len; i++)
		*p->total += p->a.ptr[i] - '0';
	for (size_t i = 0; i < p->b.len; i++)
		*p->total += p->b.ptr[i] - '0';
	return *p->total;
}

static struct one pick(struct one x, struct one y, int k) __from(x, y);
static struct one pick(struct one x, struct one y, int k) { return k ? x : y; }

// returns 0: 97
// returns 2: 99
int case_index(int n)
{
	struct text t = {"abc", 3};
	return char_at(t, 1) - 'b' + t.ptr[n]; // faults 3: bounds // faults -1: bounds
}

// returns 0: 3
// returns 2: 1
// returns 3: 0
int case_from(int n)
{
	struct text t = {"abc", 3};
	struct text r = {t.ptr + n, t.len - n}; // faults 4: bounds // faults -1: bounds
	return from(r, 0).len;
}

// returns 0: 0
// returns 3: 0
int case_cover(int n)
{
	struct text t = {"abc", n}; // faults 5: count-mismatch // faults -1: count-mismatch
	return t.len - n;
}

// returns 4: 4
int case_adjacent(int n)
{
	static const char wide[4] = {1, 2, 3, 4};
	struct text t = {wide, 0};
	t.ptr = wide; // faults 5: count-mismatch
	t.len = n;
	return t.ptr[n - 1]; // faults 0: bounds
}

// returns 0: 0
// returns 3: 2
// returns 8: 6
int case_words(int n)
{
	struct text all = {"a bc def", 8};
	struct text rest = {all.ptr, n}, w;
	int words = 0;
	while (word(&rest, &w))
		words += w.len;
	return words;
}

// returns 5: 15
int case_nested(int n)
{
	int total = n;
	struct pair p = {{"12", 2}, {"34", 2}, &total};
	struct pair q = p;
	q.a = (struct text){"", 0};
	return sum(&p) + sum(&(struct pair){q.a, from(q.b, 2), q.total}) - total;
}

// returns 1: 7
// returns 0: 9
int case_pick(int n)
{
	int a = 7, b = 9;
	return *pick((struct one){&a, 1}, (struct one){&b, 2}, n).p;
}

// returns 0: 0
// returns 3: 6
int case_product(int n)
{
	int a[6] = {1, 2, 3, 4, 5, 6};
	struct numbers v = {a, n}; // faults 4: count-mismatch // faults -1: count-mismatch
	return n ? v.at[v.n * 2 - 1] : 0;
}

// returns 1: 1
// returns 3: 3
int case_owner(int n)
{
	int *__owned made = sd_new_array(int, 4);
	for (int i = 0; i < 4; i++)
		made[i] = i;
	struct buf b = {made, 4};
	int r = 0;
	const int *_Nullable d = b.d;
	if (d) {
		struct __view cursor {
			const int *p __counted_by(n);
			size_t n;
		} c = {d, 4};
		r = c.p[n]; // faults 4: bounds
	}
	sd_free(sd_take(b.d));
	return r;
}

static void split(const char *s __counted_by(n), size_t n, size_t k, const char *_Nullable *__out rest)
{
	*rest = 0;
	if (k != 99)
		*rest = s + k;
}

static int step(const int **__inout at __from(a), const int *a __counted_by(n), size_t n)
{
	*at = &a[n - 1];
	return **at;
}

// returns 1: 98
// returns 99: -1
int case_out(int n)
{
	const char *rest = "long enough";
	split("abc", 3, n, &rest);
	if (!rest)
		return -1;
	return rest[n - 1]; // faults 2: bounds
}

// returns 1: 8
int case_inout(int n)
{
	int x = 1, a[3] = {2, 3, 4};
	const int *p = &x;
	int r = step(&p, a, 3);
	return r + p[n - 1]; // faults 2: bounds
}

static const int *second(const int *a, const int *b) __from(b);
static const int *second(const int *a, const int *b) { return b; }
static struct text tail(struct text t, struct text u) __from(t, u);
static struct text tail(struct text t, struct text u) { return from(t, u.len); }

// returns 3: 100
int case_functions(int n)
{
	const int *(*f)(const int *a, const int *b) __from(b) = second;
	struct text (*g)(struct text t, struct text u) __from(t, u) = tail;
	int x = 1, y = n;
	int i = *f(&x, &y);
	return g((struct text){"abcd", 4}, (struct text){"abc", i}).ptr[0]; // faults 4: bounds // faults 5: count-mismatch
}

// returns 0: 3
// returns 2: 5
// returns 5: 6
int case_print(int n)
{
	char a[5] = {'a', 'b', 'c', 0, 'e'};
	const char *p = a;
	struct text t = {p, n}, u = {"xy", 2};
	return sd_print("%s%s\n", t.ptr, u.ptr);
}

// returns 1: 13
// returns 5: 13
int case_print_width(int n)
{
	const char *p = "abcdef";
	struct text t = {p, n};
	const char *q = t.ptr;
	return sd_print("%6s%-6s\n", q, t.ptr);
}

static int switched(struct text *v, struct text to) { *v = to; return 2; }

// returns 1: 99
int case_index_changes(int n)
{
	struct text v = {"abc", 3}, few = {"x", n};
	struct text *p = &v;
	return p->ptr[switched(&v, few)];
}
