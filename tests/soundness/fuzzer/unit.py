"""Units: many tests in one C file, and the loop that cuts out what sdc refuses."""
import os
import re
import subprocess

HEAD = """#include <sdc.h>
#include <sd/mem.h>
#include <sd/mutex.h>
#include <sd/thread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

"""

# A message of sdc or clang that decides over a test.
MESSAGE = re.compile(r"^(?:[^:\n]*):(\d+):(\d+): (error|fatal error): (.*?)(?: \[([a-z0-9-]+)\])?$", re.M)


class Stuck(Exception):
    """sdc refused or crashed and named no test."""


class Test:
    __slots__ = "number", "text", "lines", "used", "origin"

    def __init__(self, number, text, used=(), origin="generated"):
        self.number, self.text, self.used, self.origin = number, text, used, origin
        self.lines = text.count("\n")

    def renumbered(self, number):
        text = re.sub(rf"_{self.number}\b", f"_{number}", self.text)
        text = re.sub(rf"(// (?:begin|end)) {self.number}\b", rf"\1 {number}", text)
        return Test(number, text, self.used, self.origin)

    def functions(self):
        """Function bodies in the text."""
        return len(re.findall(r"^\{", self.text, re.M))


class Unit:
    """tests in order; where each stands in the file."""

    def __init__(self, path, tests):
        self.path, self.tests = path, list(tests)

    def write(self):
        with open(self.path, "w") as file:
            file.write(HEAD + "".join(t.text for t in self.tests))

    def test_at(self, line):
        at = HEAD.count("\n") + 1
        for t in self.tests:
            if line < at:
                return None
            if line < at + t.lines:
                return t
            at += t.lines
        return None

    def first_line(self, number):
        at = HEAD.count("\n") + 1
        for t in self.tests:
            if t.number == number:
                return at
            at += t.lines
        return 0

    def without(self, numbers):
        return Unit(self.path, [t for t in self.tests if t.number not in numbers])


def judge(command, env=None, timeout=300):
    """(status, messages) of one run of sdc. A status below 0 is a signal, 3 a
    defect that sdc itself saw."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=env,
                              timeout=timeout)
    except subprocess.TimeoutExpired:
        return -99, "timeout"
    return done.returncode, done.stderr


def sift(unit, sdc, env=None, flags=("-O0",), final=None):
    """Cuts out of the unit what sdc refuses, until it compiles to `final`.
    Returns (unit, {number: rule}, [tests that crashed sdc]). Every test left was
    accepted by the compile that made the object."""
    rules, crashed = {}, []
    flags = " ".join(flags).split()
    lint = [sdc, "lint", "--all-errors", unit.path, "--", *flags]
    make = [sdc, "-c", *flags, unit.path, "-o", final]
    command = lint
    while unit.tests:
        unit.write()
        status, said = judge(command, env)
        if status == 0:
            if command is make:
                return unit, rules, crashed
            command = make
            continue
        if status not in (1,):
            bad = find_crash(unit, command, env)
            crashed += bad
            unit = unit.without({t.number for t, _ in bad})
            continue
        refused = {}
        for line, _, _, text, rule in MESSAGE.findall(said):
            test = unit.test_at(int(line))
            if test:
                refused.setdefault(test.number, rule or "clang")
        if not refused:
            bad = find_crash(unit, command, env)
            if not bad:
                raise Stuck(said[-2000:])
            crashed += bad
            refused = {t.number: "crash" for t, _ in bad}
        rules.update(refused)
        unit = unit.without(refused.keys())
    return unit, rules, crashed


def find_crash(unit, command, env):
    """The tests on which sdc ends with neither 0 nor a message, by halving."""
    probe = unit.path + ".probe.c"
    command = [probe if word == unit.path else word for word in command]

    def fails(tests):
        Unit(probe, tests).write()
        status, said = judge(command, env, 60)
        if status == 0 or status == 1 and MESSAGE.search(said):
            return None
        return status, said[-1500:]

    def search(tests):
        why = fails(tests)
        if why is None:
            return []
        if len(tests) == 1:
            return [(tests[0], why)]
        half = len(tests) // 2
        return search(tests[:half]) + search(tests[half:])

    found = search(unit.tests)
    if os.path.exists(probe):
        os.remove(probe)
    if not found:
        raise Stuck("sdc fails on the whole unit and on none of its tests")
    return found
