// Statements: every way to go somewhere.
// inputs: 0:0,1:1,2:5,9:3
#include <sdc.h>
#include <stdint.h>

// fn_0 0 ok 111
// fn_0 1 ok 110
// fn_0 2 ok 100
// fn_0 3 ok 7
uint64_t fn_0(uint64_t a, uint64_t b) {
	uint64_t r = 0;
	(void)b;
	switch (a) {
	case 0:
		r += 1;
		__attribute__((fallthrough));
	case 1:
		r += 10;
		__attribute__((fallthrough));
	case 2:
		r += 100;
		break;
	default:
		r = 7;
	}
	return r;
}

// fn_1 0 ok 45
// fn_1 1 ok 45
// fn_1 2 ok 45
// fn_1 3 ok 45
uint64_t fn_1(uint64_t a, uint64_t b) {
	uint64_t r = 0, i = 0;
	(void)a;
	(void)b;
again:
	r += i;
	if (++i < 10)
		goto again;
	return r;
}

// fn_2 0 ok 16
// fn_2 1 ok 16
// fn_2 2 ok 16
// fn_2 3 ok 16
uint64_t fn_2(uint64_t a, uint64_t b) {
	uint64_t r = 0;
	(void)a;
	(void)b;
	for (int32_t i = 0; i < 10; i++) {
		if (i % 2)
			continue;
		int32_t j = 0;
		do {
			if (j == 2)
				break;
			r++;
			j++;
		} while (j < i);
		while (i == 8)
			if (r++ > 14)
				goto out;
	}
out:
	return r;
}

// A switch into the middle of a loop.
// fn_3 0 ok 5
// fn_3 1 ok 1
// fn_3 2 ok 2
// fn_3 3 ok 3
uint64_t fn_3(uint64_t a, uint64_t b) {
	uint64_t r = 0;
	(void)b;
	switch (a % 3 + (a == 9)) {
	case 0:
		do {
			r++;
			__attribute__((fallthrough));
		case 1:
			r++;
		} while (r < 3);
		break;
	case 2:
		r = 2;
	}
	return r + (a == 0) - (a == 1) * 2;
}

// Commas, conditionals, short circuits; a ?: b runs a once.
// fn_4 0 ok 8
// fn_4 1 ok 13
// fn_4 2 ok 108
// fn_4 3 ok 108
uint64_t fn_4(uint64_t a, uint64_t b) {
	uint64_t n = a, r = 0;
	r += (n++, n) ? 2 : 3;
	r += (n++ ?: 9);
	r += a > 1 && (r += 100);
	r += a || (r += 5);
	return r + (b < 1 ? -1 : 1) + (a == 1 ? 7 : 0) + (a == 9 ? -7 : 0);
}

// fn_5 0 ok 1
// fn_5 1 ok 2
// fn_5 2 ok 2
// fn_5 3 ok 3
uint64_t fn_5(uint64_t a, uint64_t b) {
	int32_t s = -1;
	s -= a == 9;
	(void)b;
	switch (a) {
	case 1 ... 5:
		return 2;
	}
	switch (s) {
	case -1:
		return 1;
	case -2:
		return 3;
	}
	return 0;
}

// fn_6 0 timeout
// fn_6 1 ok 1
// fn_6 2 ok 2
// fn_6 3 ok 9
uint64_t fn_6(uint64_t a, uint64_t b) {
	for (; !a;)
		;
	(void)b;
	return a;
}

// fn_7 0 ok 0
uint64_t fn_7(uint64_t a, uint64_t b) {
	if (a)
		sd_fault("asked for"); // fn_7 1 fault explicit // fn_7 2 fault explicit // fn_7 3 fault explicit
	return b;
}
