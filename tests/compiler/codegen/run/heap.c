// Owners, groups and flexible arrays: what allocation and fields promise.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	int *__owned _Nullable d __counted_by(n);
	size_t n;
};

struct line {
	size_t count;
	char text[] __counted_by(count);
};

struct node {
	struct node *__owned _Nullable next;
	int value;
};

static int sum(const int *p __counted_by(n), size_t n) {
	int total = 0;
	for (size_t i = 0; i < n; i++)
		total += p[i];
	return total;
}

// returns 3: 0
int case_new_array(int n) {
	int *__owned p = sd_new_array(int, 4);
	int v = p[n]; // faults 4: bounds // faults -1: bounds
	sd_free(p);
	return v;
}

// returns 10: 0
int case_quota(int n) {
	size_t count = 1;
	count <<= n;
	int *__owned p = sd_new_array(int, count); // faults 30: quota // faults 62: quota
	int v = p[0];
	sd_free(p);
	return v;
}

// returns 10: 1
// returns 40: 0
int case_try(int n) {
	size_t count = 1;
	count <<= n;
	int *__owned _Nullable p = sd_try_new_array(int, count);
	if (!p)
		return 0;
	sd_free(p);
	return 1;
}

// returns 4: 7
int case_group_initialiser(int n) {
	int *__owned p = sd_new_array(int, 4);
	p[3] = 7;
	size_t count = n;
	struct buffer b = {p, count}; // faults 5: count-mismatch
	int v = 0;
	if (b.d)
		v = b.d[3]; // faults 3: bounds
	int *__owned _Nullable back = sd_take(b.d);
	if (back)
		sd_free(back);
	return v;
}

// returns 0: 1
int case_free_full(int n) {
	struct node *__owned first = sd_new(struct node);
	first->value = 1;
	if (n)
		first->next = sd_new(struct node);
	int v = first->value;
	sd_free(first); // faults 1: free-full
	return v;
}

// returns 4: 4
int case_taken_group(int n) {
	int *__owned p = sd_new_array(int, 4);
	struct buffer b = {p, 4};
	int *__owned _Nullable back = sd_take(b.d);
	int v = b.n;
	if (back) {
		v += back[n - 1]; // faults 5: bounds
		sd_free(back);
	}
	return v;
}

// returns 0: 3
int case_user_fault(int n) {
	if (n)
		sd_fault("asked for"); // faults 1: sd-fault
	return 3;
}

// returns 4: 0
int case_sum_of_owner(int n) {
	int *__owned p = sd_new_array(int, 4);
	size_t count = n;
	int v = sum(p, count); // faults 5: bounds
	sd_free(p);
	return v;
}
