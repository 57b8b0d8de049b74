// __from names what brings no borrow.
#include <sdc.h>
#include <stddef.h>

int *pick(int *a, int *b, int n) __from(n); // expect-error:6: 'n' is no parameter that brings a borrow; __from names borrowed parameters and views [bad-from]
int *owner(int *a, int *__owned b) __from(b); // expect-error:6: 'b' is no parameter that brings a borrow; __from names borrowed parameters and views [bad-from]
int *other(int *a, int *b) __from(a, c); // expect-error:6: 'c' is no parameter that brings a borrow; __from names borrowed parameters and views [bad-from]
