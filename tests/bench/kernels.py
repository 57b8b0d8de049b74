#!/usr/bin/env python3
"""What checks cost: the loops of kernels.c compiled by sdc -O2 and by clang -O2.

    kernels.py SDC CLANG SDK_INCLUDE [--turns N] [--json FILE]

Both compilers read the same source, for the same processor, and the two programs
run in turns; the figure is the median over the turns of the ratio of CPU times.
The kernels named *_checked and gather keep a check in their loop. Fails when a
run does, or when the two compute different results.
"""
import argparse
import json
import math
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def must(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.exit(f"kernels: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def turn(program):
    """{kernel: (ns per call, checksum)}"""
    return {name: (float(ns), check) for name, ns, check in
            re.findall(r"^kernel (\w+) ([\d.]+) (\w+)$", must(program), re.M)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sdc")
    parser.add_argument("clang")
    parser.add_argument("include")
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        plain = [options.clang, "-O2", "-std=gnu17", "-march=x86-64-v2", "-w"]
        must(*plain, "-I", options.include, "-c", HERE / "kernels_main.c", "-o", work / "main.o")
        must(*plain, "-I", options.include, "-c", HERE / "kernels.c", "-o", work / "clang.o")
        must(options.sdc, "-O2", "-c", HERE / "kernels.c", "-o", work / "sdc.o")
        for name in ("sdc", "clang"):
            must(options.clang, work / "main.o", work / f"{name}.o", "-o", work / name)
        turns = [(turn(work / "sdc"), turn(work / "clang")) for _ in range(options.turns)]
    names = list(turns[0][0])
    figures = {}
    for name in names:
        checks = {side[name][1] for pair in turns for side in pair}
        if len(checks) != 1:
            sys.exit(f"kernels: {name} computed {' and '.join(sorted(checks))}")
        ours, theirs = ([pair[side][name][0] for pair in turns] for side in (0, 1))
        figures[name] = {"sdc_ns": round(statistics.median(ours), 1),
                         "clang_ns": round(statistics.median(theirs), 1),
                         "ratio": round(statistics.median(a / b for a, b in zip(ours, theirs)), 2)}
    if len(names) < 17:
        sys.exit(f"kernels: only {names} were measured")
    mean = math.exp(statistics.mean(math.log(f["ratio"]) for f in figures.values()))
    for name, figure in figures.items():
        print(f"{figure['sdc_ns']:10.1f} ns {figure['clang_ns']:10.1f} ns  {figure['ratio']:5.2f} x  {name}")
    print(f"geometric mean of {len(names)} kernels: {mean:.2f} x")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as out:
            json.dump({"turns": options.turns, "kernels": figures, "geomean": round(mean, 2)}, out,
                      indent=2)
            out.write("\n")


main()
