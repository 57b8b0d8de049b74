#!/usr/bin/env python3
"""What a call between domains costs, as a ratio to a bare indirect call of the
same run: medians over the turns that the domain `bencher` times.

    calls.py SDRUN IMAGE [--json FILE]

Prints a table; with --json also writes the figures. Fails when the run does,
or when a kind of call was not measured in every turn.
"""
import json
import re
import statistics
import subprocess
import sys

TURNS = 25
KINDS = {
    "bare": "indirect call within the domain",
    "proxy": "call into another domain",
    "open": "call into a concurrent domain",
    "lend": "the same, an rref lent",
    "move": "the same, an rref moved there and back",
}


def measure(sdrun, image):
    done = subprocess.run([sdrun, image], capture_output=True, text=True, timeout=300)
    turns = {kind: [] for kind in KINDS}
    for kind, calls, ns in re.findall(r"^bench: (\w+) (\d+) (\d+)$", done.stdout, re.M):
        turns[kind].append(int(ns) / int(calls))
    lacking = [kind for kind, times in turns.items() if len(times) != TURNS or min(times) <= 0]
    if done.returncode != 0 or lacking:
        sys.exit(f"calls: the run ended with {done.returncode}, without all turns of "
                 f"{lacking}\n{done.stdout}{done.stderr}")
    return {kind: statistics.median(times) for kind, times in turns.items()}


def main():
    if len(sys.argv) not in (3, 5) or (len(sys.argv) == 5 and sys.argv[3] != "--json"):
        sys.exit(__doc__)
    medians = measure(sys.argv[1], sys.argv[2])
    figures = {kind: {"ns": round(ns, 2), "ratio": round(ns / medians["bare"], 2)}
               for kind, ns in medians.items()}
    for kind, figure in figures.items():
        print(f"{figure['ns']:8.2f} ns  {figure['ratio']:6.2f} x  {KINDS[kind]}")
    if len(sys.argv) == 5:
        with open(sys.argv[4], "w", encoding="utf-8") as out:
            json.dump({"turns": TURNS, "medians": figures}, out, indent=2)
            out.write("\n")


main()
