#!/usr/bin/env python3
"""One mistake gives one error.

Usage: single.py SDC FOLDER

Each file of FOLDER is a program with one mistake, which shows at several places
or makes others follow. sdc must refuse it with exactly one error, of a rule.
"""
import pathlib
import re
import subprocess
import sys

sdc, folder = sys.argv[1], pathlib.Path(sys.argv[2])
ERROR = re.compile(r"^.+?:\d+:\d+: error: .*$", re.M)

failed = 0
programs = sorted(folder.glob("*.c"))
for program in programs:
    done = subprocess.run([sdc, "lint", program], capture_output=True, text=True,
                          timeout=60)
    errors = ERROR.findall(done.stdout + done.stderr)
    is_rule = len(errors) == 1 and re.search(r"\[[a-z][a-z-]+\]$", errors[0])
    # Clang speaks for itself where no rule does: a syntax error.
    if program.name.startswith("syntax-"):
        is_rule = len(errors) == 1
    if done.returncode != 1 or not is_rule:
        failed += 1
        print(f"{program.name}: status {done.returncode}, {len(errors)} errors")
        print("".join(f"    {each}\n" for each in errors), end="")
print(f"{len(programs)} programs, {failed} failed")
sys.exit(failed != 0 or len(programs) < 40)
