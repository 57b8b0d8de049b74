// A count that is no parameter beside the pointer, and one that is signed.
#include <sdc.h>
#include <stddef.h>


int first(const int *p __counted_by(missing)); // expect-error:22: 'missing' is not a sibling parameter or field [bad-count]
int second(const int *p __counted_by(n), int *n); // expect-error:23: count 'n' is not of an unsigned integer type [bad-count]
int third(const int *p __counted_by(n * ), size_t n); // expect-error:22: a count is made of numbers, parameters or fields, + - * [bad-count]
