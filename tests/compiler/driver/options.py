#!/usr/bin/env python3
"""Every door of sdc's command line: what is accepted, what is refused, with
which words and which exit status."""
import os
import pty
import signal
import stat
import subprocess
import sys
import tempfile
import time

SDC = sys.argv[1]
GOOD = "int f(int n)\n{\n\treturn n + 1;\n}\n"
BAD = "int f(long n)\n{\n\treturn (int)n;\n}\n"

# (arguments, exit status, text that stderr or stdout must have)
CASES = [
    # Driver mode: clang's exit status.
    (["-c", "good.c"], 0, ""),
    (["-c", "good.c", "-o", "out.o"], 0, ""),
    (["-c", "-oout.o", "good.c"], 0, ""),
    (["-S", "good.c", "-o", "-"], 0, "f:"),
    (["-E", "good.c"], 0, "return n + 1"),
    (["-MM", "good.c"], 0, "good.o: good.c"),
    (["-M", "good.c"], 0, "good.o: good.c"),
    (["-MD", "-MP", "-MF", "d.d", "-MT", "x", "-c", "good.c"], 0, ""),
    (["-MMD", "-MFd.d", "-MQx", "-c", "good.c"], 0, ""),
    (["-MM", "-MG", "good.c"], 0, "good.o: good.c"),
    (["-###", "-c", "good.c"], 0, "-fwrapv"),
    (["-O2", "-g", "-Wall", "-Wno-unused", "-std=c23", "-c", "good.c"], 0, ""),
    (["-D", "A", "-DB=2", "-U", "A", "-I", ".", "-I.", "-c", "good.c"], 0, ""),
    (["--overflow=trap", "-c", "good.c"], 0, ""),
    (["--concurrent", "-c", "good.c"], 0, ""),
    (["-c", "good.c", "good2.c"], 0, ""),
    (["@args"], 0, ""),
    (["-c", "bad.c"], 1, "bad.c:3:9: error: casts are not in the dialect"),
    (["-c", "good.c", "bad.c"], 1, "[cast]"),
    (["-c", "syntax.c"], 1, "expected"),

    # Refused by name.
    (["-fPIC", "-c", "good.c"], 1, "option '-fPIC' is not accepted"),
    (["-mllvm", "-x", "-c", "good.c"], 1, "option '-mllvm' is not accepted"),
    (["-Xclang", "-w", "-c", "good.c"], 1, "option '-Xclang' is not"),
    (["-fplugin=x.so", "-c", "good.c"], 1, "option '-fplugin=x.so' is not"),
    (["-include", "x.h", "-c", "good.c"], 1, "option '-include' is not"),
    (["-isystem", "x", "-c", "good.c"], 1, "option '-isystem' is not"),
    (["-w", "-c", "good.c"], 1, "option '-w' is not accepted"),
    (["-Ofast", "-c", "good.c"], 1, "option '-Ofast' is not accepted"),
    (["-ffast-math", "-c", "good.c"], 1, "option '-ffast-math' is not"),
    (["-std=c89", "-c", "good.c"], 1, "option '-std=c89' is not accepted"),
    (["-std=c++17", "-c", "good.c"], 1, "option '-std=c++17' is not"),
    (["-Wl,-z,x", "-c", "good.c"], 1, "option '-Wl,-z,x' is not accepted"),
    (["-Wa,x", "-c", "good.c"], 1, "option '-Wa,x' is not accepted"),
    (["-Wp,-D,x", "-c", "good.c"], 1, "option '-Wp,-D,x' is not accepted"),
    (["-W", "-c", "good.c"], 1, "option '-W' is not accepted"),
    (["-x", "c", "-c", "good.c"], 1, "option '-x' is not accepted"),
    (["-target", "arm", "-c", "good.c"], 1, "option '-target' is not"),
    (["--target=arm", "-c", "good.c"], 1, "option '--target=arm' is not"),
    (["-march=native", "-c", "good.c"], 1, "option '-march=native' is not"),
    (["-cc1", "good.c"], 1, "option '-cc1' is not accepted"),
    (["-fsyntax-only", "good.c"], 1, "option '-fsyntax-only' is not"),
    (["-shared", "good.c"], 1, "option '-shared' is not accepted"),
    (["-gsplit-dwarf", "-c", "good.c"], 1, "option '-gsplit-dwarf' is not"),
    (["-I-", "-c", "good.c"], 1, "option '-I-' is not accepted"),
    (["--", "good.c"], 1, "option '--' is not accepted"),
    (["--overflow=ignore", "-c", "good.c"], 1, "'--overflow=ignore' is not"),
    (["--no-checks", "-c", "good.c"], 1, "option '--no-checks' is not"),
    (["-D__owned=", "-c", "good.c"], 1, "'__owned' is reserved"),
    (["-U__SDC__", "-c", "good.c"], 1, "'__SDC__' is reserved"),
    (["-Dsizeof(x)=1", "-c", "good.c"], 1, "'sizeof' is reserved"),
    (["-DA=1\n#define B", "-c", "good.c"], 1, "a macro's text is one line"),

    # Values and files.
    (["-c"], 1, "no input files"),
    ([], 1, "no input files"),
    (["good.c"], 1, "sdc does not link here"),
    (["-c", "good.c", "-o"], 1, "option '-o' needs a value"),
    (["-c", "good.c", "-D"], 1, "option '-D' needs a value"),
    (["-c", "good.c", "-I"], 1, "option '-I' needs a value"),
    (["-c", "good.c", "-MF"], 1, "option '-MF' needs a value"),
    (["-c", "missing.c"], 1, "cannot read 'missing.c'"),
    (["-c", "folder.c"], 1, "'folder.c' is a folder"),
    (["-c", "unreadable.c"], 1, "cannot read 'unreadable.c'"),
    (["-c", "good.c", "-o", "."], 1, "-o names '.', which is a folder"),
    (["-c", "good.c", "-o", "missing/out.o"], 1, "unable to open output file"),
    (["-c", "good.c", "good2.c", "-o", "out.o"], 1, "-o names one file"),
    (["-c", "good.c", "-o", "-"], 1, "not to standard output"),
    (["-c", "-"], 1, "standard input is not accepted"),
    (["-c", "good.i"], 1, "'good.i' is not a C file"),
    (["-c", "good.s"], 1, "'good.s' is not a C file"),
    (["-c", "good.cpp"], 1, "'good.cpp' is not a C file"),
    (["good.o"], 1, "'good.o' is not a C file"),
    (["@missing"], 1, "cannot read response file 'missing'"),
    (["@folder.c"], 1, "Is a directory"),
    (["@refused"], 1, "option '-fPIC' is not accepted"),

    # Sub-commands: 0 accepted, 1 refused, 2 could not judge.
    (["--help"], 0, "Usage:"),
    (["--version"], 0, "dialect 1"),
    (["lint", "good.c"], 0, ""),
    (["lint", "good.c", "good2.c", "--", "-DX", "-O2"], 0, ""),
    (["lint", "--kinds", "good.c"], 0, "Statement.ReturnStmt"),
    (["lint", "bad.c"], 1, "[cast]"),
    (["lint", "good.c", "bad.c"], 1, "[cast]"),
    (["lint", "syntax.c"], 1, "expected"),
    (["lint"], 2, "lint needs files"),
    (["lint", "missing.c"], 2, "cannot read 'missing.c'"),
    (["lint", "-O2", "good.c"], 2, "lint does not know '-O2'"),
    (["lint", "good.c", "--", "-fPIC"], 2, "option '-fPIC' is not accepted"),
    (["lint", "@missing"], 2, "cannot read response file"),
    (["explain", "cast"], 0, "# cast"),
    (["explain", "--list"], 0, "volatile-qualifier"),
    (["explain"], 2, "explain needs one rule"),
    (["explain", "use-aftr-move"], 2, "is 'use-after-move' meant?"),
    (["link", "--help"], 0, "Exit status"),
    (["link", "-o", "x"], 2, "--manifest M.yaml is missing"),
    (["link", "--manifest", "x"], 2, "-o X.domain is missing"),
    (["link", "--manifest", "x", "-o", "x"], 2, "there are no objects"),
    (["explain", "no-such-rule"], 2, "there is no rule 'no-such-rule'"),
    (["explain", "a", "b"], 2, "explain needs one rule"),
]


