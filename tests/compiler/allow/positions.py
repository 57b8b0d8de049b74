#!/usr/bin/env python3
"""What is refused is refused wherever it stands.

Each refused type is put into each position that a type can have in C; none may
be accepted. 'volatile int' fits everywhere, so there the message must be the
rule's own: that shows each position to be one.
"""
import concurrent.futures
import os
import subprocess
import sys
import tempfile

SDC = sys.argv[1]

TYPES = [
    ("volatile int", "[volatile-qualifier]"),
    ("__typeof__(void *)", ""),
    ("__typeof__((char)1L)", ""),
    ("__int128", ""),
    ("union { int a; long b; }", ""),
    ("struct { __attribute__((packed)) int a; }", ""),
]

# @ is the type.
POSITIONS = [
    "@ g;",
    "static @ g;",
    "extern @ g;",
    "@ *g;",
    "@ g[3];",
    "@ (*g)[3];",
    "int f(@ *p);",
    "int f(@ p[3]);",
    "int f(@ (*p)(void));",
    "struct s { @ m; };",
    "struct s { @ *m; };",
    "struct s { struct { @ m; } q; };",
    "struct s { struct { @ m; }; };",
    "typedef @ t;",
    "int f(struct z { @ m; } *p);",
    "int f(int (*p)(struct z { @ m; } *));",
    "struct z { @ m; } f(void);",
    "enum e { A = sizeof(@) };",
    "int a[sizeof(@)];",
    "int f(int a[sizeof(@)]);",
    "int f(void) { return sizeof(@); }",
    "int f(void) { return _Alignof(@); }",
    "int f(void) { return __alignof__(@); }",
    "_Alignas(@) int x;",
    "struct s { _Alignas(@) int x; };",
    "int f(int n) { return ((@){n}); }",
    "int f(int n) { return sizeof((@){1}); }",
    "int f(int n) { return *(&(@){n}); }",
    "int f(int n) { __typeof__(@) x = n; return x; }",
    "int f(int n) { __typeof__((@){1}) x = n; return x; }",
    "int f(int n) { __typeof__(sizeof(@)) x = n; return x; }",
    "int f(void) { for (@ i = 0; i < 3; i++) ; return 1; }",
    "int f(void) { for (struct z { @ q; } *p = 0; p; ) ; return 1; }",
    "int f(void) { if (sizeof(@)) return 1; return 0; }",
    "int f(void) { switch (1) { case sizeof(@): return 1; } return 0; }",
    "int f(void) { goto l; l: return sizeof(@); }",
    "int f(void) { return __builtin_offsetof(struct z { @ q; }, q); }",
    "int f(void) { struct z { @ q; }; return 1; }",
    "int f(void) { { { struct z { @ q; }; } } return 1; }",
    "int f(void) { typedef @ t; return 1; }",
    "int f(void) { extern @ g; return 1; }",
    "int f(void) { static @ g; return 1; }",
    "struct s { int b : sizeof(@); };",
    '_Static_assert(sizeof(@) == 4, "");',
    'struct s { _Static_assert(sizeof(@) == 4, ""); int a; };',
    'int f(void) { _Static_assert(sizeof(@) == 4, ""); return 1; }',
    "int x = sizeof(@);",
    "struct q { int a; } x = {.a = sizeof(@)};",
    "int f(int n) { return n ? sizeof(@) : 1; }",
    "int f(int n) { return (n, sizeof(@)); }",
    "int f(int n) { return f(sizeof(@)); }",
    "int f(int n) { return n + (n * sizeof(@)); }",
    "int f(int n) { n += sizeof(@); return n; }",
    "int f(int n) { while (sizeof(@)) ; return n; }",
    "int f(int n) { do { } while (n < sizeof(@)); return n; }",
    "int f(int n) { return !sizeof(@); }",
    "int f(int *n) { return n[sizeof(@)]; }",
    "int f(int n) { (void)sizeof(@); return n; }",
    "int f(int n) { return sizeof(n + sizeof(@)); }",
    "int f(int a[static sizeof(@)]);",
    "int f(int n) __attribute__((deprecated)); @ *f2(void);",
    "struct s; struct s { @ a; };",
    "struct u; struct s { int a; } *f(struct t { @ b; } *);",
    "int f(int n) { [[clang::likely]] n = sizeof(@); return n; }",
    "int f(int n) { L: n = sizeof(@); if (n) goto L; return n; }",
    "enum e : unsigned { B = sizeof(@) };",
    "void f(void) { (void)(struct z { @ q; } *)0; }",
    "int f(void) { return sizeof(struct z { @ q; } *); }",
    "int f(int n) { return __builtin_expect(sizeof(@), 1); }",
    "int f(int n) { return __builtin_constant_p(sizeof(@)); }",
    "typedef int arr[sizeof(@)]; arr x;",
    "int f(int n, int a[n + sizeof(@)]);",
    "int (*f(void))[sizeof(@)];",
    "struct s { int a[sizeof(@)]; };",
    "void f(void) { register @ x = 1; }",
    "struct s { enum { Q = sizeof(@) } e; };",
    "static inline int f(int n) { return sizeof(@); }",
    "int f(int n) { case_: switch(n) { default: n = sizeof(@); } return n; }",
    "int (*g)(@ *);",
    "int (*(*g)(int))(@ *);",
    "int (*g[2])(@ *);",
    "struct s { int (*m)(@ *); };",
    "typedef int t(@ *);",
    "int f(void) { int g(@ *); return 1; }",
]


def lint(scratch, number, text):
    path = os.path.join(scratch, f"{number}.c")
    with open(path, "w", encoding="utf-8") as source:
        source.write(text + "\n")
    done = subprocess.run([SDC, "lint", path, "--", "-std=gnu23"], text=True,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def main():
    jobs = [(p.replace("@", t), rule) for t, rule in TYPES for p in POSITIONS]
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda job: lint(scratch, job[0], job[1][0]),
                           enumerate(jobs))
        for (text, rule), (status, said) in zip(jobs, results):
            if status != 1 or rule not in said:
                failed += 1
                print(f"FAIL exit status {status}: {text}\n    {said}")
    print(f"{len(POSITIONS)} positions, {len(jobs)} files, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
