// Memory that a run makes, alive or not, is bounded.
// inputs: 0:0,4:0,5:0
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

// dialect only: fn_0
// fn_0 0 ok 0
// fn_0 1 timeout
// fn_0 2 ok 1
uint64_t fn_0(uint64_t a, uint64_t b) {
	for (int i = 0; i < (a == 4 ? 100000 : a == 5 ? 10 : 0); i++) {
		int *p = sd_new_array(int, 1 << 20);
		p[i] = 1;
		b = p[i];
		sd_free(p);
	}
	return b;
}

static int deep(int n) {
	int own[4096];
	own[n & 4095] = n;
	return n ? own[n & 4095] + deep(n - 1) : 0;
}

// dialect only: fn_1
// fn_1 0 ok 0
// fn_1 1 ok 5050
// fn_1 2 timeout
uint64_t fn_1(uint64_t a, uint64_t b) {
	return deep(a == 4 ? 100 : a == 5 ? 1000000 : 0) + b;
}

// dialect only: fn_2
// fn_2 0 ok 0
// fn_2 1 timeout
uint64_t fn_2(uint64_t a, uint64_t b) {
	while (a == 4) {
		char c[8 << 20];
		c[b++] = 1;
	}
	return a == 5 ? 1 : 0; // fn_2 2 ok 1
}
