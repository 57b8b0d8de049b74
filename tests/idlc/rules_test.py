#!/usr/bin/env python3
"""Each bad file is refused with exactly the messages it announces; each good
file is accepted, and everything generated from it compiles with gcc and clang.

    rules_test.py IDLC
"""
import os
import sys
import tempfile

import idlc_test as t


def bad(idlc, name):
    with tempfile.TemporaryDirectory() as out:
        done = t.run(idlc, name, "-o", out + "/made", cwd=t.HERE)
        got, want = t.messages(done.stderr), t.expectations(os.path.join(t.HERE, name), name)
        if done.returncode != 1:
            return f"exit status {done.returncode}\n{done.stderr}"
        if not want:
            return "announces nothing"
        if os.path.exists(out + "/made"):
            return "wrote something"
        return "\n".join([f"  missing: {m}" for m in want if m not in got] +
                         [f"  unexpected: {m}" for m in got if m not in want] +
                         (["  a message came twice"] if sorted(set(got)) != sorted(set(want)) or
                          len(got) != len(want) else []))


def closure(idlc, name, out, done):
    """Generates `name` and, for its header, what it includes. Returns stems."""
    source = os.path.join(t.HERE, name)
    run = t.run(idlc, name, "-o", out, cwd=t.HERE)
    if run.returncode == 0:
        run = t.run(idlc, name, "-o", out, "--skeleton", cwd=t.HERE)
    if run.returncode != 0:
        raise AssertionError(run.stderr)
    done.append(os.path.basename(name)[:-4])
    for line in open(source, encoding="utf-8"):
        if line.startswith("include "):
            inner = os.path.normpath(os.path.join(os.path.dirname(name), line.split('"')[1]))
            if os.path.basename(inner)[:-4] not in done:
                closure(idlc, inner, out, done)
    return done


def good(idlc, name):
    with tempfile.TemporaryDirectory() as out:
        try:
            stems = closure(idlc, name, out, [])
        except AssertionError as problem:
            return str(problem)
        return t.compile_all(out, [s + part for s in stems for part in
                                   ("_client.c", "_server.c", "_proxy.c", "_skeleton.c")])


def main():
    idlc, results = os.path.abspath(sys.argv[1]), t.Results()
    for rule in sorted(os.listdir(t.RULES)):
        for file in sorted(os.listdir(os.path.join(t.RULES, rule))):
            name = f"rules/{rule}/{file}"
            if file.startswith("bad-"):
                results.check(name, bad(idlc, name))
            elif file.startswith("good-"):
                results.check(name, good(idlc, name))
    results.finish()


main()
