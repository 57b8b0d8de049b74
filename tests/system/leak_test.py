"""A kernel with a seeded leak must be found out: the shell says so after a
crash, and the command fails.

usage: leak_test.py MACHINE..."""

import sys

import machine


def main():
    system = machine.from_arguments(sys.argv[1:])
    run = system.run("witness\nmem\ncrash quota\nmem\n", timeout=120)
    found = run.starting("crash ")
    assert found == ["crash quota: SD_CRASHED, memory is not back, a new instance works"], run.show()
    before, after = run.starting("mem: ")
    assert before != after, f"mem shows no difference: {before}"
    assert run.status != 0, "a crash whose memory does not come back must fail the script"


if __name__ == "__main__":
    main()