def prepare():
    for name, text in [("good.c", GOOD), ("good2.c", GOOD.replace("f(", "g(")),
                       ("bad.c", BAD), ("syntax.c", "int f(\n"),
                       ("good.i", GOOD), ("good.s", ""), ("good.cpp", GOOD),
                       ("good.o", ""), ("args", "-c\ngood.c -o out.o\n"),
                       ("refused", "-c good.c -fPIC\n"),
                       ("unreadable.c", GOOD)]:
        with open(name, "w", encoding="utf-8") as out:
            out.write(text)
    os.mkdir("folder.c")
    os.chmod("unreadable.c", 0)


def run(arguments):
    command = [SDC] + arguments
    if "unreadable.c" in arguments and os.geteuid() == 0:
        # Root reads everything; nobody does not.
        command = ["setpriv", "--reuid=65534", "--clear-groups"] + command
    return subprocess.run(command, text=True, capture_output=True, timeout=60)


def problem(arguments, status, text):
    done = run(arguments)
    said = done.stdout + done.stderr
    if done.returncode != status:
        return f"exit status {done.returncode}, wanted {status}: {said}"
    if text not in said:
        return f"'{text}' is not in: {said}"
    if status and "\x1b" in said:
        return "colours without a terminal"
    return None


def check_outputs():
    """What an accepted or a refused file leaves behind."""
    run(["-c", "good.c", "-o", "made.o"])
    if not os.path.exists("made.o"):
        yield "-o made no object"
    run(["-c", "bad.c", "-o", "refused.o"])
    if os.path.exists("refused.o"):
        yield "a refused file left an object"
    # What is no file is written to, and there is nothing to stamp.
    os.mkfifo("pipe")
    end = os.open("pipe", os.O_RDWR | os.O_NONBLOCK)
    done = run(["-c", "good.c", "-o", "pipe"])
    if done.returncode or os.read(end, 4) != b"\x7fELF":
        yield f"-o with a pipe: {done.stderr}"
    if run(["-c", "bad.c", "-o", "pipe"]).returncode != 1:
        yield "-o with a pipe accepted a bad file"
    os.close(end)
    if not stat.S_ISFIFO(os.stat("pipe").st_mode):
        yield "-o replaced a pipe"
    many = "".join(f"int f{i}(long n) {{ return (int)n; }}\n" for i in range(50))
    with open("many.c", "w", encoding="utf-8") as out:
        out.write(many)
    shown = run(["-c", "many.c"]).stderr.count("error: casts")
    if shown != 20:
        yield f"{shown} errors shown, not 20"
    shown = run(["lint", "--all-errors", "many.c"]).stderr.count("error: casts")
    if shown != 50:
        yield f"--all-errors showed {shown} of 50"
    said = run(["lint", "bad.c"]).stderr
    if "return (int)n;" not in said or "^" not in said:
        yield "no source line or caret"
    if "sd_as(int, " not in said:
        yield "no fix-it"


