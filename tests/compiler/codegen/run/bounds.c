// What counted pointers and arrays reach, and what they do not.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>

static int table[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
static const char text[] = "hello";

struct inner { int a[4]; int b; };
struct outer { struct inner rows[3]; int after; };

static int sum(const int *p __counted_by(n), size_t n) {
	int total = 0;
	for (size_t i = 0; i < n; i++)
		total += p[i];
	return total;
}

// returns 9: 9
int case_global_array(int n) {
	return table[n]; // faults 10: bounds // faults -1: bounds
}

// returns 4: 4
int case_reversed(int n) {
	return n[table]; // faults 10: bounds
}

// returns 3: 3
int case_local_array(int n) {
	int a[5] = {0, 1, 2, 3, 4};
	return a[n]; // faults 5: bounds
}

// returns 2: 12
int case_two_dimensions(int n) {
	int m[3][5] = {{0}, {0}, {10, 11, 12}};
	return m[n][n]; // faults 3: bounds // faults -1: bounds
}

// returns 4: 0
int case_inner_dimension(int n) {
	int m[3][5] = {{0}};
	return m[0][n]; // faults 5: bounds
}

// returns 3: 3
int case_member_array(int n) {
	struct outer o = {.after = 7};
	o.rows[1].a[3] = 3;
	return o.rows[1].a[n]; // faults 4: bounds
}

// returns 3: 0
int case_member_array_by_pointer(int n) {
	struct outer o = {.after = 7};
	struct outer *p = &o;
	return p->rows[2].a[n]; // faults 4: bounds
}

// returns 10: 45
int case_count_covers(int n) {
	return sum(table, n); // faults 11: bounds // faults -1: bounds
}

// returns 5: 35
int case_tail(int n) {
	int *p = table;
	p += n; // faults 11: bounds // faults -1: bounds
	return sum(p, 5); // faults 6: bounds
}

// returns 5: 10
int case_copy_loop(int n) {
	int from[5] = {0, 1, 2, 3, 4}, to[5] = {0};
	int *s = from, *d = to;
	for (int i = 0; i < n; i++)
		*d++ = *s++; // faults 6: bounds
	return sum(to, 5);
}

// returns 3: 3
int case_narrowed_member(int n) {
	struct inner i = {.a = {0, 1, 2, 3}, .b = 99};
	int *p = &i.a[1];
	return p[n - 1]; // faults 4: bounds // faults 0: bounds
}

// returns 2: 3
int case_address_of_element(int n) {
	int *p = &table[3];
	return p[n - 2]; // faults 9: bounds
}

// returns 0: 4
// returns 1: 2
int case_chosen(int n) {
	int a[4] = {4, 0, 0, 0}, b[2] = {2, 0};
	int *p = n ? b : a;
	return p[n * 2 - n * 2];
}

// returns 0: 4
int case_chosen_shorter(int n) {
	int a[4] = {4, 0, 0, 4}, b[2] = {2, 0};
	int *p = n ? b : a;
	return p[3]; // faults 1: bounds
}

// returns 4: 111
int case_literal(int n) {
	return "hello"[n]; // faults 6: bounds
}

// returns 1: 101
int case_const_text(int n) {
	return text[n]; // faults 6: bounds
}

// returns 1: 2
int case_compound_literal(int n) {
	return (int[]){1, 2, 3}[n]; // faults 3: bounds
}

static struct inner make(void) {
	struct inner i = {.a = {5, 6, 7, 8}, .b = 9};
	return i;
}

// returns 3: 8
int case_struct_result(int n) {
	return make().a[n]; // faults 4: bounds
}

// returns 2: 4
int case_index_of_index(int n) {
	int map[3] = {0, 2, 4};
	return table[map[n]]; // faults 3: bounds
}

// returns 2: 9
int case_index_of_index_outer(int n) {
	int map[3] = {0, 2, 9};
	map[2] += n - 2;
	return table[map[2]]; // faults 3: bounds
}

static int step(int *at) {
	*at += 1;
	return *at;
}

// returns 3: 4
int case_effect_in_index(int n) {
	int k = n;
	return table[step(&k)]; // faults 9: bounds
}

// returns 0: 7
int case_comma(int n) {
	int k = n;
	return table[(k += 7, k)]; // faults 3: bounds
}

#define AT(a, i) ((a)[(i)])
// returns 5: 5
int case_macro(int n) {
	return AT(table, n); // faults 10: bounds
}

// returns 5: 6
int case_increment_element(int n) {
	int a[6] = {0, 1, 2, 3, 4, 5};
	a[n]++; // faults 6: bounds
	return a[5];
}

// returns 5: 8
int case_compound_element(int n) {
	int a[6] = {0, 1, 2, 3, 4, 5};
	a[n] += 3; // faults 6: bounds
	return a[5];
}

// returns 1: 20
int case_pointer_to_row(int n) {
	int m[3][2] = {{1, 2}, {10, 20}, {3, 4}};
	int (*row)[2] = m;
	return row[n][1]; // faults 3: bounds
}

// returns 4: 4
int case_loop_changes_bound(int n) {
	int *p = table;
	int seen = 0;
	while (seen < n) {
		p++; // faults 11: bounds
		seen++;
	}
	return seen;
}

// returns 3: 6
int case_element_of_empty_rest(int n) {
	int a[4] = {0, 1, 2, 6};
	int *p = a;
	p += n;
	return *p; // faults 4: bounds
}

static int deep(int *p __counted_by(k), size_t k, int left) {
	return left ? deep(p, k, left - 1) : p[k - 1];
}

// returns 10: 9
int case_recursion(int n) {
	return deep(table, n, 5); // faults 11: bounds
}

struct copy { struct inner v[2]; };
// returns 1: 8
int case_struct_copy(int n) {
	struct copy c = {{make(), make()}};
	struct inner i = c.v[n]; // faults 2: bounds
	return i.a[3];
}

// returns 1: 5
int case_assign_struct_element(int n) {
	struct inner a[2] = {{{0}, 0}, {{0}, 0}};
	a[n] = make(); // faults 2: bounds
	return a[1].a[0];
}

struct flags { unsigned low : 3; unsigned high : 5; };
// returns 1: 5
int case_bit_field(int n) {
	struct flags f[2] = {{0, 0}, {5, 1}};
	f[n].high = 3; // faults 2: bounds
	return f[n].low;
}

// returns 3: 0
int case_static_local(int n) {
	static int cells[4];
	return cells[n]; // faults 4: bounds
}

// returns 2: 3
int case_sub(int n) {
	const int *p = sd_sub(table, 1, n); // faults 10: bounds
	return sum(p, n);
}

// returns 2: 2
int case_sub_cuts(int n) {
	const int *p = sd_sub(table, 1, 2);
	return p[n - 1]; // faults 3: bounds
}

// returns 1: 1
int case_wide_index(int n) {
	uint64_t wide = n;
	wide <<= n == 2 ? 62 : 0;
	return table[wide]; // faults 2: bounds
}

// returns 5: 5
int case_small_index(int n) {
	int8_t small = n;
	return table[small]; // faults 200: bounds
}
