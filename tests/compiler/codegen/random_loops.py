#!/usr/bin/env python3
"""Loops made at random, compiled without optimisation, where every check runs,
and with it, where the prover takes checks out: both must end alike, in the same
value or in the same fault at the same line.

Bounds, steps, types and index expressions are drawn so that right and slightly
wrong ones are about as frequent: rows and columns exchanged, one too many,
counters that wrap, masks that do not fit, counts whose product overflows.

    random_loops.py --sdc SDC --cc CC --abi DIR --host host.c [--seed N] [--functions N]
"""
import argparse
import pathlib
import random
import re
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("--sdc", required=True)
parser.add_argument("--cc", required=True)
parser.add_argument("--abi", required=True)
parser.add_argument("--host", required=True)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--functions", type=int, default=150)
options = parser.parse_args()

LEVELS = ["-O0", "-O1", "-O2", "-O3"]
ELEMENTS = 64
# What the array is counted by; the test passes 64 elements.
COUNTS = ["n", "n", "r * c", "r * c", "r * c", "n * n", "n * n", "m + 1", "r * c * 2", "n * 4",
          "64", "n - 1"]
# (n, r, c, m); some with counts that are 0, do not fit, or overflow
ARGUMENTS = [
    (8, 8, 8, 63), (5, 4, 7, 15), (0, 0, 5, 0), (1, 5, 0, 7), (16, 3, 9, 6), (7, 2, 16, 31),
    (64, 1, 64, 2), (3, 6, 5, "UINT64_MAX"), ("1ull << 32", "1ull << 32", "1ull << 32", 63),
    (6, "1ull << 33", "1ull << 31", "UINT64_MAX - 1"), (2, 32, 1, 1), (4, 4, 4, 3),
]


