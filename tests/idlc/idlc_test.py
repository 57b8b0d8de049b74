"""Shared by the tests of idlc: running it, reading expectations, compiling."""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RULES = os.path.join(HERE, "rules")
GOLDEN = os.path.join(HERE, "golden")
PAGES = os.path.join(ROOT, "docs", "rules")
COMPILERS = ("gcc", "clang-19")
FLAGS = ("-std=gnu17 -O1 -Wall -Wextra -Werror -Wmissing-prototypes -Wstrict-prototypes "
         "-ffreestanding -fPIC -mno-red-zone -fvisibility=hidden").split()


def run(program, *words, cwd=None, data=None):
    """Runs idlc; a signal is a failure whatever the test expects."""
    done = subprocess.run([program, *words], cwd=cwd, capture_output=True, input=data, timeout=120)
    done.stdout = done.stdout.decode(errors="replace")
    done.stderr = done.stderr.decode(errors="replace")
    if done.returncode < 0:
        raise AssertionError(f"idlc died of signal {-done.returncode}: {words}\n{done.stderr}")
    return done


def messages(text):
    """[(file, line, kind, text)] of what idlc printed."""
    found = re.findall(r"^([^:\n]+):(\d+):\d+: (error|note): (.*)$", text, re.M)
    return sorted((file, int(line), kind, what) for file, line, kind, what in found)


def expectations(path, name):
    """The same, as the comments of a test say: '// error: ...' on its line, or
    '// error@LINE: ...', '// error@FILE:LINE: ...' anywhere."""
    expected = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        for part in line.rstrip("\n").split(" // ")[1:] + re.findall(r"^// (.*)", line):
            m = re.match(r"(error|note)(?:@(?:([^:]+\.idl):)?(\d+))?: (.*)$", part)
            if m:
                file = os.path.join(os.path.dirname(name), m[2]) if m[2] else name
                expected.append((file, int(m[3] or number), m[1], m[4]))
    return sorted(expected)


def compile_all(folder, names):
    """What the compilers say about generated C, '' when they are content."""
    said = ""
    for compiler in COMPILERS:
        for name in names:
            done = subprocess.run(
                [compiler, *FLAGS, "-I", os.path.join(ROOT, "runtime", "include"),
                 "-I", os.path.join(ROOT, "abi"), "-I", folder, "-c", os.path.join(folder, name),
                 "-o", os.devnull], capture_output=True, text=True)
            if done.returncode != 0:
                said += f"{compiler} {name}:\n{done.stderr}"
    return said


class Results:
    """Counts; nothing run is a failure."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def check(self, name, problem):
        if problem:
            self.failed += 1
            print(f"FAIL {name}\n{problem}")
        else:
            self.passed += 1

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(0 if self.passed and not self.failed else 1)
