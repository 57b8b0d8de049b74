#!/usr/bin/env python3
"""Each kind of the allow-list has its file.

A kind that may be written must be met by 'sdc lint --kinds' in a good file; a
refused kind that C reaches must be met in a bad file, where run_expect.py has
compared the message. What only sdc's own text may use counts as refused. A kind
that is said to be absent from C must not be met.
"""
import concurrent.futures
import fnmatch
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import run_expect  # noqa: E402


def kinds_of(sdc, path):
    test = run_expect.Test(path)
    done = subprocess.run(
        [sdc, "lint", "--kinds", "--all-errors", path, "--",
         "-I" + os.path.dirname(path)] + test.flags,
        text=True, capture_output=True, timeout=60)
    return set(done.stdout.split())


def kinds_in(sdc, folder):
    met = set()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for kinds in pool.map(lambda p: kinds_of(sdc, p),
                              run_expect.tests_in([folder])):
            met |= kinds
    return met


def library_in(sdc, folder):
    """(builtins, problems): the C library's functions are builtins only in the
    flags of a code base, so these files are judged as 'sdc lint -p' does, and
    their messages of the rule 'builtin' compared here."""
    names, problems = set(), []
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    with tempfile.TemporaryDirectory() as build:
        with open(os.path.join(build, "compile_commands.json"), "w", encoding="utf-8") as out:
            json.dump([{"directory": folder, "file": path, "command": f"cc -c {path}"} for path in files], out)
        said = subprocess.run([sdc, "lint", "-p", build], text=True, capture_output=True,
                              timeout=120, check=False)
    met = re.findall(r"^(?:.*/)?([^/:\n]+:\d+:\d+): error: (.* \[builtin\])$", said.stdout + said.stderr, re.M)
    wanted = []
    for path in files:
        with open(path, encoding="utf-8") as source:
            for number, line in enumerate(source, 1):
                wanted += [(f"{os.path.basename(path)}:{number}:{column}", text)
                           for column, text in re.findall(r"// expect-error:(\d+): (.*)$", line)]
    problems += [f"{at}: {text}: not said" for at, text in wanted if (at, text) not in met]
    problems += [f"{at}: {text}: not announced" for at, text in met if (at, text) not in wanted]
    for _, text in met:
        names |= {"Builtin." + name for name in re.findall(r"^'(\w+)'", text)}
    return names, problems


def pragmas_in(folder):
    """The walk does not see pragmas: they are gone before there is a tree."""
    found = set()
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding="utf-8") as source:
            found |= {"Pragma." + word for word in
                      re.findall(r"^#pragma (\w+)", source.read(), re.M)}
    return found


def problems_of(rows, good, bad):
    builtins = [kind for kind, _ in rows if kind.startswith("Builtin.")]

    def met(kind, kinds):
        if not kind.startswith("Builtin."):
            return kind in kinds
        # A pattern is met by a builtin that no earlier pattern decides.
        earlier = builtins[:builtins.index(kind)]
        return any(fnmatch.fnmatchcase(k, kind) and
                   not any(fnmatch.fnmatchcase(k, e) for e in earlier)
                   for k in kinds)

    for kind, verdict in rows:
        if verdict == "allow" and not met(kind, good):
            yield f"no good file has {kind}"
        if verdict in ("refuse", "trusted") and not met(kind, bad):
            yield f"no bad file has {kind}"
        if verdict == "absent" and kind in good | bad:
            yield f"{kind} is in a file, so C has it"


def main():
    sdc, complete, folder = sys.argv[1:]
    good = kinds_in(sdc, os.path.join(folder, "good"))
    good |= pragmas_in(os.path.join(folder, "good"))
    bad = kinds_in(sdc, os.path.join(folder, "bad"))
    library, unlike = library_in(sdc, os.path.join(folder, "hosted"))
    bad |= library
    listing = subprocess.run([complete, "--list"], text=True,
                             capture_output=True, check=True).stdout
    rows = [line.split() for line in listing.splitlines()]
    problems = unlike + list(problems_of(rows, good, bad))
    # The test itself: without their files these kinds must be missed.
    for kind in ("Statement.IfStmt", "Builtin.__builtin_clz"):
        if not list(problems_of(rows, good - {kind}, bad)):
            problems.append(f"{kind} without a good file is not noticed")
    for kind in ("Statement.GCCAsmStmt", "Attribute.Packed"):
        if not list(problems_of(rows, good, bad - {kind})):
            problems.append(f"{kind} without a bad file is not noticed")
    for problem in problems:
        print(problem)
    print(f"{len(rows)} rows, {len(good)} kinds in good files, "
          f"{len(bad)} in bad files, {len(problems)} problems")
    return 1 if problems or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