class Function:
    def __init__(self, draw, name):
        self.draw, self.lines, self.depth, self.loops = draw, [], 1, []
        self.wide = draw.random() < 0.7
        self.type = "size_t" if self.wide else "unsigned"
        self.count = draw.choice(COUNTS)
        t = self.type
        self.emit(f"int {name}(int *a __counted_by({self.count}), {t} n, {t} r, {t} c, {t} m,", 0)
        self.emit("const uint32_t *x __counted_by(64), int fuel) {")
        self.emit("int s = 0;")
        if draw.random() < 0.3:
            self.emit(f"if ({draw.choice(['n == 0', 'm == 0', 'r != c', 'n < m', 'c < r', 'm & (m + 1)'])})")
            self.emit("    return -1;")
        if draw.random() < 0.25:
            self.emit("int *row = a;")
            self.rows = True
        else:
            self.rows = False
        self.body(draw.choice([1, 2, 2, 3]))
        self.emit("return s;")
        self.emit("}", 0)

    def emit(self, text, depth=None):
        self.lines.append("    " * (self.depth if depth is None else depth) + text)

    def bound(self):
        """What a loop is likely to run to, given what it is to be nested in."""
        names = {"r": ["r", "c"], "n": ["n", "n"]}.get(self.count[0], ["m", "n"])
        text = names[min(len(self.loops), 1)]
        if self.draw.random() < 0.3:
            text = self.draw.choice(["n", "r", "c", "m"])
        return self.draw.choice([text] * 8 + [f"{text} - 1", f"{text} + 1", "4", "2", "64"])

    def body(self, nests):
        draw = self.draw
        shape = draw.random()
        if nests and draw.random() < 0.08:
            self.halving()
        elif nests and shape < 0.75:
            i = f"i{len(self.loops)}"
            kind = draw.choice([self.type] * 6 + ["int", "unsigned", "uint8_t", "uint16_t", "size_t"])
            start = draw.choice(["0"] * 6 + ["1", "1", "n", "2"])
            compare = draw.choice(["<"] * 7 + ["<=", "<=", "!="])
            step = draw.choice([f"{i}++"] * 8 + [f"{i} += 2", f"{i} += m", f"{i}--", f"{i} = {i} * 2 + 1"])
            limit = self.bound()
            if draw.random() < 0.1:
                self.emit(f"for ({kind} {i} = {limit}; {i}-- > 0;) {{")
            else:
                self.emit(f"for ({kind} {i} = {start}; {i} {compare} {limit}; {step}) {{")
            self.inside(i, nests)
        elif nests and shape < 0.9:
            i = f"i{len(self.loops)}"
            self.emit(f"int *p{i} = a;")
            self.emit(f"{self.type} {i} = {draw.choice(['0', '0', '1'])};")
            limit = self.draw.choice(["n", "m", "r", "n - 1"])
            self.emit(f"while ({i} < {limit}{draw.choice(['', f' && *p{i} != 7'])}) {{")
            self.depth += 1
            self.emit("if (fuel-- == 0)")
            self.emit("    return s;")
            self.emit(draw.choice([f"s += *p{i}++;", f"p{i}++;", f"*p{i}++ = s;"]))
            if draw.random() < 0.2:
                self.emit(f"p{i} += 1;")
            self.emit(draw.choice([f"{i}++;"] * 6 + [f"{i} += 2;"]))
            self.depth -= 1
            self.emit("}")
        elif nests:
            self.emit("int *q = a;")
            self.emit(f"{self.type} left = {draw.choice(['n', 'm', 'r'])};")
            self.emit(draw.choice(["while (left--) {", "while (left && *q) {"]))
            self.depth += 1
            self.emit("if (fuel-- == 0)")
            self.emit("    return s;")
            self.emit("s += *q++;")
            if "--" not in self.lines[-4]:
                self.emit("left--;")
            self.depth -= 1
            self.emit("}")
        else:
            self.access()

    def halving(self):
        """A search in an interval, its ends moved rightly or nearly so."""
        draw = self.draw
        t, k = self.type, len(self.loops)
        low, high, middle = f"low{k}", f"high{k}", f"middle{k}"
        self.emit(f"{t} {low} = {draw.choice(['0', '0', '1'])};")
        self.emit(f"{t} {high} = {draw.choice(['n', 'n', 'n', 'm', 'n + 1', 'n - 1', 'r'])};")
        self.emit(f"while ({low} {draw.choice(['<'] * 5 + ['<=', '!='])} {high}) {{")
        self.depth += 1
        self.emit("if (fuel-- == 0)")
        self.emit("    return s;")
        half = draw.choice([f"{low} + ({high} - {low}) / 2", f"{low} + ({high} - {low}) / 2",
                            f"({low} + {high}) / 2", f"({low} + {high}) >> 1",
                            f"{high} - ({high} - {low}) / 2"])
        self.emit(f"{t} {middle} = {half};")
        at = draw.choice([middle] * 6 + [high, low, f"{high} - 1"])
        self.emit(f"if (a[{at}] < (x[{middle} & 63] & 15))")
        self.emit(f"    {low} = {middle} + 1;")
        if draw.random() < 0.2:
            self.emit(f"else if (a[{middle}] == 3)")
            self.emit(f"    {high} = {draw.choice([f'{high} + 1', f'{high} * 2', 'm', f'{high} - 1'])};")
        self.emit("else")
        self.emit(f"    {high} = {draw.choice([middle] * 5 + [f'{middle} + 1', f'{middle} - 1'])};")
        self.emit("s++;")
        self.depth -= 1
        self.emit("}")

    def inside(self, i, nests):
        draw = self.draw
        self.loops.append(i)
        self.depth += 1
        self.emit("if (fuel-- == 0)")
        self.emit("    return s;")
        if self.rows and len(self.loops) == 1:
            self.emit(f"row = {draw.choice([f'&a[{i} * c]', f'a + {i} * c', f'&a[{i} * r]', f'a + {i}'])};")
        if draw.random() < 0.15:
            self.emit(draw.choice([f"if (x[{i} & 63] & 1)", f"if (s > 100)"]))
            self.emit("    continue;" if draw.random() < 0.5 else "    break;")
        if draw.random() < 0.07:
            self.emit(draw.choice([f"{i}++;", "m++;", "c--;", "n = n * 2;", "r = c;"]))
        self.access()
        self.body(nests - 1)
        if draw.random() < 0.4:
            self.access()
        self.depth -= 1
        self.emit("}")
        self.loops.pop()

    def index(self):
        draw, loops = self.draw, self.loops or ["n"]
        i, j, k = loops[0], loops[-1], draw.choice(loops)
        if "*" in self.count and draw.random() < 0.5:
            side = "n" if self.count[0] == "n" else "c"
            return draw.choice([f"{i} * {side} + {j}"] * 3 + [f"{j} * {side} + {i}"])
        return draw.choice([
            j, i, k, f"{i} * c + {j}", f"{i} * c + {j}", f"{i} * c + {j}", f"{j} * c + {i}",
            f"{i} * r + {j}", f"{j} * r + {i}", f"({i} * c + {j}) * 2 + {k}", f"{i} * 4 + {j}",
            f"({i} * c + {j}) * 2 + 1", f"{i} * n + {j}", f"{i} * n + {k}", f"{j} * n + {i}",
            f"{j} + 1", f"{j} - 1", f"{i} * c + {j} + 1", f"{i} * c + {j} - 1",
            f"({i} - 1) * c + {j}", f"({i} + 1) * c + {j}",
            f"x[{j} & 63] & m", f"x[{j} & 63] & (n - 1)", f"x[{j} & 63] & (m - 1)",
            f"x[{j} & 63] & 63", f"x[{j} & 63] % n", f"{j} & m", f"m & {j}", f"({j} >> 1) & m",
            f"{j} >> 1", f"{j} / 2", f"n - 1 - {j}", f"n - {j}", f"{j} % c", f"{i} ^ {j}",
        ])

    def access(self):
        where = f"a[{self.index()}]"
        if self.rows and self.draw.random() < 0.5:
            where = f"row[{self.draw.choice([self.loops[-1] if self.loops else 'n', self.index()])}]"
        self.emit(self.draw.choice([f"s += {where};", f"{where} += s;", f"{where} = {where} + 1;"]))


