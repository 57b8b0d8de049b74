#!/usr/bin/env python3
"""'sdc link': a small domain links; every manipulation of an object, of what
two units believe of each other, and of the manifest is refused by name, with
the right exit status, and leaves no image."""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("--sdc", required=True)
parser.add_argument("--cc", required=True)
options = parser.parse_args()

IDL = """interface Echo @1 {
    status twice(u32 value) -> u32;
}
domain echo {
    export echo: Echo;
}
"""
MANIFEST = """domain: echo
version: 1.0.0
rollback: 1
idl: [echo.idl]
quotas: { heap_bytes: 1048576 }
grants: []
"""
SERVER = """#include "echo.idl.h"
uint32_t twice(uint32_t value);
enum sd_status Echo_serve_twice(uint32_t value, uint32_t *__out result) {
	*result = twice(value);
	return SD_OK;
}
enum sd_status echo_create(struct echo_imports *imports, struct echo_exports *__out exports) {
	(void)imports;
	exports->echo = Echo_export();
	return SD_OK;
}
"""
PART = """#include <stdint.h>
uint32_t twice(uint32_t value);
uint32_t twice(uint32_t value) { return value + value; }
"""
failures = []


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, timeout=120)


class Folder:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.image = self.path / "echo.domain"
        (self.path / "echo.idl").write_text(IDL)
        self.manifest = self.path / "echo.yaml"
        self.manifest.write_text(MANIFEST)
        idlc = pathlib.Path(options.sdc).parent / "idlc"
        done = run(idlc, self.path / "echo.idl", "-o", self.path)
        assert done.returncode == 0, done.stderr
        self.server = self.compile("server", SERVER)
        self.part = self.compile("part", PART)

    def compile(self, name, text, *flags):
        source, target = self.path / f"{name}.c", self.path / f"{name}.o"
        source.write_text(text)
        done = run(options.sdc, "-c", "-O2", "-I", self.path, *flags, source, "-o", target)
        assert done.returncode == 0, done.stderr
        return target

    def link(self, *objects, manifest=None, flags=()):
        self.image.unlink(missing_ok=True)
        return run(options.sdc, "link", *flags, "--manifest", manifest or self.manifest, "-o",
                   self.image, *objects)

    def refused(self, what, text, *objects, status=1, **more):
        done = self.link(*objects, **more)
        if done.returncode != status or text not in done.stderr or self.image.exists():
            failures.append(f"{what}: exit {done.returncode}, wanted {status} and '{text}'; "
                            f"image left: {self.image.exists()}\n{done.stderr}")


