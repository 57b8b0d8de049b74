#!/usr/bin/env python3
"""'sdc lint --fix' mends what needs no thought.

Usage: fixes.py SDC FOLDER

NAME.c is refused; after --fix it is NAME.fixed.c to the letter, and accepted.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

sdc, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])


def lint(file, *options):
    return subprocess.run([sdc, "lint", *options, file.name], cwd=file.parent,
                          capture_output=True, text=True, timeout=120)


failed = 0
sources = sorted(each for each in folder.glob("*.c") if ".fixed" not in each.name)
for source in sources:
    wanted = source.with_suffix(".fixed.c").read_text()
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(shutil.copy(source, scratch))
        before = lint(copy)
        done = lint(copy, "--fix", "--root", ".")
        after = lint(copy)
        got = copy.read_text()
    if before.returncode != 1 or done.returncode != 0 or after.returncode != 0 or got != wanted:
        failed += 1
        print(f"{source.name}: before {before.returncode}, fixed {done.returncode}, "
              f"after {after.returncode}")
        print(got if got != wanted else done.stdout + done.stderr)
        print(after.stderr)
print(f"{len(sources)} files, {failed} failed")
sys.exit(failed != 0 or len(sources) < 7)
