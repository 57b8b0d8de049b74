#!/usr/bin/env python3
"""Compiles run/*.c with sdc, links each with a host that stands for the kernel,
and runs its cases. In a file,

    // returns 3: 5           before a case: case(3) gives 5
    ... // faults 7: bounds   on the line at which case(7) must fault
    // FLAGS: --overflow=trap options for sdc, for the whole file
    ... // faults ring(7): bounds   the same for case_ring, which may stand below

A case is a function `int case_NAME(int n)`. Each runs with -O0 and -O2; a
fault without an entry in the table fails the test."""
import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("--sdc", required=True)
parser.add_argument("--cc", required=True)
parser.add_argument("--abi", required=True)
parser.add_argument("folder", type=pathlib.Path)
options = parser.parse_args()


def must(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def expectations(source):
    """(case, argument, wanted line of output) of a file."""
    found, waiting, name = [], [], None
    for number, line in enumerate(source.read_text().splitlines(), 1):
        if match := re.match(r"// returns (-?\d+): (-?\d+)", line):
            waiting.append((match[1], f"returned {match[2]}"))
        if match := re.match(r"int case_(\w+)\(int n\)", line):
            name = match[1]
            found += [(name, argument, wanted) for argument, wanted in waiting]
            waiting = []
        for other, argument, rule in re.findall(
                r"// faults (?:(\w+)\()?(-?\d+)\)?: ([\w-]+)", line):
            found.append((other or name, argument, f"fault: {rule}: {source}:{number}: "))
    return found


def main():
    sources = sorted(p for p in options.folder.glob("*.c") if p.name != "host.c")
    assert sources
    rules, count, failures = set(), 0, []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for source in sources:
            cases = expectations(source)
            assert cases, f"{source} has no case"
            names = sorted({name for name, _, _ in cases})
            flags = re.search(r"^// FLAGS: (.*)", source.read_text(), re.M)
            flags = flags[1].split() if flags else []
            table = work / "table.c"
            table.write_text(
                "".join(f"int case_{n}(int);\n" for n in names) +
                "const struct { const char *name; int (*run)(int); } test_cases[] = {\n" +
                "".join(f'{{"{n}", case_{n}}},\n' for n in names) + "{0, 0}};\n")
            for level in ("-O0", "-O2"):
                program, object_file = work / f"{source.stem}{level}", work / "case.o"
                must(options.sdc, "-c", level, *flags, source, "-o", object_file)
                must(options.cc, "-O1", "-I", options.abi, table, options.folder / "host.c",
                     object_file, "-o", program)

                def check(case):
                    name, argument, wanted = case
                    done = subprocess.run([program, name, argument], capture_output=True,
                                          text=True, timeout=20)
                    said = done.stdout.splitlines()[-1:] or [f"died: {done.returncode}"]
                    if said[0] == wanted or wanted.startswith("fault") and said[0].startswith(wanted):
                        return None
                    return f"{source.name} {level}: case_{name}({argument}): wanted '{wanted}', got '{said[0]}'"

                with concurrent.futures.ThreadPoolExecutor(4) as pool:
                    failures += [f for f in pool.map(check, cases) if f]
                count += len(cases)
            rules |= {wanted.split(": ")[1] for _, _, wanted in cases if wanted.startswith("fault")}
    for failure in failures:
        print(failure)
    print(f"{count} runs, {len(failures)} failed; rules seen: {' '.join(sorted(rules))}")
    sys.exit(1 if failures else 0)


main()
