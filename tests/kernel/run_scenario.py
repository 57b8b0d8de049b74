"""Plays one scenario of the test system on a hosted kernel and judges it.

usage: run_scenario.py SDRUN IMAGE [--must-fail] [--expect TEXT]... SCENARIO

A good run exits with 0 and says so in its last line; with --must-fail (a kernel
with a seeded defect) a run that passes is the failure. For crash scenarios the
resident size of the process after round 99 may not exceed the one after round 9
by more than 2 MiB."""
import os
import subprocess
import sys
import tempfile

GROWTH_MAX_BYTES = 2 << 20


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def play(sdrun, image, scenario):
    lines, sizes = [], {}
    with tempfile.NamedTemporaryFile("w") as script:
        script.write(scenario)
        script.flush()
        process = subprocess.Popen([sdrun, image, "--file", "scenario=" + script.name],
                                   stdout=subprocess.PIPE, text=True, errors="replace")
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if line.startswith("round "):
                sizes[line.strip()] = resident_bytes(process.pid)
        return process.wait(), lines, sizes


def judge(status, lines, sizes, scenario, expected):
    name = scenario.split()[0]
    if status != 0 or not lines or lines[-1] != f"scenario {name}: ok":
        return f"exit status {status}"
    for text in expected:
        if not any(text in line for line in lines):
            return f"no line with '{text}'"
    if name == "crash":
        growth = sizes["round 99"] - sizes["round 9"]
        print(f"resident size grew by {growth} bytes over 90 rounds")
        if growth > GROWTH_MAX_BYTES:
            return "the process grew"
    return None


def main():
    arguments = sys.argv[1:]
    sdrun, image = arguments[:2]
    must_fail, expected, scenario = False, [], None
    rest = iter(arguments[2:])
    for argument in rest:
        if argument == "--must-fail":
            must_fail = True
        elif argument == "--expect":
            expected.append(next(rest))
        else:
            scenario = argument
    status, lines, sizes = play(sdrun, image, scenario)
    shown = [line for i, line in enumerate(lines) if i == 0 or line != lines[i - 1]]
    print("\n".join(shown[-12:]))
    failure = judge(status, lines, sizes, scenario, expected)
    if must_fail:
        print(f"with the seeded defect: {failure or 'passed'}")
        is_shown = all(any(text in line for line in lines) for text in expected)
        return 0 if failure and is_shown else 1
    if failure:
        print(f"FAILED: {failure}")
    return 1 if failure else 0


if __name__ == "__main__":
    sys.exit(main())
