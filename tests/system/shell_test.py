"""The shell's commands and what it says of wrong ones.

usage: shell_test.py MACHINE..."""

import sys

import machine


def expect(system, script, lines, is_success):
    run = system.run(script, timeout=120)
    shown = [line.decode() for line in run.lines if line]
    assert shown == lines, f"{script!r}: expected {lines}\ngot:\n{run.show()}"
    assert (run.status == 0) == is_success, f"{script!r}: status {run.status}"


def main():
    system = machine.from_arguments(sys.argv[1:])
    expect(system, "", [], True)
    expect(system, "# a comment\n\n   \t\n  # another", [], True)
    alive = [f"domain {name}: alive" for name in ("files", "words", "digest", "witness", "shell")]
    at_start = [*alive, "domain crasher: dead"]
    expect(system, "domains", at_start, True)
    expect(system, "load crasher\ndomains\n unload  crasher \ndomains\n",
           ["load crasher: SD_OK", *alive, "domain crasher: alive", "unload crasher: SD_OK",
            *at_start], True)
    wrong = {
        "nonsense": "error: line 1: unknown command 'nonsense'",
        "words": "error: line 1: unknown command 'words'",
        "mem now": "error: line 1: unknown command 'mem'",
        "words a b": "error: line 1: unknown command 'words a b'",
        "words no-such-file": "error: words no-such-file: SD_INVALID",
        "digest no-such-file": "error: digest no-such-file: SD_INVALID",
        "words " + "n" * 300: "error: words " + "n" * 300 + ": SD_INVALID",
        "crash gently": "error: crash gently: unknown kind",
        "load nobody": "load nobody: SD_INVALID",
        "unload nobody": "unload nobody: SD_INVALID",
        "\x7f\x01": "error: line 1: unknown command '\x7f\x01'",
    }
    for script, message in wrong.items():
        expect(system, script + "\n", [message], False)
    # One wrong line does not stop the others.
    expect(system, "bad\n\ndomains\nworse",
           ["error: line 1: unknown command 'bad'", *at_start,
            "error: line 4: unknown command 'worse'"], False)


if __name__ == "__main__":
    main()
