// What an initialiser leaves out is zero: not where a pointer is never null.
#include <sdc.h>
#include <stddef.h>
struct op { int k; int (*run)(int); };
static int twice(int x) { return 2 * x; }
struct box { struct op each[2]; int (*h[2])(int); };
static struct op s2 = {1}; // expect-error:24: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
static struct op s3[2] = {{1, twice}}; // expect-error:26: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
static struct op s4[2] = {[1] = {1, twice}}; // expect-error:26: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
static int (*s6[2])(int) = {twice}; // expect-error:28: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
static struct box s7 = {{{1, twice}, {2, twice}}}; // expect-error:42: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
static struct box s8 = {.h = {twice, twice}}; // expect-error:24: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
static int (*s10[2])(int) = {twice, 0}; // expect-error:37: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
static int (*s11[2])(int) = {[1] = twice}; // expect-error:29: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
static int (*s12[2][2])(int) = {{twice, twice}}; // expect-error:32: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
enum k { A, B };

int f1(void)
{
	struct op o = {0}; // expect-error:17: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return o.run(1);
}

int f2(void)
{
	struct op o;
	o.k = 1;
	return o.run(1); // expect-error:9: 'o.run' is read before it is set; initialise it, all zero is enough [uninitialized]
}

int f3(void)
{
	struct op o = {}; // expect-error:16: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return o.run(1);
}

int f5(void)
{
	int (*t[2])(int) = {}; // expect-error:21: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
	return t[1](1);
}

int f6(void)
{
	int (*t[2])(int);
	t[0] = twice; // expect-error:7: 't[]' is read before it is set; initialise it, all zero is enough [uninitialized]
	return t[1](1);
}

int f7(void)
{
	return ((struct op){3}).run(1); // expect-error:22: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
}

int f8(int (*_Nullable p)(int))
{
	struct op o = {1, p}; // expect-error:20: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return o.run(1);
}

int f9(struct op *o, int (*_Nullable p)(int))
{
	o->run = p;
	o->run = 0; // expect-error:9: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return 0;
}

int f10(struct op *o, int c)
{
	*o = (struct op){c}; // expect-error:19: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return 0;
}

int f11(int c)
{
	struct op t[2];
	t[0] = (struct op){1, twice}; // expect-error:7: 't[]' is read before it is set; initialise it, all zero is enough [uninitialized]
	return t[c].run(1);
}

int f12(int c)
{
	struct op o;
	if (c) o = (struct op){1, twice};
	return o.run(1); // expect-error:9: 'o.run' is read before it is set; initialise it, all zero is enough [uninitialized]
}


int f15(int c)
{
	int (*g)(int) = sd_take(s2.run); // expect-error:18: a _Nullable owner is asked for here, this pointer is function pointer [owner-kind]
	return g(c);
}

void f17(struct op *__out o)
{
	o->k = 1;
} // expect-error:1: 'o->run' is not set when the function returns here; set it on every path [out-not-set]

int f18(void)
{
	struct { struct box b; } x = {.b = {.each = {{1, twice}, {1, twice}}}}; // expect-error:63: a pointer without initialiser may not be null; test the value first or declare the target _Nullable [null-argument]
	return x.b.h[0](1);
}

int f19(struct op o)
{
	o.run = 0; // expect-error:8: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return o.run(2);
}

int f20(int c)
{
	struct op o = {1, c ? twice : 0}; // expect-error:20: this pointer may not be null; test the value first or declare the target _Nullable [null-argument]
	return o.run(2);
}
typedef int (*fn)(int);
