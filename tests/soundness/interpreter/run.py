#!/usr/bin/env python3
"""Runs soundness-interp on cases/*.c and compares every result line.

A case file names its inputs in `// inputs: a:b,...`; each result line stands in
a comment. For a fault the line number is left out: the comment stands on it."""
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

KINDS = {
    "out-of-bounds", "out-of-subobject", "use-after-free", "use-after-scope", "double-free",
    "bad-free", "null", "uninitialized", "bad-bool", "bad-pointer", "type-confusion", "wrong-arm",
    "wrong-function", "div-zero", "shift", "int-overflow-div", "builtin-zero", "explicit", "leak",
    "quota", "deadlock", "unterminated", "unguarded", "read-only", "different-objects", "no-return",
}


def expectations(source):
    """The wanted result lines of a file, and its inputs."""
    wanted, inputs = {}, None
    for number, line in enumerate(source.read_text().splitlines(), 1):
        for comment in line.split("//")[1:]:
            comment = comment.strip()
            if match := re.fullmatch(r"inputs: (\S+)", comment):
                inputs = match[1]
            if match := re.fullmatch(r"(fn_\d+ \d+) (ok \d+|timeout|unsupported .+)", comment):
                key, value = match.groups()
            elif match := re.fullmatch(r"(fn_\d+ \d+) (fault [\w-]+)", comment):
                key, value = match[1], f"{match[2]} {number}"
            else:
                assert not comment.startswith("fn_"), f"{source}:{number}: {comment}"
                continue
            assert key not in wanted, f"{source}:{number}: {key} is there twice"
            wanted[key] = value
    assert wanted and inputs, f"{source} expects nothing"
    return wanted, inputs


def main():
    sources = sorted(options.folder.glob("*.c"))
    assert sources, "no cases"
    failures, count, kinds = [], 0, set()
    for source in sources:
        wanted, inputs = expectations(source)
        done = subprocess.run([options.interp, "-I", options.include, "--inputs", inputs, source],
                              capture_output=True, text=True, timeout=60)
        if done.returncode:
            failures.append(f"{source.name}: exit {done.returncode}: {done.stderr}")
            continue
        got = {}
        for line in done.stdout.splitlines():
            name, number, value = line.split(" ", 2)
            got[f"{name} {number}"] = value
        for key in sorted(wanted.keys() | got.keys()):
            if wanted.get(key) != got.get(key):
                failures.append(f"{source.name}: {key}: wanted '{wanted.get(key)}', "
                                f"got '{got.get(key)}'")
        kinds |= {v.split()[1] for v in wanted.values() if v.startswith("fault")}
        count += len(wanted)
    failures += [f"no case for {kind}" for kind in sorted(KINDS - kinds)]
    failures += [f"unknown kind {kind}" for kind in sorted(kinds - KINDS)]
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{count} result lines of {len(sources)} files, {len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
