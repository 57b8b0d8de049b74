// Pointers through loops, calls and function values.
#include <sdc.h>
#include <stddef.h>
#include <stdint.h>
struct node { int v; struct node *__owned _Nullable next; };
struct Buf { int *__owned _Nullable d __counted_by(n); size_t n; };
static struct Buf g;
static int k(void) { int *__owned _Nullable p = sd_take(g.d); if (p) sd_free(p); return 0; }

// returns -1: 1
// returns 0: 1
// returns 1: 2
// returns 2: 3
// returns 3: 1
// returns 4: 2
// returns 5: 3
int case_mod(int n) { int a[4] = {1,2,3,4}; int *p = a; int i = 0; for (; i < n; i++) { if (i == 2) p = a; else p = &p[1]; } return *p; } // faults 8: bounds
static int rec(int *p __counted_by(n), size_t n) { if (n == 0) return 0; int *q = p; q++; return p[0] + rec(q, n - 1); }

// returns 0: 0
// returns 1: 1
// returns 2: 3
// returns 3: 6
// returns 4: 10
// returns 5: 15
int case_rec(int n) { int a[5] = {1,2,3,4,5}; return rec(a, n); } // faults -1: bounds // faults 8: bounds

// returns 0: 3
// returns 1: 1
// returns 2: 2
int case_nest(int n) { int a[3] = {0,1,2}; int b[3] = {2,1,0}; return a[b[a[n]]] + b[a[(n + 1) % 3]]; } // faults -1: bounds // faults 3: bounds // faults 4: bounds // faults 5: bounds // faults 8: bounds

// returns -1: 1
// returns 0: 1
// returns 1: 1
// returns 2: 1
// returns 3: 1
// returns 4: 1
// returns 5: 1
int case_ternidx(int n) { int a[3] = {0,1,2}; return a[n > 5 ? n : 1]; } // faults 8: bounds

// returns 0: 0
// returns 1: 1
// returns 2: 1
// returns 5: 0
// returns 8: 0
int case_and(int n) { int a[3] = {0,1,2}; return n < 5 && a[n]; } // faults -1: bounds // faults 3: bounds // faults 4: bounds
static int ind(int (*f)(int *p), int *p) { return f(p); }
static int get(int *p) { return *p; }

// returns 0: 7
// returns 1: 8
int case_ind(int n) { int a[2] = {7, 8}; int *q = a; q += n; return ind(get, q); } // faults -1: bounds // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 5: bounds // faults 8: bounds
static int *end(int *p __counted_by(n), size_t n) { int *q = p; q += n; return q; }

int case_ret(int n) { int a[2] = {7, 8}; return *end(a, n); } // faults -1: bounds // faults 3: bounds // faults 4: bounds // faults 5: bounds // faults 8: bounds

// returns 0: 0
// returns 1: 0
// returns 2: 0
// returns 3: 0
// returns 4: 0
// returns 5: 0
int case_swap(int n) { int *__owned a = sd_new_array(int, 2); int *__owned b = sd_new_array(int, 8); b[7] = 9; sd_swap(a, b); int v = a[n]; int w = b[n & 1]; sd_free(a); sd_free(b); return v + w; } // faults -1: bounds // faults 8: bounds
struct bits { unsigned a : 3, b : 29; };

// returns 0: 2
// returns 1: 1
// returns 2: 1
int case_bits(int n) { struct bits s[3] = {{1, 2}}; struct bits *p = s; p += n; p->a++; return p->a; } // faults -1: bounds // faults 3: bounds // faults 4: bounds // faults 5: bounds // faults 8: bounds

// returns -1: 2
// returns 0: 2
// returns 1: 3
int case_do(int n) { int a[3] = {1,2,3}; int *p = a; do { p++; } while (n-- > 0); return *p; } // faults 2: bounds // faults 3: bounds // faults 4: bounds // faults 5: bounds // faults 8: bounds

// returns -1: 0
// returns 0: 0
// returns 1: 1
// returns 2: 3
// returns 3: 6
int case_flt(int n) { double a[3] = {1,2,3}; double *p = a; double s = 0; while (n-- > 0) s += *p++; return s; } // faults 4: bounds // faults 5: bounds // faults 8: bounds
