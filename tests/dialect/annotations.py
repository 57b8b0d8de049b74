#!/usr/bin/env python3
"""The share of lines with annotations in the programs of a folder.

usage: annotations.py FOLDER

Counted are lines that are not blank; a line counts once however many
annotations it carries. Fails above the bound of 6 % over all.
"""
import pathlib
import re
import sys

ANNOTATION = re.compile(
    r"\b(__counted_by|__owned|__rref|__cap|__static|__view|__from|__out|__inout|__out_if"
    r"|__tagged|__touches|__guarded_by|_Nullable)\b")
BOUND = 0.06


def main():
    annotated = total = 0
    for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.[ch]")):
        lines = [line for line in path.read_text().splitlines() if line.strip()]
        marked = sum(bool(ANNOTATION.search(line)) for line in lines)
        print(f"{path.name:22} {marked:4} of {len(lines):4} lines, {100 * marked / len(lines):4.1f} %")
        annotated += marked
        total += len(lines)
    if not total:
        sys.exit("no program found")
    print(f"{'all':22} {annotated:4} of {total:4} lines, {100 * annotated / total:4.1f} %")
    sys.exit(annotated > BOUND * total)


main()
