"""Every kind of crash, many times: what the caller gets, what the console says,
whether the memory comes back, whether a new instance works, and that witness
never notices.

usage: crash_test.py ROUNDS EXAMPLES-FOLDER MACHINE..."""

import os
import re
import sys

import machine

RULES = {"bounds": "bounds", "div": "div-zero", "shift": "shift-range", "stack": "stack-overflow",
         "loop": "timeout", "quota": "quota", "free-full": "free-full"}
SOURCE = "crasher/crasher.c"
# What the process may grow by from the first round to the last.
GROWTH_KIB = 8192


def script_of(rounds):
    text = "witness\nmem\n"
    for _ in range(rounds):
        for kind in [*RULES, "recursion"]:
            text += f"crash {kind}\nmem\n"
    return text + "witness\n"


def expected_faults(examples, rounds):
    marks = machine.marked_lines(os.path.join(examples, SOURCE))
    one_round = [(rule, marks[kind]) for kind, rule in RULES.items()]
    return one_round * rounds


def check(run, examples, rounds):
    kinds = [*RULES, "recursion"]
    statuses = {kind: "SD_CRASHED" for kind in RULES} | {"recursion": "SD_REENTRY"}
    expected = [f"crash {kind}: {statuses[kind]}, memory is back, a new instance works"
                for kind in kinds] * rounds
    assert run.starting("crash ") == expected, run.show()

    faults = run.starting("fault: ")
    pattern = re.compile(r"fault: domain crasher: ([a-z-]+): " + re.escape(SOURCE) + r":(\d+): \S")
    found = []
    for line in faults:
        match = pattern.match(line)
        assert match, f"unexpected fault line '{line}'\n{run.show()}"
        found.append((match[1], int(match[2])))
    assert found == expected_faults(examples, rounds), f"faults {found}\n{run.show()}"

    memory = run.starting("mem: ")
    assert len(memory) == 1 + len(kinds) * rounds, run.show()
    assert len(set(memory)) == 1, f"memory changes: {sorted(set(memory))}"

    witness = run.starting("witness: ")
    assert len(witness) == 2 and all(line.endswith(", right") for line in witness), run.show()
    steps = [int(re.match(r"witness: (\d+) steps", line)[1]) for line in witness]
    assert steps[1] > steps[0], f"witness stood still: {steps}"
    assert run.status == 0, f"status {run.status}:\n{run.show()}"


def main():
    rounds, examples = int(sys.argv[1]), sys.argv[2]
    system = machine.from_arguments(sys.argv[3:])
    first = system.run(script_of(1), timeout=300)
    check(first, examples, 1)
    if rounds > 1:
        last = system.run(script_of(rounds), timeout=3000)
        check(last, examples, rounds)
        growth = last.peak_kib - first.peak_kib
        assert growth <= GROWTH_KIB, \
            f"the process grew by {growth} KiB from 1 to {rounds} rounds"


if __name__ == "__main__":
    main()
