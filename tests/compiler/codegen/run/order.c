// Places, counts and groups are evaluated in the order that the analyses see,
// and what an array or a literal keeps covers an element.
#include <sdc.h>
#include <stddef.h>

// returns 2: 5
int case_literal(int n)
{
	int a[3] = {3, 4, 5};
	int *q = (int *){a + n}; // faults 3: bounds
	return *q;
}

static int table[4] = {1, 2, 3, 4};

// returns 3: 4
int case_static_array(int n)
{
	int *__static _Nullable a[2][1] = {{table + n}}; // faults 4: bounds
	int *__static _Nullable q = a[0][0];
	return q ? *q : 9;
}

// returns 0: 9
int case_null_in_array(int n)
{
	int *__static _Nullable none = n ? table : NULL;
	int *__static _Nullable a[2] = {none};
	int *__static _Nullable q = a[0];
	return q ? *q : 9;
}

struct node {
	int v[8];
};

// returns 1: 0
int case_owner_array(int n)
{
	struct node *__owned _Nullable a[1] = {sd_new_array(struct node, n)}; // faults 0: bounds
	struct node *__owned _Nullable q = sd_take(a[0]);
	int r = q ? q->v[7] : 9;
	sd_free(q);
	return r;
}

struct part {
	int v;
};
struct large {
	int far[1000];
	struct part part;
	struct part parts[2];
};

static struct part forget(struct large *_Nullable *__inout p)
{
	*p = NULL;
	return (struct part){7};
}

// returns 0: 7
// returns 1: 7
int case_place_first(int n)
{
	struct large l = {0};
	struct large *_Nullable p = &l;
	if (n) {
		p->parts[n] = forget(&p);
		return l.parts[1].v;
	}
	p->part = forget(&p);
	return l.part.v;
}

struct buffer {
	int *__owned _Nullable bytes __counted_by(n);
	size_t n;
};

static size_t drop(struct buffer *b)
{
	sd_free(sd_take(b->bytes));
	return 1;
}

static int *pick(int *x, int value, size_t n) __counted_by(n);
static int *pick(int *x, int value, size_t n)
{
	*x = value;
	return x;
}

// returns 3: 30
// returns 0: 0
int case_count_in_its_place(int n)
{
	int x = 0;
	int *__owned bytes = sd_new_array(int, 10);
	bytes[3] = 30;
	struct buffer b = {bytes, 10};
	if (b.bytes) {
		int *q = pick(&x, b.bytes[n], drop(&b));
		x = q[0];
	}
	sd_free(sd_take(b.bytes));
	return x;
}

struct __view two {
	int *a __counted_by(n);
	size_t n;
	int *b __counted_by(k);
	size_t k;
};

// returns 1: 5
int case_group_after_group(int n)
{
	int x = 5;
	int *__owned h = sd_new(int);
	struct two v = {h, 1, h, 1};
	v.a[0] = 4;
	sd_free(h);
	v.a = &x;
	v.n = 1;
	v.b = v.a;
	v.k = v.n;
	return v.b[0];
}

static unsigned set_to(int **__out p, int *to)
{
	*p = to;
	return 0;
}

// returns 0: 7
// returns 1: 7
int case_moved_by_call(int n)
{
	int x = 7;
	int *__owned h = sd_new(int);
	int *p = h;
	*p = 99;
	sd_free(h);
	if (n)
		return *(set_to(&p, &x) + p);
	p += set_to(&p, &x);
	return *p;
}

struct text {
	int numbers[10];
};
struct letter {
	int number;
	struct text text;
};
struct __view of {
	const struct letter *letter;
	int more[8];
};

static int first_of(struct text text, int n) { return text.numbers[0] + n; }
static int number_of(struct of view, int turned, int n) { return view.letter->number + turned + n; }

static int burn(struct letter *__owned letter)
{
	letter->text.numbers[0] = 100;
	sd_free(letter);
	return 1;
}

// returns 5: 6
int case_struct_argument_freed(int n)
{
	struct letter *__owned letter = sd_new(struct letter);
	letter->text.numbers[0] = n;
	return first_of(letter->text, burn(letter));
}

static int turn(struct of *__out view, const struct letter *to)
{
	*view = (struct of){.letter = to};
	return 1;
}

// returns 5: 7
int case_view_argument_turned(int n)
{
	struct letter mine = {.number = n};
	struct letter *__owned letter = sd_new(struct letter);
	struct of view = {.letter = &mine};
	return number_of(view, turn(&view, letter), burn(letter));
}

struct job {
	int *__static _Nullable sum;
	int number;
};
typedef void (*work)(struct job *__owned);

static void add(struct job *__owned job)
{
	int *__static _Nullable sum = job->sum;
	if (sum)
		*sum += job->number;
	sd_free(job);
}

static void fill(int *p __counted_by(n), size_t n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = 3;
}

static int spawned;

static struct job *__owned new_job(int n)
{
	struct job *__owned job = sd_new(struct job);
	job->sum = &spawned;
	job->number = n;
	return job;
}

// The function that a thread starts with is an expression like any other.
// returns 2: 2
int case_spawn_operand(int n)
{
	int a[4] = {0};
	spawned = 0;
	sd_spawn((fill(a, n + 2), add), new_job(n)); // faults 3: bounds
	return spawned;
}

// returns 1: 1
int case_spawn_element(int n)
{
	work works[2] = {add, add};
	spawned = 0;
	sd_spawn(works[n], new_job(n)); // faults 2: bounds
	return spawned;
}
