"""The sample compiles unmodified, without warnings, with ordinary compilers. (The
programs of dialect/ are built and run by tests/dialect.)

usage: plain_test.py EXAMPLES-FOLDER IDL-HEADERS-FOLDER INCLUDE-FOLDER COMPILER..."""

import glob
import os
import subprocess
import sys


def main():
    examples, headers, include, *compilers = sys.argv[1:]
    sources = sorted(source for source in glob.glob(os.path.join(examples, "*", "*.c"))
                     if os.path.basename(os.path.dirname(source)) not in ("host", "dialect"))
    assert len(sources) >= 10, f"only {len(sources)} sources in {examples}"
    folders = sorted({os.path.dirname(source) for source in sources})
    options = ["-std=gnu17", "-O1", "-Wall", "-Wextra", "-Werror", "-S", "-o", os.devnull,
               "-I", include, "-I", headers]
    for folder in folders:
        options += ["-I", folder]
    for compiler in compilers:
        for source in sources:
            subprocess.run([compiler, *options, source], check=True)


if __name__ == "__main__":
    main()
