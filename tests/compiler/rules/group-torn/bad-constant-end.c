// A constant array that lies past the end of the one that holds it.
#include <sdc.h>
#include <stddef.h>

struct row {
	int *__static _Nullable d __counted_by(n);
	size_t n;
};
static int table[2][3];
static struct {
	int cells[3];
} rows[2];
static struct row past = {table[2], 3}; // expect-error:27: 'd' belongs to a pointer and its count: a constant group is an array and a count that it covers [group-torn]
static struct row beyond = {rows[5].cells, 3}; // expect-error:29: 'd' belongs to a pointer and its count: a constant group is an array and a count that it covers [group-torn]
