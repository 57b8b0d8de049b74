#!/usr/bin/env python3
"""'sdc lint' and 'sdc port report' as commands: options, exit statuses, baselines,
changed files, fixes, build folders, failing units, terminals.

usage: lint.py SDC [CASE...]; a case is a function below, named case_*."""
import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

SDC = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
GOOD = "int f(int n)\n{\n\treturn n + 1;\n}\n"
BAD = "int f(long n)\n{\n\treturn (int)n;\n}\n"


class Failed(Exception):
    pass


def write(path, text):
    if os.path.dirname(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def read(path):
    with open(path, encoding="utf-8") as source:
        return source.read()


def run(*arguments, **more):
    return subprocess.run([SDC, *arguments], text=True, capture_output=True,
                          timeout=180, **more)


def check(done, status, *texts, absent=()):
    said = done.stdout + done.stderr
    if done.returncode != status:
        raise Failed(f"{done.args[1:]}: exit status {done.returncode}, wanted "
                     f"{status}: {said}")
    for text in texts:
        if text not in said:
            raise Failed(f"{done.args[1:]}: '{text}' is not in: {said}")
    for text in absent:
        if text in said:
            raise Failed(f"{done.args[1:]}: '{text}' is in: {said}")
    return done


def findings(*arguments):
    done = run("lint", "--format=json", *arguments)
    return json.loads(done.stdout)


def want(condition, what):
    if not condition:
        raise Failed(what)


def case_options():
    """What is asked wrongly is said, with exit status 2, and nothing is judged."""
    write("good.c", GOOD)
    write("bad.c", BAD)
    os.mkdir("folder.c")
    for arguments, text in [
            ([], "lint needs files"),
            (["missing.c"], "cannot read 'missing.c'"),
            (["folder.c"], "is a folder"),
            (["--hosted", "missing.c"], "cannot read 'missing.c'"),
            (["--hosted", "folder.c"], "is a folder"),
            (["-"], "standard input is not accepted"),
            (["--no-such", "good.c"], "lint does not know '--no-such'"),
            (["-x", "good.c"], "lint does not know '-x'"),
            (["--format", "yaml", "good.c"], "there is no format 'yaml'"),
            (["--format"], "option '--format' needs a value"),
            (["--format=", "good.c"], "option '--format' needs a value"),
            (["--fail-on", "always", "good.c"], "is no value of --fail-on"),
            (["--color=red", "good.c"], "is no value of --color"),
            (["-j", "0", "good.c"], "'0' is no value of -j"),
            (["-j", "many", "good.c"], "'many' is no value of -j"),
            (["-j"], "option '-j' needs a value"),
            (["--timeout", "-1", "good.c"], "'-1' is no value of --timeout"),
            (["--fix=yes", "good.c"], "option '--fix' takes no value"),
            (["--baseline", "missing.json", "good.c"], "cannot read baseline"),
            (["--root", "missing", "good.c"], "which is no folder"),
            (["-p", "missing"], "cannot read 'missing'"),
            (["-p", "."], "compile_commands.json'"),
            (["-p", ".", "good.c", "--", "-DX"], "not both"),
            (["--update-baseline", "--changed", "HEAD", "good.c"],
             "leave --changed out"),
            (["--kinds", "--format=json", "good.c"], "leave --format out"),
            (["-o", "missing/report", "--format=json", "good.c"], "cannot write")]:
        check(run("lint", *arguments), 2, "error: ", text)
    for arguments, text in [([], "sdc port report"), (["other"], "sdc port report"),
                            (["report"], "needs files or a build folder"),
                            (["report", "good.c"], "needs -o FOLDER, or --json"),
                            (["report", "--fix", "--json", "good.c"], "does not know"),
                            (["report", "--json", "missing.c"], "cannot read")]:
        check(run("port", *arguments), 2, "error: ", text)
    for command in (["lint"], ["port"], ["port", "report"]):
        check(run(*command, "--help"), 0, "usage: sdc " + command[0], "Exit status")
    check(run("lint", "good.c"), 0)
    want(run("lint", "good.c").stderr == "", "a good file is not accepted in silence")
    check(run("lint", "bad.c"), 1, "bad.c:3:9: error: ", "1 error in 1 file")
    check(run("lint", "--fail-on=never", "bad.c"), 0, "1 error in 1 file")
    check(run("lint", "bad.c", "bad.c"), 1, "1 error in 1 file")
    write("warned.c", "int f(void)\n{\n\tint unused = 1;\n\treturn 0;\n}\n")
    flags = ["--", "-Wall"]
    check(run("lint", "warned.c", *flags), 0, "[-Wunused-variable]", "1 warning")
    check(run("lint", "--fail-on=warning", "warned.c", *flags), 1)


def case_inputs():
    """Inputs nobody wrote for it: empty, binary, no line end, deep, long."""
    write("empty.c", "")
    with open("binary.c", "wb") as out:
        out.write(bytes(range(256)) * 64)
    with open("latin.c", "wb") as out:
        out.write(b"/* \xe9 */ int f(long n) { return (int)n; } /* \xff */")
    write("deep.c", "int x = " + "(" * 5000 + "1" + ")" * 5000 + ";\n")
    write("chain.c", "int f(int n)\n{\n\treturn n" + " + n" * 20000 + ";\n}\n")
    write("line.c", "int f(long n) { return (int)n; } /* " + "x" * 200000 + " */\n")
    write("blocks.c", "int f(int n)\n{\n" + "if (n) {\n" * 200 + "n++;\n" +
          "}\n" * 200 + "return n;\n}\n")
    check(run("lint", "empty.c"), 0)
    check(run("lint", "--hosted", "empty.c"), 0)
    check(run("lint", "--hosted", "blocks.c"), 0)
    check(run("lint", "--hosted", "line.c"), 1, "[cast]")
    check(run("lint", "--hosted", "deep.c"), 1, "bracket nesting level")
    for name in ("binary.c", "latin.c", "chain.c"):
        for form in ("text", "json", "sarif", "html", "github"):
            done = run("lint", "--hosted", "--format", form, name)
            want(done.returncode in (0, 1), f"{name}: {done.stderr[-500:]}")
            if form in ("json", "sarif"):
                json.loads(done.stdout)
    report = findings("--hosted", "latin.c")["findings"]
    want([f["rule"] for f in report] == ["cast"], f"latin.c: {report}")
    write("old.c", "int f(n) int n; { return n; }\nint g() { return f(1); }\n")
    check(run("lint", "--hosted", "old.c", "--", "-std=c89"), 1,
          "[unprototyped-function]")


def case_header_once():
    """A header's findings appear once, however many units read it."""
    write("h.h", "static inline int low(long n) { return (int)n; }\n")
    for i in range(4):
        write(f"u{i}.c", '#include "h.h"\n' + GOOD.replace("f(", f"f{i}("))
    report = findings("u0.c", "u1.c", "u2.c", "u3.c", "--")
    want(len(report["findings"]) == 1, f"not once: {report['findings']}")
    want(report["findings"][0]["file"] == "h.h", "not in the header")
    want(report["summary"]["units"] == 4, "not all units")


def case_parallel():
    """What is printed does not depend on how many work, nor on who ends first."""
    names = []
    for i in range(12):
        # The first takes longest.
        many = "".join(f"long g{i}_{k}(int n) {{ return (long)n; }}\n"
                       for k in range(300 if i == 0 else 3))
        write(f"p{i}.c", many)
        names.append(f"p{i}.c")
    for form in ("text", "json", "sarif", "html", "github"):
        said = {(done.stdout, done.stderr) for done in
                [run("lint", "--format", form, "-j", str(j), *names, "--")
                 for j in (1, 4, 12)]}
        want(len(said) == 1, f"{form} differs with -j")


def case_baseline():
    """Known findings are left out, as often as they were counted, wherever they
    have moved to; a new one is not."""
    write("a.c", BAD + BAD.replace("f(", "g("))
    check(run("lint", "--baseline", "b.json", "--update-baseline", "a.c"), 0,
          "wrote 2 findings to 'b.json'")
    known = json.loads(read("b.json"))
    want(known["format"] == "sdc-baseline", "no format in the baseline")
    # The two lines are equal: one fingerprint, twice.
    want([f["count"] for f in known["findings"]] == [2], f"counts: {known}")
    check(run("lint", "--baseline", "b.json", "a.c"), 0,
          "0 errors in 0 files; 2 findings known from the baseline left out",
          absent=["[cast]"])
    write("a.c", "/* a\n * longer\n * head */\n" +
          (BAD + BAD.replace("f(", "g(")).replace("\treturn", "\t    return"))
    check(run("lint", "--baseline", "b.json", "a.c"), 0, "2 findings known")
    write("a.c", read("a.c") + BAD.replace("f(", "h("))
    check(run("lint", "--baseline", "b.json", "a.c"), 1, "1 error in 1 file")
    write("a.c", read("a.c") + "short s(long n) { return (short)n; }\n")
    check(run("lint", "--baseline", "b.json", "a.c"), 1, "2 errors",
          "sd_as(short, e)")
    check(run("lint", "--update-baseline=b.json", "a.c"), 0, "wrote 4 findings")
    check(run("lint", "--baseline=b.json", "a.c"), 0)
    # The default place is the root.
    check(run("lint", "--root", ".", "--update-baseline", "a.c"), 0,
          "sdc-baseline.json")
    want(os.path.exists("sdc-baseline.json"), "no default baseline")
    # The report of a machine leaves the known out too, and counts them.
    report = findings("--baseline", "b.json", "a.c")
    want(report["findings"] == [] and report["summary"]["known"] == 4, str(report))
    before = read("b.json")
    for text in ("", "{", "[]", "{}", '{"format": "sdc-baseline"}',
                 '{"format": "sdc-baseline", "version": 2, "findings": []}',
                 '{"format": "sdc-baseline", "version": 1, "findings": [{}]}',
                 '{"format": "sdc-baseline", "version": 1, "findings": '
                 '[{"fingerprint": "x", "count": 1}]}',
                 before.replace('"count":4', '"count":0').replace(
                     '"count":3', '"count":0')):
        write("broken.json", text)
        check(run("lint", "--baseline", "broken.json", "a.c"), 2,
              "is not a baseline")
    # A file that cannot be judged leaves the old baseline as it is.
    write("clang.c", "int f(\n")
    check(run("lint", "--update-baseline=b.json", "missing.c"), 2)
    want(read("b.json") == before, "the baseline changed")
    left = [n for n in os.listdir(".") if n.endswith(".tmp")]
    want(not left, f"temporary files: {left}")
    commands = [{"directory": os.getcwd(), "file": "a.c",
                 "arguments": ["sdc", "-c", "a.c"]}]
    write("build/compile_commands.json", json.dumps(commands))
    write("a.c", BAD)
    check(run("lint", "-p", "build", "--baseline", "b.json"), 0,
          "findings of the baseline are gone")


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org",
                    *arguments], check=True, capture_output=True, timeout=60)


