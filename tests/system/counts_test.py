"""words and digest of the running system against the machine's tools.

usage: counts_test.py gpl|texts|big FOLDER MACHINE..."""

import os
import sys

import inputs
import machine


def expected_lines(name, path):
    lines, words, size = inputs.counts(path)
    return ([f"{lines} {words} {size} {name}".encode()] + inputs.top_lines(path) +
            [f"{inputs.sha256(path)}  {name}".encode()])


def check(system, files, timeout):
    """Every file through words and digest, in one run; the whole output counts."""
    script, expected = "", []
    for name, path in files:
        script += f"words {name}\ndigest {name}\n"
        expected += expected_lines(name, path)
    run = system.run(script, [file for file in files if file[1] != inputs.GPL], timeout)
    shown = [line for line in run.lines if line]
    assert shown == [line for line in expected if line], \
        f"expected {expected}\ngot:\n{run.show()}"
    assert run.status == 0, f"status {run.status}:\n{run.show()}"


def small_texts(folder):
    texts = {
        "empty": b"",
        "signs": b"a-b a_b, a.b\n--\n\x00\x01 \x7f \x80\xff x\x80y\n",
        "ties": b"b a d c f e h g j i l k\n",
        "no-end": b"one two two",
        # A word across the border of two blocks of 64 KiB, and a file of exactly two.
        "border": b"x" * 65530 + b" " + b"borderword " * 3,
        "two-blocks": (b"ab cd\n" * 30000)[:2 * 65536],
    }
    files = []
    for name, data in texts.items():
        path = os.path.join(folder, "text-" + name)
        with open(path, "wb") as out:
            out.write(data)
        files.append((name, path))
    return files


def main():
    what, folder = sys.argv[1:3]
    system = machine.from_arguments(sys.argv[3:])
    os.makedirs(folder, exist_ok=True)
    if what == "gpl":
        check(system, [("GPL-3", inputs.GPL)], 120)
    elif what == "texts":
        texts = small_texts(folder)
        # The long word of `border` is one of the ten and does not fit a report.
        refused = [file for file in texts if file[0] == "border"]
        check(system, [file for file in texts if file not in refused], 120)
        run = system.run("words border\ndigest border\n", refused)
        assert run.starting("error: words border: SD_INVALID"), run.show()
        assert run.starting(inputs.sha256(refused[0][1])), run.show()
        assert run.status != 0, "a refused command must give a status"
    elif what == "big":
        path = os.path.join(folder, "big")
        inputs.make_big(path)
        check(system, [("big", path)], 600)
    else:
        raise SystemExit(f"unknown test '{what}'")


if __name__ == "__main__":
    main()
