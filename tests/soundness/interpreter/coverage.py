#!/usr/bin/env python3
"""Every function that a good file of the compiler's tests defines must be
understood by soundness-interp, so that a construct that joins the dialect joins
the interpreter too. What no interpretation can know is listed here."""
import argparse
import pathlib
import re
import subprocess
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--interp", required=True)
parser.add_argument("--include", required=True)
parser.add_argument("folder", type=pathlib.Path)
options = parser.parse_args()

UNKNOWABLE = [
    "extern variable",  # defined in another file
    "__builtin_constant_p",  # differs between compilers
]


def main():
    files = sorted(options.folder.rglob("good*.c"))
    assert files, "no good files"
    failures, understood = [], 0
    for file in files:
        flags = re.search(r"^// RUN-FLAGS: (.*)$", file.read_text(), re.M)
        standard = [f for f in (flags[1].split() if flags else []) if f.startswith("-std=")]
        done = subprocess.run([options.interp, "-I", options.include, "-I", file.parent, *standard,
                               "--check", file], capture_output=True, text=True, timeout=60)
        if done.returncode:
            failures.append(f"{file}: {done.stderr}")
        for line in done.stdout.splitlines():
            name, verdict = line.split(" ", 1)
            if verdict == "understood":
                understood += 1
            elif not any(what in verdict for what in UNKNOWABLE):
                failures.append(f"{file}: {name}: {verdict}")
    if not understood:
        failures.append("nothing was understood")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{understood} functions of {len(files)} files understood, {len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
