"""Plays the system of this folder and judges its console.

usage: threads_test.py SOURCES IMAGE COMMAND...

COMMAND IMAGE runs it: sdrun, or run-qemu with a kernel."""
import os
import subprocess
import sys

SCENARIOS = 6
ROUNDS = 21  # of the scenarios that crash


def line_of(sources, name, wanted):
    with open(os.path.join(sources, name), encoding="utf-8") as text:
        return 1 + next(i for i, line in enumerate(text) if wanted in line)


def main():
    sources, image, *command = sys.argv[1:]
    # A fault that no check explains names the function, after inlining.
    line = line_of(sources, "counter.c", "Counter_serve_again(void)")
    done = subprocess.run([*command, image], capture_output=True, text=True, errors="replace",
                          timeout=580)
    shown = done.stdout.replace("\r\n", "\n").split("\n")
    print("\n".join(line for i, line in enumerate(shown) if i == 0 or line != shown[i - 1]))
    for scenario in range(SCENARIOS):
        assert f"threads: scenario {scenario}: ok" in shown, f"scenario {scenario} is missing"
    again = f"fault: domain counter: deadlock: counter.c:{line}: waiting for this lock would " \
            "never end in Counter_serve_again"
    faults = [text for text in shown if text.startswith("fault: ")]
    assert faults.count(again) == ROUNDS, faults
    assert sum("deadlock" in text for text in faults) == 2 * ROUNDS, faults
    greedy = f"fault: domain ledger: quota: ledger.c:{line_of(sources, 'ledger.c', 'fault: quota')}:"
    assert [text for text in faults if "deadlock" not in text][0].startswith(greedy), faults
    assert len(faults) == 2 * ROUNDS + 1, f"{len(faults)} faults, one per round was due"
    assert done.returncode == 0, f"exit status {done.returncode}"


main()
