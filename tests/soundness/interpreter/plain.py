#!/usr/bin/env python3
"""Runs what soundness-interp calls clean as programs of gcc and clang.

Takes C files (and, with --generate, functions made from a seed); each entry and
input whose result is `ok V` must give V when built by each compiler. Functions
that a file names in `// dialect only: fn_K ...` rely on what C leaves undefined;
a file with `// clang only` uses builtins that gcc lacks."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import generate

parser = argparse.ArgumentParser()
parser.add_argument("--interp", required=True)
parser.add_argument("--include", required=True)
parser.add_argument("--host", action="append", required=True, type=pathlib.Path)
parser.add_argument("--cc", action="append", required=True)
parser.add_argument("--generate", type=int, default=0, metavar="N")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("files", nargs="*", type=pathlib.Path)
options = parser.parse_args()

GENERATED_INPUTS = "0:0,1:2,7:3,18446744073709551615:5,4294967296:18446744073709551611"


def must(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def check(source, inputs, work, skipped, failures):
    """Returns how many clean results were compared, and how many there were in all."""
    lines = must(options.interp, "-I", options.include, "--inputs", inputs, source).splitlines()
    assert lines, f"{source} has no entry"
    pairs = [pair.split(":") for pair in inputs.split(",")]
    clean = []
    for line in lines:
        name, number, outcome = line.split(" ", 2)
        if outcome.startswith("ok ") and name not in skipped:
            clean.append((name, int(number), outcome[3:]))
    driver = work / "driver.c"
    names = sorted({name for name, _, _ in clean})
    # A process for each run, as statics are fresh for each run.
    driver.write_text("#include <stdio.h>\n#include <stdint.h>\n#include <sys/wait.h>\n"
                      "#include <unistd.h>\n"
                      "#define RUN(e) do { fflush(stdout); if (!fork()) { printf(\"%llu\\n\", "
                      "(unsigned long long)(e)); fflush(stdout); _exit(0); } wait(0); } "
                      "while (0)\n" +
                      "".join(f"uint64_t {n}(uint64_t, uint64_t);\n" for n in names) +
                      "int main(void) {\n" +
                      "".join(f"RUN({n}({pairs[i][0]}ull, {pairs[i][1]}ull));\n"
                              for n, i, _ in clean) + "}\n")
    for cc in options.cc:
        if "clang" not in cc and "\n// clang only\n" in source.read_text():
            continue
        for level in ("-O0", "-O2"):
            program = work / "program"
            # What a clean run does not call need not be there.
            must(cc, level, "-w", "-fwrapv", "-static", "-Wl,--unresolved-symbols=ignore-all",
                 "-I", options.include, source, driver, *options.host, "-o", program)
            got = must(program).splitlines()
            for (name, number, wanted), value in zip(clean, got, strict=True):
                if wanted != value:
                    failures.append(f"{source.name}: {name} {number}: the interpreter says "
                                    f"{wanted}, {cc} {level} {value}")
    return len(clean), len(lines)


def main():
    failures, compared, total = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for source in options.files:
            text = source.read_text()
            inputs = re.search(r"^// inputs: (\S+)$", text, re.M)[1]
            skipped = {f for line in re.findall(r"^// dialect only: (.*)$", text, re.M)
                       for f in line.split()}
            done = check(source, inputs, work, skipped, failures)
            compared, total = compared + done[0], total + done[1]
        if options.generate:
            source = work / "generated.c"
            source.write_text(generate.unit(options.seed, options.generate))
            done = check(source, GENERATED_INPUTS, work, set(), failures)
            if done[0] != done[1]:
                failures.append(f"{done[1] - done[0]} of {done[1]} generated runs are not clean")
            compared, total = compared + done[0], total + done[1]
    assert compared, "nothing to compare"
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{compared} clean results of {total} compared with {len(options.cc)} compilers, "
          f"{len(failures)} differences")
    return 1 if failures else 0


sys.exit(main())
