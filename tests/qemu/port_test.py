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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qemu", required=True)
    parser.add_argument("--kernel", required=True)
    options = parser.parse_args()
    failures = []

    with tempfile.TemporaryDirectory() as folder:
        def boot(name, memory="512"):
            path = None
            if name:
                path = os.path.join(folder, name)
                with open(path, "w") as file:
                    file.write(name)
            return emulator.run_kernel(options.qemu, options.kernel, path, memory)

        ending = boot("suites")
        print(ending.text)
        summary = re.search(r"^(\d+) passed, 0 failed$", ending.text, re.M)
        if not summary or int(summary.group(1)) < 80 or ending.status != 0:
            failures.append("suites: exit status %d" % ending.exit_status)

        # memory above 4 GiB, beyond what boot.S maps
        ending = boot("high-memory", "6144")
        if ending.status != 0:
            failures.append("high-memory: exit status %d:\n%s" % (ending.exit_status, ending.text))

        for name, expected, line in ENDINGS:
            ending = boot(name)
            got = "panic" if ending.is_panic else ending.status
            if got != expected or line not in ending.text:
                failures.append("%s: ended with %s, expected %s and '%s':\n%s" %
                                (name, got, expected, line, ending.text))

    for failure in failures:
        print("failed:", failure)
    print("%d failed" % len(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
