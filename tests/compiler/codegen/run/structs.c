// Structs that hold owners, moved by value.
#include <sdc.h>
#include <stddef.h>

struct buffer {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
	int tag;
};

struct pair {
	struct buffer first, second;
};

static struct buffer filled(size_t n, int value)
{
	struct buffer b = {0};
	int *__owned d = sd_new_array(int, n);
	for (size_t i = 0; i < n; i++)
		d[i] = value;
	b.d = d;
	b.n = n;
	return b;
}

static int emptied(struct buffer b)
{
	int sum = 0;
	if (b.d)
		for (size_t i = 0; i < b.n; i++)
			sum += b.d[i];
	sd_free(b.d);
	return sum;
}

static struct pair paired(struct buffer a, struct buffer b)
{
	struct pair p = {a, b};
	return p;
}

// returns 4: 19
int case_by_value(int n)
{
	struct pair p = paired(filled(3, 5), filled(n, 1));
	struct pair q = p;
	p = q;
	return emptied(p.first) + emptied(p.second);
}

// returns 1: 7
int case_bound_travels(int n)
{
	struct buffer b = filled(2, 7);
	struct buffer c = b;
	b = filled(1, 1);
	int v = c.d ? c.d[n] : 0; // faults 2: bounds // faults -1: bounds
	emptied(b);
	emptied(c);
	return v;
}

static void refill(struct buffer *p, size_t n, int value)
{
	sd_free(sd_take(p->d));
	*p = filled(n, value);
	p->tag = value;
}

// returns 0: 12
int case_into_pointer(int n)
{
	struct buffer b = {0};
	refill(&b, 2, 1);
	refill(&b, 4, 3);
	int v = b.d ? b.d[n] * 4 : 0; // faults 4: bounds
	emptied(b);
	return v;
}

struct row {
	int first[6], last;
};

// The rest of an array that an initialiser leaves out is zero.
// returns 2: 9
int case_rest_is_zero(int n)
{
	struct row *p = &(struct row){n, 7, .last = 1};
	for (int i = 0; i < 6; i++)
		p->first[i] += 0;
	int sum = p->last;
	*p = (struct row){n};
	p->first[n] += 6; // faults 6: bounds
	for (int i = 0; i < 6; i++)
		sum += p->first[i];
	return sum;
}
