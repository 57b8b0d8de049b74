#!/usr/bin/env python3
"""Runs sdc on C files and compares every message with the file's own comments.

A test is one .c file; README.md beside this script describes the comments. A
file named good-*.c must be accepted in silence, a file named bad-*.c must be
refused with exactly the messages that it announces: text, line, column, rule.
With --plain the good files are compiled by other compilers instead.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

EXPECT = re.compile(
    r"//\s*expect-(error|warning|note)"
    r"(?:@(?:(?P<file>[\w./-]+\.[ch]|<[\w-]+>):)?(?P<line>[+-]?\d+))?"
    r":\s*(?P<col>\d+):\s*(?P<text>.*?)\s*$")
SETTING = re.compile(r"//\s*(RUN|RUN-FLAGS|PLAIN):\s*(.*?)\s*$")
MESSAGE = re.compile(
    r"^(?P<file>[^\s:][^:]*):(?P<line>\d+):(?P<col>\d+): "
    r"(?P<kind>fatal error|error|warning|note): (?P<text>.*)$")
HOMELESS = re.compile(r"^(sdc: |fatal )?error: ")


class Test:
    def __init__(self, path):
        self.path = path
        self.name = os.path.basename(path)
        self.expected = []   # (kind, file, line, col, text)
        self.mode, self.flags, self.plain = "lint", [], None
        with open(path, encoding="utf-8") as source:
            for number, line in enumerate(source, 1):
                self.read_line(number, line)
        self.is_good = self.name.startswith("good-")
        self.is_bad = self.name.startswith("bad-")

    def read_line(self, number, line):
        setting = SETTING.search(line)
        if setting:
            key, value = setting.groups()
            if key == "RUN":
                self.mode = value
            elif key == "RUN-FLAGS":
                self.flags = value.split()
            elif key == "PLAIN":
                self.plain = value.split()
        if "expect-" in line and not EXPECT.search(line):
            self.expected.append(("malformed", self.name, number, 0,
                                  line.strip()))
        found = EXPECT.search(line)
        if found:
            at = found["line"]
            where = number if at is None else (
                number + int(at) if at[0] in "+-" else int(at))
            self.expected.append((found[1], found["file"] or self.name, where,
                                  int(found["col"]), found["text"]))

    def problems_of_form(self):
        if not (self.is_good or self.is_bad):
            yield "the name starts with neither good- nor bad-"
        if self.mode not in ("lint", "compile"):
            yield f"RUN is 'lint' or 'compile', not '{self.mode}'"
        errors = [e for e in self.expected if e[0] == "error"]
        if self.is_bad and not errors:
            yield "a bad file announces at least one error"
        if self.is_good and self.expected:
            yield "a good file announces nothing"


def pattern_of(text):
    """An expected text as a regular expression; {{...}} is one already."""
    parts = re.split(r"\{\{(.*?)\}\}", text)
    return "".join(re.escape(p) if i % 2 == 0 else p
                   for i, p in enumerate(parts)) + r"\Z"


def command_of(test, sdc, scratch):
    if test.mode == "lint":
        return [sdc, "lint", "--all-errors", test.path, "--",
                "-I" + os.path.dirname(test.path)] + test.flags
    output = os.path.join(scratch, test.name + ".o")
    return [sdc, "-c", test.path, "-o", output] + test.flags


def messages_of(stderr):
    got, homeless = [], []
    for line in stderr.splitlines():
        found = MESSAGE.match(line)
        if found:
            kind = found["kind"].replace("fatal ", "")
            got.append((kind, os.path.basename(found["file"]),
                        int(found["line"]), int(found["col"]), found["text"]))
        elif HOMELESS.match(line):
            homeless.append(line)
    return got, homeless


def compare(expected, got):
    """Errors and warnings match one to one; notes must appear if announced."""
    left = list(got)
    for want in expected:
        for have in left:
            if have[:4] == want[:4] and re.match(pattern_of(want[4]), have[4]):
                left.remove(have)
                break
        else:
            yield "missing: " + spell(want)
    for have in left:
        if have[0] != "note":
            yield "unexpected: " + spell(have)


def spell(message):
    kind, name, line, col, text = message
    return f"{name}:{line}:{col}: {kind}: {text}"


def run(test, sdc, show):
    problems = list(test.problems_of_form())
    if problems:
        return problems
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(command_of(test, sdc, scratch), text=True,
                              capture_output=True, timeout=120)
        made = os.listdir(scratch)
    got, homeless = messages_of(done.stderr)
    if show:
        for kind, name, line, col, text in got:
            if kind != "note":
                print(f"{test.path}:{line}: // expect-{kind}:{col}: {text}")
    problems = list(compare(test.expected, got)) + homeless
    wanted = 1 if test.is_bad else 0
    if done.returncode != wanted:
        problems.append(f"exit status {done.returncode}, wanted {wanted}")
        if not got and not homeless:
            problems.append(done.stderr.strip()[-2000:])
    if test.is_bad and made:
        problems.append("an object was made of a refused file")
    if test.mode == "compile" and test.is_good and not made:
        problems.append("no object was made")
    return problems


def run_plain(test, compiler, include):
    """Compiles a good file with a compiler that knows no annotations."""
    name = os.path.basename(compiler)
    if test.plain is not None and name not in test.plain:
        return []
    # Options of sdc alone say nothing to other compilers.
    flags = [f for f in test.flags if f not in ("--overflow=trap", "--concurrent")]
    standard = [] if any(f.startswith("-std") for f in flags) else ["-std=gnu17"]
    done = subprocess.run(
        [compiler, "-c", "-o", os.devnull, "-I", include, "-I",
         os.path.dirname(test.path)] + standard + flags + [test.path],
        text=True, capture_output=True, timeout=120)
    return [f"{name}: {done.stderr.strip()}"] if done.returncode else []


def tests_in(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, subfolders, files in os.walk(path):
            subfolders.sort()
            for name in sorted(files):
                if name.startswith(("good-", "bad-")) and name.endswith(".c"):
                    yield os.path.join(folder, name)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sdc", required=True)
    parser.add_argument("--plain", nargs=2, action="append", default=[],
                        metavar=("CC", "INCLUDE"),
                        help="compile the good files with CC instead")
    parser.add_argument("--print", action="store_true", dest="show",
                        help="print what sdc said as expect comments")
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()

    def judge(path):
        test = Test(path)
        if not options.plain:
            return path, run(test, options.sdc, options.show)
        if not test.is_good:
            return None
        problems = []
        for compiler, include in options.plain:
            problems += run_plain(test, compiler, include)
        return path, problems

    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for result in pool.map(judge, tests_in(options.paths)):
            if result is None:
                continue
            path, problems = result
            if problems:
                failed += 1
                print(f"FAIL {path}")
                for problem in problems:
                    print("    " + problem)
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    if not passed:
        print("no test passed: nothing was shown")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
