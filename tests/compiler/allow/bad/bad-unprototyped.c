// Functions without a prototype.
int old();

int older(a, b) // expect-warning:5: a function definition without a prototype is deprecated in all versions of C and is not supported in C23 [-Wdeprecated-non-prototype]
int a, b;
{
	return a + b;
}

int (*pointer)(); // expect-error:1: a function's parameters are declared in its prototype; write (void) for none [unprototyped-function]

int empty()
{
	return 0;
}
// expect-error@2:1: a function's parameters are declared in its prototype; write (void) for none [unprototyped-function]
// expect-error@2:5: a function's parameters are declared in its prototype; write (void) for none [unprototyped-function]
// expect-error@12:1: a function's parameters are declared in its prototype; write (void) for none [unprototyped-function]
// expect-error@12:5: a function's parameters are declared in its prototype; write (void) for none [unprototyped-function]
