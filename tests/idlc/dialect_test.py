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
                out.write('#include "shapes.idl.h"\n' + text + "\n")
            said = sdc_says("x.c")
            if name in BAD:
                refused = said.startswith("exit 1\n") and "error:" in said
                said = "" if refused else "sdc accepts it: " + text + said
            results.check(name, said)
    results.finish()


main()
