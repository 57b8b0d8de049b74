// All that a condition may be.
#include <sdc.h>
#include <stdbool.h>
#include <stdint.h>

enum error { NONE, TOO_LARGE = 7 };
struct header {
	uint32_t length;
	uint8_t kind, flags[3];
	union {
		uint32_t bits;
		float value;
	} u;
};

int zero(int *__out_if(ret == 0) v);
int with_out(int *__out __out_if(ret == 0) v);
int after(int *__out v __out_if(ret == 0));
int not_minus_one(int *__out_if(ret != -1) v);
int hexadecimal(int *__out_if(ret == 0x7f) v);
enum error enumerator(int *__out_if(ret == NONE) v);
enum error other_enumerator(struct header *__out_if(ret != TOO_LARGE) h);
bool yes(double *__out_if(ret) v);
bool no(int *__out_if(!ret) v);
bool is_true(int *__out_if(ret == true) v);
uint64_t two(uint64_t *__out_if(ret != 0u) low, bool *__out_if(ret == 1) exact, int *__out always);
