"""Plays the system of this folder and judges its console.

usage: threads_test.py COUNTER.C IMAGE COMMAND...

COMMAND IMAGE runs it: sdrun, or run-qemu with a kernel."""
import subprocess
import sys

SCENARIOS = 5
ROUNDS = 21  # of the scenarios that crash


def main():
    source, image, *command = sys.argv[1:]
    with open(source, encoding="utf-8") as text:
        lines = text.read().split("\n")
    # A fault that no check explains names the function, after inlining.
    line = 1 + next(i for i, text in enumerate(lines) if "Counter_serve_again(void)" in text)
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
    assert len(faults) == 2 * ROUNDS, f"{len(faults)} faults, one per round was due"
    assert all("deadlock" in text for text in faults), faults
    assert done.returncode == 0, f"exit status {done.returncode}"


main()