def objects(f):
    f.refused("missing file", "cannot read", f.server, f.path / "none.o", status=2)
    done = run(options.cc, "-c", f.path / "part.c", "-o", f.path / "plain.o")
    assert done.returncode == 0
    f.refused("plain object", "has no stamp", f.server, f.path / "plain.o")
    f.refused("undefined function", "'twice' is used in", f.server)
    again = f.compile("again", PART)
    f.refused("defined twice", "twice", f.server, f.part, again)
    wide = f.compile("wide", PART.replace("uint32_t twice(uint32_t value)",
                                          "uint64_t twice(uint64_t value)"))
    f.refused("contract differs", "'twice' is declared differently in", f.server, wide)
    one = f.compile("one", "struct pair { int a, b; };\nint first(struct pair p);\n"
                           "int first(struct pair p) { return p.a; }\n")
    two = f.compile("two", "struct pair { int b, a; };\nint second(struct pair p);\n"
                           "int second(struct pair p) { return p.a; }\n")
    f.refused("two definitions of a tag", "'struct pair' is defined differently in",
              f.server, f.part, one, two)
    tagged = ("#include <sdc.h>\nenum {{ {} }};\nstruct value {{\n\tint kind;\n"
              "\tunion {{ int i; float f; }} u __tagged(kind, A, B);\n}};\n"
              "int {}(struct value v);\n"
              "int {}(struct value v) {{ return v.kind == A ? v.u.i : 0; }}\n")
    one = f.compile("one", tagged.format("A, B", "first", "first"))
    two = f.compile("two", tagged.format("B, A", "second", "second"))
    f.refused("tags with other values", "'struct value' is defined differently in",
              f.server, f.part, one, two)
    bits = ("union word {{ float real; {} bits; }};\nint {}(union word w);\n"
            "int {}(union word w) {{ return w.bits > 1; }}\n")
    one = f.compile("one", bits.format("int", "first", "first"))
    two = f.compile("two", bits.format("unsigned", "second", "second"))
    f.refused("unions of other arms", "'union word' is defined differently in",
              f.server, f.part, one, two)
    counted = "#include <sdc.h>\nint sum(const int *p{}, unsigned n);\n"
    a = f.compile("a", counted.format(" __counted_by(n)") +
                  "int sum(const int *p __counted_by(n), unsigned n) { return n ? p[n - 1] : 0; }\n")
    b = f.compile("b", counted.format("") + "int use(void);\n"
                  "int use(void) { int x = 1; return sum(&x, 100); }\n")
    f.refused("annotation differs", "'sum' is declared differently in", f.server, f.part, a, b)
    pick = "#include <sdc.h>\nint *pick(int *a, int *b) __from({});\n"
    c = f.compile("c", pick.format("a, b") + "int *pick(int *a, int *b) { return *a ? a : b; }\n")
    d = f.compile("d", pick.format("a") + "int use(int *a, int *b);\n"
                  "int use(int *a, int *b) { return *pick(a, b); }\n")
    f.refused("source differs", "'pick' is declared differently in", f.server, f.part, c, d)
    ask = "#include <sdc.h>\nenum {{ NONE, ONE }};\nint ask(int n, int *__out{} v);\n"
    one = f.compile("one", ask.format(" __out_if(ret == NONE)") +
                    "int ask(int n, int *__out v) { *v = n; return n > 1; }\n")
    for other in ("", " __out_if(ret == ONE)", " __out_if(ret)"):
        two = f.compile("two", ask.format(other) + "int use(void);\nint use(void) "
                        "{ int x = 1; return ask(2, &x) + x; }\n")
        f.refused("condition differs", "'ask' is declared differently in", f.server, f.part,
                  one, two)
    # Whoever does not see what the struct is must know that it keeps borrows.
    keep = "#include <sdc.h>\n{}void keep(struct box *v, int *p);\n"
    e = f.compile("e", keep.format("struct __view box { int *p; };\n") +
                  "void keep(struct box *v, int *p) { v->p = p; }\n")
    g = f.compile("g", keep.format("struct box;\n") + "void use(struct box *v);\n"
                  "void use(struct box *v) { int x = 1; keep(v, &x); }\n")
    f.refused("hidden view", "'keep' is declared differently in", f.server, f.part, e, g)
    # What is declared inside a function or a struct counts as what is outside.
    b = f.compile("b", "#include <sdc.h>\nint use(void);\nint use(void) {\n"
                  "\tint x = 1, sum(const int *p, unsigned n);\n\treturn sum(&x, 100);\n}\n")
    f.refused("inside a function", "'sum' is declared differently in", f.server, f.part, a, b)
    outer = ("#include <sdc.h>\nstruct outer {{ struct inner {{ {} p; }} in; }};\n"
             "int {}(struct outer *o);\nint {}(struct outer *o) {{ return o->in.p != 0; }}\n")
    one = f.compile("one", outer.format("struct outer *__owned _Nullable", "first", "first"))
    two = f.compile("two", outer.format("long", "second", "second"))
    f.refused("inside a struct", "'struct inner' is defined differently in",
              f.server, f.part, one, two)
    one = f.compile("one", "struct s { long p; };\nint h(struct s *s);\n"
                           "int h(struct s *s) { return s->p != 0; }\n")
    two = f.compile("two", "#include <sdc.h>\nint use(void);\nint use(void) {\n"
                    "\tstruct s { struct s *__owned _Nullable p; } s = {0};\n"
                    "\textern int h(struct s *s);\n\tint r = h(&s);\n"
                    "\tsd_free(sd_take(s.p));\n\treturn r;\n}\n")
    f.refused("struct of a function", "'h' is declared differently in", f.server, f.part,
              one, two)
    f.refused("linker flags", "", f.server, f.part, flags=("--defsym=x=1",), status=2)


