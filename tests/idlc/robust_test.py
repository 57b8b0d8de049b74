#!/usr/bin/env python3
"""idlc, built with ASan and UBSan, judges whatever it is given: truncated and
mutated files, deep nesting, huge files. Status 0 or 1, never a signal, never 3.

    robust_test.py IDLC [SEED]
"""
import os
import random
import subprocess
import sys
import tempfile

import idlc_test as t

MUTATIONS = 300
TRUNCATIONS = 120
WORDS = [b"struct", b"enum", b"interface", b"domain", b"rref<", b"[]>", b"{", b"}", b"(", b")",
         b";", b"@", b"-> ", b"borrow ", b"status ", b"include \"", b"/*", b"*/", b"//", b"\0",
         b"\xff\xfe", b"99999999999999999999", b"-", b"=", b"\"", b"u32 ", b"shared "]


def samples():
    for folder, _, files in sorted(os.walk(t.HERE)):
        for file in sorted(files):
            if file.endswith(".idl"):
                yield open(os.path.join(folder, file), "rb").read()


def mutate(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(data))
        kind = rng.randint(0, 3)
        if kind == 0:
            data[at:at] = rng.choice(WORDS)
        elif kind == 1:
            del data[at:at + rng.randint(1, 12)]
        elif kind == 2 and data:
            data[min(at, len(data) - 1)] = rng.randint(0, 255)
        else:
            other = rng.randint(0, len(data))
            data[at:at] = data[other:other + rng.randint(1, 60)]
    return bytes(data)


def big_files():
    n = 30000
    yield "nested rrefs", b"struct A { " + b"rref<" * n + b"u8" + b">" * n + b" x; }"
    yield "open braces", b"struct A " + b"{" * n
    yield "open brackets", b"struct A { u8 x" + b"[1]" * n + b"; }"
    yield "open comments", b"/*" * n
    yield "too many structs", b"".join(b"struct S%d { rref<S0> next; }\n" % i
                                       for i in range(1025))
    yield "ring of structs", b"".join(b"struct S%d { rref<S%d> next; }\n" % (i, (i + 1) % 1000)
                                      for i in range(1000))
    yield "embedded chain", b"struct S0 { u8 x; }\n" + b"".join(
        b"struct S%d { S%d a; }\n" % (i, i - 1) for i in range(1, 1000))
    yield "doubling", b"struct S0 { u8 x; }\n" + b"".join(
        b"struct S%d { S%d a; S%d b; }\n" % (i, i - 1, i - 1) for i in range(1, 80))
    yield "many methods", b"interface A @1 {" + b"".join(
        b"status m%d(u32 x);\n" % i for i in range(5000)) + b"}"
    yield "too many members", b"enum A {" + b"".join(b"V%d," % i for i in range(70000)) + b"}"
    yield "one long line", b"struct A { int " + b"x" * 200000 + b"; }"
    yield "many arrays", b"".join(b"enum E%d { V%d }\n" % (i, i) for i in range(500)) + \
        b"interface A @1 {" + b"".join(b"status m%d(move rref<E%d[]> x);\n" % (i, i)
                                       for i in range(500)) + b"}"
    yield "only zeros", bytes(100000)
    yield "nothing", b""


def main():
    idlc, results = os.path.abspath(sys.argv[1]), t.Results()
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    texts = list(samples())
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.idl")

        def judge(name, data):
            with open(path, "wb") as out:
                out.write(data)
            try:
                done = t.run(idlc, path, "-o", folder + "/o")
                bad = done.returncode not in (0, 1) or (done.returncode == 1) != bool(done.stderr)
                problem = f"exit {done.returncode}\n{done.stderr[-2000:]}" if bad else ""
            except (AssertionError, subprocess.TimeoutExpired) as died:
                problem = str(died)
            results.check(name, problem + (f"\n{data[:2000]!r}" if problem else ""))

        for i in range(TRUNCATIONS):
            text = rng.choice(texts)
            judge(f"truncation {i}", text[:rng.randint(0, len(text))])
        for i in range(MUTATIONS):
            judge(f"mutation {i}", mutate(rng, rng.choice(texts)))
        for name, data in big_files():
            judge(name, data)
    results.finish()


main()
