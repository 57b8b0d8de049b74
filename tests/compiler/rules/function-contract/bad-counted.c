// Counts, and the contracts of callbacks' own callbacks, must agree.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

static int one(uint8_t *p, size_t n) { return *p + (int){n}; }
static int twice(uint8_t *p __counted_by(2 * n), size_t n) { return p[0] + (int){n}; }
static int all(uint8_t *p __counted_by(n), size_t n) { return n ? p[0] : 0; }
static void walk(void (*each)(int *_Nullable p)) { each(NULL); }
static void keep(int (*read)(uint8_t *p __counted_by(n), size_t n)) { (void)read; }

void assign(void)
{
	int (*read)(uint8_t *p __counted_by(n), size_t n) = one; // expect-error:54: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
	read = twice; // expect-error:7: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
	read = all;
	int (*single)(uint8_t *p, size_t n) = all; // expect-error:40: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
	keep(read);
	keep(single); // expect-error:7: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
	void (*other)(void (*each)(int *p)) = walk; // expect-error:40: the function's parameters or result are annotated otherwise than the pointer's [function-contract]
	(void)other;
}
