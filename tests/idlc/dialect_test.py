#!/usr/bin/env python3
"""sdc accepts the generated headers and skeletons, and refuses code that would
write what only the runtime may: an rref field, a count, a whole object.

    dialect_test.py IDLC SDC
"""
import os
import subprocess
import sys
import tempfile

import idlc_test as t

BAD = {
    "an rref field is assigned": "void f(struct Label *l, struct Label *__rref x) { l->left = x; }",
    "an rref field is taken":
        "void f(struct Label *l) { struct Label *__rref _Nullable x = sd_take(l->left); "
        "if (x) Label_free(x); }",
    "an rref field is swapped":
        "void f(struct Label *l, struct Label *m) { sd_swap(l->left, m->left); }",
    "a count is assigned": "void f(struct u8_array *a) { a->count = 5; }",
    "an object is overwritten": "void f(struct Label *a, const struct Label *b) { *a = *b; }",
    "an object leaks": "void f(void) { struct Page *__rref _Nullable p = Page_new(); }",
    "an object is used after a take freed it":
        "void f(struct Label *l) { struct Label *x = l->left; if (!x) return; "
        "struct Label *__rref _Nullable t = Label_take_left(l); if (t) Label_free(t); "
        "x->kind = 1; }",
    "an object is used after it was freed":
        "void f(void) { struct Page *__rref _Nullable p = Page_new(); if (!p) return; "
        "struct Page *q = p; Page_free(p); q->data[0] = 1; }",
    "a lent object is written below":
        "void f(const struct Label *l) { struct Label *x = l->left; if (x) x->kind = 1; }",
    "an object is used after it was moved into a call":
        "enum sd_status f(struct Store *s, struct Label *__rref l, const struct u8_array *key) { "
        "struct Label *__rref _Nullable give = l; struct Label *__rref _Nullable back; "
        "struct Label *x = give; enum sd_status status = Store_exchange(s, &give, key, &back); "
        "if (x) x->kind = 2; if (give) Label_free(give); if (back) Label_free(back); "
        "return status; }",
    "a reference is used after it was dropped":
        "void f(struct Store *__cap s) { Store_drop(s); Store_flush(s); }",
    "a null object is freed": "void f(void) { Page_free(Page_new()); }",
}
GOOD = """
uint8_t first(const struct Label *l)
{
    const struct u8_array *text = l->text;
    if (!text || text->count == 0)
        return 0;
    return text->items[0];
}
enum sd_status grow(struct Label *l)
{
    struct Label *__rref _Nullable child = Label_new();
    enum sd_status status = Label_set_left(l, &child);
    if (child)
        Label_free(child);
    return status;
}
"""


def main():
    idlc, sdc, results = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), t.Results()
    with tempfile.TemporaryDirectory() as d:
        for folder in (t.GOLDEN, os.path.join(t.ROOT, "examples", "idl")):
            for file in sorted(f for f in os.listdir(folder) if f.endswith(".idl")):
                for more in ((), ("--skeleton",)):
                    done = t.run(idlc, os.path.join(folder, file), "-o", d, *more)
                    results.check(file, done.stderr)

        def sdc_says(name):
            done = subprocess.run([sdc, "-c", name, "-o", "x.o"], cwd=d, capture_output=True,
                                  text=True)
            return "" if done.returncode == 0 else f"exit {done.returncode}\n{done.stderr}"

        for file in sorted(f for f in os.listdir(d) if f.endswith("_skeleton.c")):
            results.check(file, sdc_says(file))
        texts = {"good uses": GOOD, **BAD}
        for name, text in texts.items():
            with open(d + "/x.c", "w", encoding="utf-8") as out:
                out.write('#include "store.idl.h"\n' + text + "\n")
            said = sdc_says("x.c")
            if name in BAD:
                refused = said.startswith("exit 1\n") and "error:" in said
                said = "" if refused else "sdc accepts it: " + text + said
            results.check(name, said)
    results.finish()


main()