def case_changed():
    """Only findings in files that differ from a revision, or are new to git."""
    write("sub/old.c", BAD)
    write("edited.c", GOOD)
    write("shared.h", "static inline int low(long n) { return (int)n; }\n")
    write("user.c", '#include "shared.h"\n' + GOOD)
    write(".gitignore", "ignored.c\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "start")
    names = ["sub/old.c", "edited.c", "user.c"]
    check(run("lint", *names, "--"), 1, "2 errors in 2 files")
    check(run("lint", "--changed", "HEAD", *names, "--"), 0,
          "2 findings in unchanged files left out", absent=["[cast]"])
    write("edited.c", BAD)
    write("new file.c", BAD)
    write("ignored.c", BAD)
    names += ["new file.c", "ignored.c"]
    report = findings("--changed", "HEAD", *names, "--")
    want([f["file"] for f in report["findings"]] == ["edited.c", "new file.c"],
         str(report["findings"]))
    # A changed header counts in units that did not change.
    write("shared.h", read("shared.h") + "\n")
    report = findings("--changed", "HEAD", "user.c", "--")
    want([f["file"] for f in report["findings"]] == ["shared.h"], str(report))
    git("add", ".")
    git("commit", "-qm", "more")
    check(run("lint", "--changed", "HEAD~1", "edited.c"), 1)
    check(run("lint", "--changed", "HEAD", "edited.c"), 0)
    # From a folder below, paths are still those of the repository.
    report = json.loads(run("lint", "--changed", "HEAD~1", "--format=json",
                            "../edited.c", "--", cwd="sub").stdout)
    want([f["file"] for f in report["findings"]] == ["edited.c"], str(report))
    check(run("lint", "--changed", "no-such", "edited.c"), 2, "git cannot say")
    check(run("lint", "--changed=--output=x", "edited.c"), 2, "is no revision")
    done = run("lint", "--changed", "HEAD", os.path.abspath("edited.c"),
               cwd="/", env={**os.environ, "GIT_CEILING_DIRECTORIES": "/"})
    check(done, 2, "git cannot say")


def case_annotations():
    """C without an annotation becomes Domain C: each round finds what follows from
    the annotations of the one before."""
    folder = os.path.join(HERE, "annotations")
    write("a.c", read(os.path.join(folder, "before.c")))
    check(run("lint", "a.c"), 1, "[missing-annotation]", "__counted_by(capacity)")
    check(run("lint", "--fix", "--root", ".", "a.c"), 0, "fixed 13 findings in 1 file")
    want(read("a.c") == read(os.path.join(folder, "after.c")), read("a.c"))
    check(run("lint", "a.c"), 0, absent=("warning",))


def case_fix():
    """Fixes are applied until none is left; what they may not touch stays."""
    nested = ("int f(long n)\n{\n\treturn (int)(short)(char)n + (int)(2.5 + (float)n);"
              "\n}\n")
    write("a.c", "/* head */\n" + '#include "h.h"\n' + nested)
    write("h.h", "static inline int low(long n) { return (int)n; }\n")
    write("b.c", '#include "h.h"\nint b(void) { return low(1); }\n')
    os.chmod("a.c", 0o640)
    check(run("lint", "--fix", "a.c", "b.c", "--root", "."), 0,
          "fixed 6 findings in 2 files")
    want("return sd_as(int, sd_as(short, sd_as(char, n))) + "
         "sd_as(int, (2.5 + sd_as(float, n)));" in read("a.c"), read("a.c"))
    want(read("a.c").startswith('/* head */\n#include <sdc.h>\n#include "h.h"\n'),
         read("a.c"))
    want(read("h.h").count("sd_as") == 1, read("h.h"))
    want(os.stat("a.c").st_mode & 0o777 == 0o640, "the file's mode changed")
    before = read("a.c")
    check(run("lint", "--fix", "a.c", "b.c"), 0, "fixed 0 findings")
    want(read("a.c") == before, "a second run changed something")
    # The fixed file is C for others too.
    include = os.path.join(HERE, "../../../runtime/include")
    subprocess.run(["gcc", "-c", "-o", os.devnull, "-I", include, "a.c"], check=True,
                   timeout=60)
    # What a macro made stays, and is still found.
    write("m.c", "#define LOW(n) ((int)(n))\nint f(long n)\n{\n\treturn LOW(n);\n}\n")
    before = read("m.c")
    check(run("lint", "--fix", "m.c"), 1, "fixed 0 findings", "[cast]")
    want(read("m.c") == before, "a macro was changed")
    # A header outside of the root is not the project's.
    write("inside/u.c", '#include "../outside/o.h"\n' + BAD)
    write("outside/o.h", "static inline int low(long n) { return (int)n; }\n")
    before = read("outside/o.h")
    done = run("lint", "--fix", "--root", ".", "u.c", "--", cwd="inside")
    check(done, 1, "fixed 1 finding in 1 file", "o.h:1:")
    want(read("outside/o.h") == before, "a file outside was changed")
    # A fix that would not compile is taken back.
    write("t.c", "#define IS(x) _Static_assert(sizeof(#x) == sizeof(\"(int)1L\"), \"\")\n"
                 "#define BOTH(x) IS(x); int y = x\nBOTH((int)1L);\n"
                 "int f(long n)\n{\n\treturn (int)n;\n}\n")
    before = read("t.c")
    check(run("lint", "--fix", "t.c"), 1, "would not compile", "fixed 0 findings")
    want(read("t.c") == before, "a broken fix stayed:\n" + read("t.c"))
    # Links stay links.
    write("real.c", BAD)
    os.symlink("real.c", "link.c")
    check(run("lint", "--fix", "link.c"), 0, "fixed 1 finding")
    want(os.path.islink("link.c") and "sd_as" in read("real.c"), "the link is gone")


def case_fix_units():
    """What one unit shows reaches the declarations of others: header and body agree
    afterwards, and nothing is said twice."""
    write("set.h", "struct set { int *first; int *second; };\n"
                   "void set_init(struct set *s);\n"
                   "int *pick(struct set *s, const char *name);\n"
                   "int *make(void);\n")
    write("set.c", '#include "set.h"\n#include <stdlib.h>\n'
                   "void set_init(struct set *s)\n{\n\ts->first = 0;\n"
                   "\ts->second = 0;\n}\n"
                   "int *pick(struct set *s, const char *name)\n{\n"
                   "\tif (*name)\n\t\treturn s->first;\n\treturn 0;\n}\n"
                   "int *make(void)\n{\n\tint *p = malloc(sizeof *p);\n"
                   "\tif (!p)\n\t\treturn 0;\n\treturn p;\n}\n")
    write("use.c", '#include "set.h"\nint use(void)\n{\n\tstruct set s;\n'
                   "\tset_init(&s);\n\treturn s.first != 0;\n}\n")
    check(run("lint", "--fix", "--hosted", "--root", ".", "set.c", "use.c"), 1,
          "note: <sdc.h> is included now", absent=("redeclaration-differs",))
    for name in ("set.h", "set.c"):
        text = read(name)
        want(text.startswith("#include <sdc.h>\n"), name + ": " + text)
        for line in ("void set_init(struct set *__out s)",
                     "int *_Nullable pick(struct set *s, const char *name)",
                     "int *__owned _Nullable make(void)"):
            want(text.count(line) == 1, f"{name} lacks '{line}':\n{text}")
    want(read("set.h").count("__from") == 1 and "__from(s) int" in read("set.h"),
         read("set.h"))
    # Line ends stay what they are.
    with open("dos.c", "wb") as out:
        out.write(BAD.replace("\n", "\r\n").encode())
    check(run("lint", "--fix", "dos.c"), 0, "fixed 1 finding")
    with open("dos.c", "rb") as source:
        text = source.read()
    want(text.startswith(b"#include <sdc.h>\r\n"), str(text))
    want(text.count(b"\n") == text.count(b"\r\n"), str(text))


def drain(path, *arguments):
    """Runs sdc with Path as an output that is no file; what it wrote there."""
    end = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    done = run(*arguments)
    try:
        got = os.read(end, 1 << 16)
    except BlockingIOError:
        got = b""
    os.close(end)
    want(stat.S_ISFIFO(os.stat(path).st_mode), f"{arguments}: the pipe is replaced")
    return done, got.decode()


def case_special_outputs():
    """A device or a pipe is written to, never replaced."""
    write("good.c", GOOD)
    write("bad.c", BAD)
    os.mkfifo("pipe")
    done, got = drain("pipe", "lint", "--format=json", "-o", "pipe", "bad.c")
    check(done, 1)
    want(json.loads(got)["summary"]["errors"] == 1, got)
    done, got = drain("pipe", "lint", "--update-baseline=pipe", "bad.c")
    check(done, 0, "wrote 1 finding")
    want('"sdc-baseline"' in got, got)
    check(run("lint", "--format=json", "-o", "/dev/full", "good.c"), 2,
          "cannot write '/dev/full': No space left")
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([SDC, "lint", "--format=json", "good.c"], text=True,
                              stdout=full, stderr=subprocess.PIPE, timeout=60)
    want(done.returncode == 2 and "cannot write to standard output" in done.stderr,
         f"{done.returncode}: {done.stderr}")
    check(run("port", "report", "-o", "report", "good.c"), 0)
    mask = os.umask(0)
    os.umask(mask)
    want(stat.S_IMODE(os.stat("report").st_mode) == 0o777 & ~mask, "mode of the folder")
    write("hosted.c", "#include <stdlib.h>\n" + GOOD)
    check(run("lint", "hosted.c"), 1, "--hosted judges ordinary C")
    check(run("lint", "--hosted", "hosted.c"), 0, absent=("note",))


def case_database():
    """compile_commands.json: folders, flags of others, restriction, inference."""
    write("src/a.c", '#include "need.h"\n#ifdef WITH\n' + BAD + "#endif\n")
    write("src/b.c", '#include <stdio.h>\nint g(void) { return (short)puts("x"); }\n')
    write("src/new.c", '#include "need.h"\n' + BAD)
    write("inc/need.h", "int need(void);\n")
    write("src/d.c", GOOD)
    commands = [
        {"directory": os.path.abspath("build"), "file": "../src/a.c",
         "command": "ccache gcc -I../inc -DWITH=\"1\" -O2 -Wall -fno-gcse "
                    "-mno-red-zone -MD -MF a.d -o a.o -c ../src/a.c"},
        {"directory": os.path.abspath("build"), "file": "../src/b.c",
         "arguments": ["cc", "-std=c89", "-c", "../src/b.c"]},
        {"directory": os.path.abspath("build"), "file": "../src/d.c",
         "arguments": ["/opt/bin/sdc", "-O2", "-I", "../inc", "-MD", "-MF", "d.d",
                       "-o", "d.o", "-c", "../src/d.c"]},
        {"directory": os.path.abspath("build"), "file": "../src/x.cpp",
         "arguments": ["c++", "-c", "../src/x.cpp"]}]
    write("build/compile_commands.json", json.dumps(commands))
    done = run("lint", "-p", "build")
    check(done, 1, "src/a.c:5:9: error: casts", "src/b.c:2:22: error: casts",
          "note: flag '-fno-gcse' of the compile commands is left out",
          "note: flag '-mno-red-zone'", absent=["-O2", "clang-error", "d.c"])
    check(run("lint", "-p", "build/compile_commands.json", "src/d.c"), 0,
          absent=["a.c", "b.c"])
    check(run("lint", "-p", "build", "src/a.c"), 1, "[cast]", absent=["b.c"])
    # A file that is not there has the flags of the most alike.
    check(run("lint", "-p", "build", "src/new.c"), 1, "src/new.c:4:9: error: casts",
          absent=["need.h' file not found"])
    # Without -p, the nearest one that knows the file.
    check(run("lint", "src/a.c"), 1, "src/a.c:5:9: error: casts")
    check(run("lint", "a.c", cwd="src"), 1, "a.c:5:9: error: casts")
    check(run("lint", "src/a.c", "--"), 1, "'need.h' file not found")
    for text, word in [("", "cannot read"), ("{", "cannot read"), ("[]", "names no C")]:
        write("broken/compile_commands.json", text)
        check(run("lint", "-p", "broken"), 2, word)
    write("broken/compile_commands.json", json.dumps(
        [{"directory": os.getcwd(), "file": "gone.c", "command": "cc -c gone.c"}]))
    check(run("lint", "-p", "broken"), 2, "cannot read 'gone.c'")
    # The other units are judged, and the report is written.
    write("here.c", BAD)
    write("broken/compile_commands.json", json.dumps(
        [{"directory": os.getcwd(), "file": name, "command": f"{compiler} -c {name}"}
         for name, compiler in (("gone.c", "cc"), ("here.c", "cc"), ("lost.c", "sdc"))]))
    done = run("lint", "-p", "broken", "--format=json", "-o", "broken.json")
    check(done, 2)
    report = json.loads(read("broken.json"))
    want(sorted(f["rule"] for f in report["findings"]) ==
         ["cast", "tool-failure", "tool-failure"], str(report))
    want(report["summary"]["failures"] == 2 and not report["summary"]["complete"],
         str(report))
    check(run("lint", "-p", "broken", "--update-baseline"), 2, "no baseline is written")
    check(run("lint", "-p", "broken", "gone.c"), 2, "cannot read 'gone.c'")
    check(run("port", "report", "-p", "broken", "-o", "report"), 2, "cannot read")


def case_system_headers():
    """Ordinary C reads the system's headers; what is theirs is not reported."""
    names = ["stdio", "stdlib", "string", "errno", "unistd", "pthread", "signal",
             "sys/socket", "netinet/in", "math", "time", "setjmp", "stdatomic",
             "stdarg", "ctype", "fcntl", "sys/stat", "inttypes", "assert", "poll",
             "sys/mman", "dlfcn", "locale", "wchar", "threads", "complex", "fenv"]
    write("all.c", "".join(f"#include <{name}.h>\n" for name in names) +
          "int f(void)\n{\n\tassert(errno != EINTR);\n\treturn isalpha('x') != 0;\n}\n")
    report = findings("--hosted", "all.c")["findings"]
    files = {f["file"] for f in report}
    want(files <= {"all.c"}, f"found elsewhere: {files}")
    want(not [f for f in report if f["rule"] == "clang-error"], str(report))


def children(pid):
    try:
        return [int(c) for c in read(f"/proc/{pid}/task/{pid}/children").split()]
    except OSError:
        return []


def case_failures():
    """A unit that hangs, crashes or eats memory is a finding; the others are
    judged."""
    os.mkfifo("never.h")
    write("hangs.c", '#include "never.h"\n')
    write("bad.c", BAD)
    write("good.c", GOOD)
    begin = time.monotonic()
    done = run("lint", "--timeout", "2", "hangs.c", "bad.c", "good.c")
    check(done, 2, "hangs.c:1:1: error: sdc did not finish this file: not finished "
          "after 2 seconds [tool-failure]", "bad.c:3:9: error: casts",
          "1 file not finished")
    want(time.monotonic() - begin < 60, "the time-out took too long")
    # --fail-on is about findings, not about what could not be judged.
    check(run("lint", "--timeout=1", "--fail-on=never", "hangs.c"), 2)
    write("old.json", "as it was")
    check(run("lint", "--timeout=1", "--update-baseline=old.json", "hangs.c", "bad.c"),
          2, "no baseline is written")
    want(read("old.json") == "as it was", "a baseline was written")
    # A crash: the worker is ended by a signal.
    process = subprocess.Popen(
        [SDC, "lint", "-j", "2", "hangs.c", "bad.c", "--format=json"], text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    # bad.c is done when one child is left, which waits for the header.
    time.sleep(2)
    while len(children(process.pid)) != 1 and time.monotonic() < end:
        time.sleep(0.1)
    left = children(process.pid)
    want(len(left) == 1, f"children: {left}")
    os.kill(left[0], signal.SIGSEGV)
    out = process.communicate(timeout=60)[0]
    rules = sorted(f["rule"] for f in json.loads(out)["findings"])
    want(process.returncode == 3, f"exit status {process.returncode}")
    want(rules == ["cast", "tool-failure"], str(rules))
    want(not json.loads(out)["summary"]["complete"], "said to be complete")
    check(run("lint", "--memory", "80", "good.c"), 2, "[tool-failure]")


def on_terminal(*arguments):
    main_end, end = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen([SDC, *arguments], stderr=end, env=environment,
                               stdout=subprocess.DEVNULL)
    os.close(end)
    said = b""
    while True:
        try:
            part = os.read(main_end, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    process.wait(timeout=60)
    os.close(main_end)
    return said.decode()


def case_terminal():
    """Colours and progress on a terminal, and nowhere else."""
    names = []
    for i in range(3):
        write(f"t{i}.c", BAD)
        names.append(f"t{i}.c")
    said = on_terminal("lint", *names)
    want("\x1b[" in said, "no colours on a terminal")
    want("[3/3] " in said, "no progress on a terminal")
    want(said.count("casts are not") == 3, said)
    said = on_terminal("lint", "--color=never", names[0])
    want("\x1b[0;1;31m" not in said, "--color=never has colours")
    done = run("lint", *names)
    want("\x1b" not in done.stderr and "\r" not in done.stderr and
         "[3/3]" not in done.stderr, "progress or colours in a file")
    want("\x1b[0;1;31m" in run("lint", "--color=always", names[0]).stderr,
         "--color=always has none")
    want("\x1b" not in run("lint", "--format=json", names[0]).stdout, "colours in JSON")


def case_port():
    """The report of a code base: states of functions, ranks, self-contained."""
    shutil.copytree(os.path.join(HERE, "project"), "project")
    done = run("port", "report", "--root", ".", "-o", "report", "src/first.c",
               "src/second.c", "src/broken.c", "--", "-Iinclude", cwd="project")
    check(done, 0, "functions conform")
    report = json.loads(read("project/report/report.json"))
    states = {f["name"]: f["state"] for file in report["files"]
              for f in file["functions"]}
    want(states["sum"] == "conforms" and states["twice"] == "conforms", str(states))
    for name in ("main", "low", "narrow", "other", "converts", "unfinished"):
        want(states[name] == "blocked", f"{name}: {states}")
    summary = report["summary"]
    want(summary["functions"] == len(states) ==
         summary["conforms"] + summary["blocked"] + summary["open"], str(summary))
    want(summary["findings"] == sum(r["findings"] for r in report["rules"]), "sums")
    page = read("project/report/index.html")
    for outside in ("http:", "https:", "<script", "<link", "<img", "@import", "url("):
        want(outside not in page, f"the page has '{outside}'")
    # With errors of clang's, what was found clean stays open.
    write("holes.c", "int g(void) { return undeclared; }\nint h(void) { return 1; }\n")
    report = json.loads(run("port", "report", "--json", "holes.c").stdout)
    states = {f["name"]: f["state"] for f in report["files"][0]["functions"]}
    want(states == {"g": "blocked", "h": "open"}, str(states))


def main():
    cases = [(name, value) for name, value in globals().items()
             if name.startswith("case_")]
    chosen = sys.argv[2:] or [name for name, _ in cases]
    failed = ran = 0
    for name, case in cases:
        if name not in chosen:
            continue
        ran += 1
        with tempfile.TemporaryDirectory() as scratch:
            os.chdir(scratch)
            try:
                case()
            except (Failed, json.JSONDecodeError, subprocess.SubprocessError) as why:
                failed += 1
                print(f"FAIL {name}: {why}")
            os.chdir("/")
    print(f"{ran} cases, {failed} failed")
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
