#!/usr/bin/env python3
"""run_expect.py must fail when a message is missing, unexpected or elsewhere."""
import os
import subprocess
import sys
import tempfile

RUNNER, SDC = sys.argv[1:]
TEXT = "casts are not in the dialect; write sd_as(int, e) [cast]"
BODY = "int f(long n)\n{\n\treturn (int)n;%s\n}\n"

# (file name, text, whether it must pass)
CASES = [
    ("bad-right.c", BODY % f" // expect-error:9: {TEXT}", True),
    ("bad-from-below.c", BODY % "" + f"// expect-error@-2:9: {TEXT}\n", True),
    ("bad-absolute.c", BODY % "" + f"// expect-error@3:9: {TEXT}\n", True),
    ("bad-pattern.c", BODY % " // expect-error:9: casts {{.*}} [cast]", True),
    ("bad-column.c", BODY % f" // expect-error:10: {TEXT}", False),
    ("bad-line.c", BODY % "" + f"// expect-error@-1:9: {TEXT}\n", False),
    ("bad-part.c", BODY % " // expect-error:9: casts are not", False),
    ("bad-rule.c", BODY % " // expect-error:9: {{.*}} [casts]", False),
    ("bad-level.c", BODY % f" // expect-warning:9: {TEXT}", False),
    ("bad-twice.c", BODY % f" // expect-error:9: {TEXT}" +
     f"// expect-error@3:9: {TEXT}\n", False),
    ("bad-silent.c", BODY % "", False),
    ("bad-malformed.c", BODY % f" // expect-error: {TEXT}", False),
    ("bad-accepted.c", "int x; // expect-error:1: nothing [cast]\n", False),
    ("good-right.c", "int x;\n", True),
    ("good-refused.c", BODY % "", False),
    ("good-warns.c", "int f(void) { int a[2]; return a[3]; }\n", False),
    ("good-announces.c", BODY % f" // expect-error:9: {TEXT}", False),
    ("good-mode.c", "// RUN: link\nint x;\n", False),
    ("good-compiles.c", "// RUN: compile\nint x;\n", True),
    ("neither.c", "int x;\n", False),
]


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, text, wanted in CASES:
            path = os.path.join(scratch, name)
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
            done = subprocess.run(
                [sys.executable, RUNNER, "--sdc", SDC, path], text=True,
                capture_output=True, timeout=120)
            if (done.returncode == 0) != wanted:
                failed += 1
                print(f"FAIL {name}: {done.stdout}{done.stderr}")
        empty = os.path.join(scratch, "empty")
        os.mkdir(empty)
        if subprocess.run([sys.executable, RUNNER, "--sdc", SDC, empty],
                          capture_output=True, timeout=60).returncode == 0:
            failed += 1
            print("FAIL a folder without tests passes")
    print(f"{len(CASES) + 1} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
