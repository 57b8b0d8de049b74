// Pointers through every shape of expression.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
static int table[10] = {0,1,2,3,4,5,6,7,8,9};
struct S { int a[4]; int b; };
struct Buf { int *__owned _Nullable d __counted_by(n); size_t n; };

// returns 0: 0
// returns 1: 0
// returns 2: 0
// returns 3: 3
// returns 4: 0
// returns 9: 0
int case_switch(int n) { switch (table[n]) { case 3: return 3; default: return 0; } } // faults -1: bounds // faults 10: bounds
static int fixed(const int a[4], int i) { return a[i]; }

// returns 0: 0
// returns 1: 1
// returns 2: 2
// returns 3: 3
int case_fixed(int n) { return fixed(table, n); }
static int fixed2(const int m[2][3], int i) { return m[1][i]; }

// returns 0: 0
// returns 1: 0
// returns 2: 0
int case_fixed2(int n) { int m[2][3] = {{0}}; return fixed2(m, n); }

int case_short(int n) { int a[3] = {0}; return fixed(a, n); } // faults -1: bounds // faults 0: bounds // faults 1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

int case_past(int n) { struct S s = {{0}, 7}; int *p = &s.a[4 - n + n]; return p[n]; } // faults -1: bounds // faults 0: bounds // faults 1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 4
int case_one(int n) { int x = 4; return (&x)[n]; } // faults -1: bounds // faults 1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 4
int case_onep(int n) { int x = 4; int *p = &x; p += n; return *p; } // faults -1: bounds // faults 1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 97
// returns 1: 98
// returns 2: 99
// returns 3: 0
int case_lit(int n) { const char *p = "abc"; return p[n]; } // faults -1: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 0
int case_rowptr(int n) { int a[4] = {0}; int (*q)[4] = &a; q += n; return (*q)[0]; } // faults -1: bounds // faults 1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 3
int case_scan(int n) { const char *p = "abc"; int k = 0; while (*p++) k++; p += n; return k; } // faults -1: bounds // faults 1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 1: 1
// returns 2: 1
// returns 3: 1
// returns 4: 1
// returns 9: 1
int case_scan2(int n) { const int *p = table + 1; while (*p++ != n) continue; return 1; } // faults -1: bounds // faults 0: bounds // faults 10: bounds

// returns 0: 12
// returns 1: 13
// returns 2: 14
// returns 3: 15
// returns 4: 16
int case_chain(int n) { int *p, *q; p = q = table; p += 3; return p[n] + q[9]; } // faults -1: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 0
// returns 1: 3
// returns 2: 6
// returns 3: 9
int case_self(int n) { int *p = table; for (int i = 0; i < 3; i++) p = p + n; return *p; } // faults -1: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 0
// returns 1: 2
// returns 2: 3
// returns 3: 4
int case_cond(int n) { struct S s1 = {{1,2,3,4},5}, s2 = {{0},0}; return (n ? s1 : s2).a[n]; } // faults -1: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 1
// returns 1: 2
// returns 2: 3
// returns 3: 4
int case_complit(int n) { return ((struct S){{1,2,3,4},5}).a[n]; } // faults -1: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds
static int byval(struct S s, int n) { return s.a[n]; }

// returns 0: 1
// returns 1: 2
// returns 2: 3
// returns 3: 4
int case_byval(int n) { struct S s1 = {{1,2,3,4},5}; return byval(s1, n); }

// returns -1: 1
// returns 0: 0
// returns 1: 1
// returns 2: 1
// returns 3: 1
// returns 4: 1
// returns 9: 1
// returns 10: 1
int case_bool(int n) { bool b = n; return table[b]; }

// returns 0: 0
// returns 1: 1
// returns 2: 2
// returns 3: 3
// returns 4: 4
// returns 9: 9
int case_char(int n) { char c = n; return table[c]; } // faults -1: bounds // faults 10: bounds

// returns 1: 0
// returns 2: 1
// returns 3: 2
// returns 4: 3
// returns 9: 8
// returns 10: 9
int case_u(int n) { unsigned u = n; return table[u - 1]; } // faults -1: bounds // faults 0: bounds
static int after(const int *p __counted_by(n), size_t n, int i) { n = 100; size_t m = n; (void)m; return p[i]; }

// returns 0: 0
// returns 1: 1
// returns 2: 2
// returns 3: 3
// returns 4: 4
int case_after(int n) { return after(table, 5, n); }

// returns 1: 0
// returns 2: 0
// returns 3: 0
// returns 4: 0
int case_group(int n) {
  int *__owned p = sd_new_array(int, 4);
  struct Buf b = {0, 0};
  b.d = p; b.n = n; // faults -1: count-mismatch // faults 9: count-mismatch // faults 10: count-mismatch
  int v = 0;
  if (b.d) v = b.d[n - 1]; // faults 0: bounds
  int *__owned _Nullable t = sd_take(b.d);
  if (t) sd_free(t);
  return v;
}
static int many(const int *p __counted_by(n), size_t n, const int *q __counted_by(2), int i) { return p[n-1] + q[i]; }

// returns 0: 5
// returns 1: 7
// returns 2: 9
// returns 3: 11
// returns 4: 13
int case_many(int n) { return many(&table[n], 3, &table[n + 2], 1); } // faults -1: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 0
// returns 1: 0
int case_lv(int n) { int a[2][3] = {{1}}; int *p = a[n]; return p[2]; } // faults -1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns 0: 3
int case_inc(int n) { int a[2] = {1, 2}; int *p = a; int s = *p++; s += *p; p++; return s + (n ? *p : 0); } // faults -1: bounds // faults 1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 9: bounds // faults 10: bounds

// returns -1: 9
// returns 0: 9
// returns 1: 9
// returns 2: 9
// returns 3: 9
// returns 4: 9
// returns 9: 9
// returns 10: 9
int case_const(int n) { (void)n; return table[9]; }
