"""The port's own suites, and the events that must end in a panic or a status."""

import argparse
import os
import re
import tempfile

import emulator

# boot module, how it must end, a line that must appear
ENDINGS = [
    ("fault-without-thread", "panic", "panic: fault outside all threads"),
    ("boot-stack-overflow", "panic", "panic: fault outside all threads"),
    ("free-twice", "panic", "panic: freed what was not allocated"),
    ("lock-twice", "panic", "panic: lock never released"),
    ("status-200", 110, ""),
    (None, 7, ""),
]

# what the machine is like, how a boot on it must end, a line that must appear
MACHINES = [
    (["-M", "q35"], 110, ""),
    (["-smp", "4"], 110, ""),
    (["-cpu", "Nehalem"], 110, ""),
    (["-m", "16"], 110, ""),
    (["-cpu", "qemu64"], "panic", "panic: this CPU lacks x86-64-v2"),
    (["-cpu", "Nehalem,-nx"], "panic", "panic: this CPU lacks the no-execute bit"),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qemu", required=True)
    parser.add_argument("--kernel", required=True)
    options = parser.parse_args()
    failures = []

    with tempfile.TemporaryDirectory() as folder:
        def boot(name, memory="512", machine=()):
            path = None
            if name:
                path = os.path.join(folder, name)
                with open(path, "w") as file:
                    file.write(name)
            return emulator.run_kernel(options.qemu, options.kernel, path, memory, machine)

        ending = boot("suites")
        print(ending.text)
        summary = re.search(r"^(\d+) passed, 0 failed$", ending.text, re.M)
        if not summary or int(summary.group(1)) < 80 or ending.status != 0:
            failures.append("suites: exit status %d" % ending.exit_status)

        # memory above 4 GiB, beyond what boot.S maps
        ending = boot("high-memory", "6144")
        if ending.status != 0:
            failures.append("high-memory: exit status %d:\n%s" % (ending.exit_status, ending.text))

        def expect(what, ending, expected, line):
            got = "panic" if ending.is_panic else ending.status
            if got != expected or line not in ending.text:
                failures.append("%s: ended with %s, expected %s and '%s':\n%s" %
                                (what, got, expected, line, ending.text))

        for name, expected, line in ENDINGS:
            expect(name, boot(name), expected, line)
        for machine, expected, line in MACHINES:
            expect(" ".join(machine), boot("status-200", machine=machine), expected, line)

    for failure in failures:
        print("failed:", failure)
    print("%d failed" % len(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
