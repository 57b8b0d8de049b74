// Division, shifts, and arithmetic that is defined at its ends.
#include <limits.h>

// returns 4: 25
int case_divide(int n) {
	return 100 / n; // faults 0: div-zero
}

// returns 7: 2
int case_remainder(int n) {
	return 100 % n; // faults 0: div-zero
}

// returns 1: -2147483648
int case_divide_least(int n) {
	int least = INT_MIN;
	return least / n; // faults -1: div-overflow
}

// returns 1: 0
int case_remainder_least(int n) {
	int least = INT_MIN;
	least %= n; // faults -1: div-overflow
	return least;
}

// returns 3: 8
int case_shift_left(int n) {
	return 1 << n; // faults 32: shift-range // faults -1: shift-range
}

// returns 3: 16
int case_shift_right(int n) {
	return 128 >> n; // faults 40: shift-range
}

// returns 1: -2147483648
int case_wraps(int n) {
	return INT_MAX + n;
}

// returns 0: 2147483647
// returns 1: -2147483648
// returns 2: 0
int case_saturates(int n) {
	double values[3] = {1e30, -1e30, 0.0};
	values[2] = values[2] / values[2];
	double v = values[n];
	int whole = v;
	return whole;
}

// returns 3: 31
int case_compound(int n) {
	int v = 1000;
	v /= n - 3 + 4;
	v /= n - 2; // faults 2: div-zero
	v >>= n;
	return v;
}

// returns 1: 1
int case_two_on_one_line(int n) {
	return 10 / n - (9 << (n - 1)); // faults 0: div-zero // faults 40: shift-range
}