def check_environment():
    """What a file is judged by is on the command line only."""
    os.mkdir("elsewhere")
    with open("elsewhere/only_here.h", "w", encoding="utf-8") as out:
        out.write("int g(void);\n")
    with open("includes.c", "w", encoding="utf-8") as out:
        out.write('#include "only_here.h"\n')
    if run(["lint", "includes.c", "--", "-Ielsewhere"]).returncode:
        yield "-I does not find the header"
    for name in ("CPATH", "C_INCLUDE_PATH"):
        os.environ[name] = "elsewhere"
        if run(["lint", "includes.c"]).returncode != 1:
            yield f"{name} is read"
        del os.environ[name]
    os.environ["CCC_OVERRIDE_OPTIONS"] = "+-w"
    if "-w" in run(["-###", "-c", "good.c"]).stderr.split():
        yield "CCC_OVERRIDE_OPTIONS is read"
    del os.environ["CCC_OVERRIDE_OPTIONS"]


def check_terminal():
    """Colours on a terminal, and only there."""
    main_end, end = pty.openpty()
    subprocess.run([SDC, "lint", "bad.c"], stderr=end, timeout=60)
    os.close(end)
    said = os.read(main_end, 4096).decode()
    if "\x1b[" not in said:
        yield "no colours on a terminal"


def check_defect():
    """A crash has the exit status of a defect, and says so."""
    os.mkfifo("pipe.c")
    process = subprocess.Popen([SDC, "lint", "pipe.c"], stderr=subprocess.PIPE,
                               text=True)
    time.sleep(0.5)  # until it waits for the pipe
    process.send_signal(signal.SIGSEGV)
    said = process.communicate(timeout=30)[1]
    if process.returncode != 3 or "a defect of sdc" not in said:
        yield f"a crash exits with {process.returncode}: {said}"


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        os.chmod(scratch, 0o777)
        os.chdir(scratch)
        prepare()
        for case in CASES:
            found = problem(*case)
            if found:
                failed += 1
                print(f"FAIL sdc {' '.join(case[0])}\n    {found}")
        for check in (check_outputs, check_environment,
                      check_terminal, check_defect):
            for found in check():
                failed += 1
                print(f"FAIL {found}")
        os.chdir("/")
    print(f"{len(CASES)} command lines, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