def must(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout + done.stderr


def unit(seed, number):
    draw = random.Random(seed)
    lines = ["#include <sdc.h>", "#include <stddef.h>", "#include <stdint.h>",
             f"static int cells[{ELEMENTS}];", "static uint32_t numbers[64];",
             # No constant for the optimiser: another unit might change it.
             f"uint64_t given[{len(ARGUMENTS)}][4] = {{"]
    lines += ["{" + ", ".join(map(str, arguments)) + "}," for arguments in ARGUMENTS] + ["};"]
    for k in range(number):
        function = Function(draw, f"f{k}")
        lines += function.lines
        lines += [f"int case_{k}(int n) {{", "for (int i = 0; i < 64; i++) {",
                  "cells[i] = i * 5 & 15;", "numbers[i] = i * 2654435761u >> 9;", "}",
                  "uint64_t *with = given[n];",
                  f"int s = f{k}(cells, with[0], with[1], with[2], with[3], numbers, 300);",
                  "for (int i = 0; i < 64; i++) {", "s = s * 31 + cells[i];", "}",
                  "return s;", "}"]
    return "\n".join(lines) + "\n"


RUNNER = """
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int host_main(int argc, char **argv);
struct test_case { const char *name; int (*run)(int); };
extern const struct test_case test_cases[];
int main(void) {
    for (const struct test_case *c = test_cases; c->name; c++)
        for (int at = 0; at < %d; at++) {
            printf("%%s %%d ", c->name, at);
            fflush(stdout);
            char number[12], *arguments[] = {"host", (char *)c->name, number, 0};
            snprintf(number, sizeof number, "%%d", at);
            int status = 0, child = fork();
            if (child == 0) {
                alarm(10);
                return host_main(3, arguments);
            }
            if (child < 0 || waitpid(child, &status, 0) != child)
                return 1;
            if (WIFSIGNALED(status))
                printf("died: signal %%d\\n", WTERMSIG(status));
        }
    return 0;
}
"""


def main():
    number = options.functions
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        source = work / "loops.c"
        source.write_text(unit(options.seed, number))
        table, runner, host = work / "table.c", work / "runner.c", work / "host.o"
        table.write_text("".join(f"int case_{k}(int);\n" for k in range(number)) +
                         "const struct { const char *name; int (*run)(int); } test_cases[] = {\n" +
                         "".join(f'{{"{k}", case_{k}}},\n' for k in range(number)) + "{0, 0}};\n")
        runner.write_text(RUNNER % len(ARGUMENTS))
        must(options.cc, "-c", "-O1", "-I", options.abi, "-Dmain=host_main", options.host, "-o", host)
        outcomes, proven = {}, {}
        for level in LEVELS:
            said = must(options.sdc, "-c", level, "-Wno-everything", "--stats", source,
                        "-o", work / "loops.o")
            proven[level] = int(re.search(r"(\d+) proven", said)[1])
            must(options.cc, "-O1", table, runner, host, work / "loops.o", "-o", work / "program")
            outcomes[level] = {}
            for line in must(work / "program").splitlines():
                case, _, end = re.match(r"((\d+) \d+) (.*)", line).groups()
                # Inlining may change the function that a fault is in, not its line.
                outcomes[level][case] = end.rpartition(": ")[0] if end.startswith("fault") else end

    returned, faulted, differ = 0, 0, []
    for case, end in outcomes["-O0"].items():
        returned += end.startswith("returned")
        faulted += end.startswith("fault: ")
        ends = [outcomes[level].get(case) for level in LEVELS]
        if len(set(ends)) != 1 or not end.startswith(("returned", "fault: ")):
            differ.append(f"seed {options.seed}: f{case}: " +
                          "; ".join(f"{l} {e}" for l, e in zip(LEVELS, ends)))
    print("\n".join(differ[:20]))
    count = number * len(ARGUMENTS)
    print(f"{count} runs at {len(LEVELS)} levels: {returned} returned, {faulted} faulted, "
          f"{len(differ)} differ; checks proven: {proven}")
    # Both ends must be frequent, and the prover must have had work.
    ran = len(outcomes["-O0"]) == count
    enough = min(returned, faulted) > count // 8 and proven["-O2"] > number
    sys.exit(1 if differ or not ran or not enough else 0)


main()
