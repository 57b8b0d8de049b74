#!/usr/bin/env python3
"""What idlc writes for golden/*.idl is what golden/STEM/ holds, byte for byte,
and compiles; a second run touches nothing.

    golden_test.py IDLC            compare
    golden_test.py IDLC --update   rewrite golden/ (tools/update-goldens)
"""
import filecmp
import os
import sys
import tempfile

import idlc_test as t

SUFFIXES = (".idl.h", "_client.c", "_server.c", "_proxy.c", ".json", "_skeleton.c")


def generate(idlc, stem, folder):
    source = f"golden/{stem}.idl"
    for more in ((), ("--skeleton",)):
        done = t.run(idlc, source, "-o", folder, *more, cwd=t.HERE)
        if done.returncode != 0 or done.stderr:
            raise AssertionError(done.stderr)


def compare(folder, stem):
    golden = os.path.join(t.GOLDEN, stem)
    names = sorted(stem + suffix for suffix in SUFFIXES)
    if sorted(os.listdir(folder)) != names or sorted(os.listdir(golden)) != names:
        return f"not exactly the files {names}"
    return "\n".join(f"  {name} differs; look at it, then run tools/update-goldens"
                     for name in names
                     if not filecmp.cmp(os.path.join(folder, name), os.path.join(golden, name),
                                        shallow=False))


def untouched(idlc, stem, folder):
    before = {f: os.stat(os.path.join(folder, f)).st_mtime_ns for f in os.listdir(folder)}
    inodes = {f: os.stat(os.path.join(folder, f)).st_ino for f in os.listdir(folder)}
    generate(idlc, stem, folder)
    for f in os.listdir(folder):
        status = os.stat(os.path.join(folder, f))
        if (status.st_mtime_ns, status.st_ino) != (before.get(f), inodes.get(f)):
            return f"  a second run rewrote {f}"
    return ""


def main():
    idlc, results = os.path.abspath(sys.argv[1]), t.Results()
    stems = sorted(f[:-4] for f in os.listdir(t.GOLDEN) if f.endswith(".idl"))
    if "--update" in sys.argv[2:]:
        for stem in stems:
            generate(idlc, stem, os.path.join(t.GOLDEN, stem))
        return
    with tempfile.TemporaryDirectory() as everything:
        for stem in stems:
            generate(idlc, stem, everything)  # headers include one another
        for stem in stems:
            with tempfile.TemporaryDirectory() as folder:
                generate(idlc, stem, folder)
                results.check(stem, compare(folder, stem))
                results.check(stem + " again", untouched(idlc, stem, folder))
            results.check(stem + " compiles", t.compile_all(
                everything, [stem + s for s in SUFFIXES if s.endswith(".c")]))
    results.finish()


main()