def flipped(f):
    """Any flipped bit of a stamped object."""
    original = f.part.read_bytes()
    chance = random.Random(1)
    places = sorted(chance.sample(range(len(original)), 100)) + [0, len(original) - 1]
    broken = f.path / "broken.o"
    for place in places:
        data = bytearray(original)
        data[place] ^= 1 << chance.randrange(8)
        broken.write_bytes(data)
        f.refused(f"bit flipped at {place}", "stamp", f.server, broken)
    for length in (0, 3, 64, len(original) // 2, len(original) - 1):
        broken.write_bytes(original[:length])
        f.refused(f"cut to {length}", "stamp", f.server, broken)
    broken.write_bytes(original + b"\0")
    f.refused("byte added", "stamp", f.server, broken)


def manifests(f):
    bad = f.path / "bad.yaml"
    for what, text, said, status in (
            ("empty", "", "the manifest is empty", 1),
            ("a comment", "# nothing\n", "error", 1),
            ("no mapping", "- a\n", "error", 1),
            ("unknown key", MANIFEST + "colour: red\n", "unknown key 'colour'", 1),
            ("no domain", MANIFEST.replace("domain: echo\n", ""), "missing required key 'domain'", 1),
            ("bad name", MANIFEST.replace("domain: echo", "domain: ../echo"), "is not a name", 1),
            ("other domain", MANIFEST.replace("domain: echo", "domain: other"),
             "no file of 'idl' declares 'domain other'", 1),
            ("bad number", MANIFEST.replace("rollback: 1", "rollback: many"), "invalid number", 1),
            ("negative", MANIFEST.replace("rollback: 1", "rollback: -1"), "invalid number", 1),
            ("too large", MANIFEST.replace("1048576", "99999999999999999999"), "error", 1),
            ("no idl", MANIFEST.replace("[echo.idl]", "[]"), "idl names no interface file", 1),
            ("no such idl", MANIFEST.replace("echo.idl", "none.idl"), "none.idl", 2),
            ("bad grant", MANIFEST.replace("grants: []", "grants: ['a b']"), "is not a name", 1),
            ("no such grant", MANIFEST.replace("grants: []", "grants: [root]"), "grant 'root' is not known", 1)):
        bad.write_text(text)
        f.refused(f"manifest: {what}", said, f.server, f.part, manifest=bad, status=status)
    f.refused("no manifest", "cannot read", f.server, f.part, manifest=f.path / "none.yaml", status=2)


def modes(f):
    """A domain is serialised or concurrent as a whole."""
    concurrent = f.path / "concurrent.yaml"
    concurrent.write_text(MANIFEST + "concurrent: true\n")
    server = f.compile("concurrent_server", SERVER, "--concurrent")
    part = f.compile("concurrent_part", PART, "--concurrent")
    f.refused("a concurrent helper in a serialised domain", "with --concurrent, but", f.server, part)
    f.refused("a serialised helper in a concurrent domain", "without --concurrent, but", server,
              f.part, manifest=concurrent)
    # A macro's text is no flag.
    told = f.compile("told", PART, "-DX=--concurrent")
    f.refused("flags that only look so", "without --concurrent, but", server, told,
              manifest=concurrent)
    bad = f.path / "bad.yaml"
    bad.write_text(MANIFEST + "concurrent: perhaps\n")
    f.refused("manifest: concurrent is no bool", "error", f.server, f.part, manifest=bad)
    done = f.link(server, part, manifest=concurrent)
    if done.returncode != 0 or not f.image.exists():
        failures.append(f"a concurrent domain does not link: {done.stderr}")


def main():
    with tempfile.TemporaryDirectory() as path:
        f = Folder(path)
        done = f.link(f.server, f.part)
        assert done.returncode == 0 and f.image.exists(), done.stderr
        first = f.image.read_bytes()
        f.link(f.server, f.part)
        assert f.image.read_bytes() == first, "two links of the same objects differ"
        objects(f)
        flipped(f)
        manifests(f)
        modes(f)
    for failure in failures:
        print(failure)
    print(f"{len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
