#!/usr/bin/env python3
"""Options, exit statuses, outputs and what is (not) part of a fingerprint.

    cli_test.py IDLC
"""
import hashlib
import json
import os
import re
import stat
import subprocess
import sys
import tempfile

import idlc_test as t

IDLC = os.path.abspath(sys.argv[1])
GOOD = "interface A @1 { status a(u32 x); }\n"


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


def expect(words, status, text="", cwd=None):
    done = t.run(IDLC, *words, cwd=cwd)
    said = done.stdout + done.stderr
    assert done.returncode == status, f"{words}: exit {done.returncode}, not {status}\n{said}"
    assert text in said, f"{words}: does not say '{text}'\n{said}"
    return said


def test_help_and_version(d):
    assert expect(["--help"], 0).startswith("usage: idlc FILE.idl -o FOLDER")
    assert expect(["--version"], 0).startswith("idlc ")
    assert "idl-syntax\t" in expect(["--rules"], 0)


def test_usage(d):
    good = write(d, "a.idl", GOOD)
    expect([], 2, "missing 'FILE.idl'")
    expect([good], 2, "missing '-o FOLDER'")
    expect([good, "-o"], 2, "no value for option '-o'")
    expect([good, "-o", d, "-o", d], 2, "given twice: '-o'")
    expect([good, good, "-o", d], 2, "more than one input")
    expect([good, "-o", d, "--fast"], 2, "unknown option '--fast'")
    expect([write(d, "a.txt", GOOD), "-o", d], 2, "not named NAME.idl")
    expect([write(d, "9a.idl", GOOD), "-o", d], 2, "not named NAME.idl")


def test_output_that_is_no_file(d):
    good = write(d, "a.idl", GOOD)
    pipe = d + "/pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    expect([good, "-o", d + "/o", "--depfile", pipe], 0)
    assert b"a.idl.h" in os.read(end, 1 << 16)
    os.close(end)
    assert stat.S_ISFIFO(os.stat(pipe).st_mode), "the pipe is replaced"
    expect([good, "-o", d + "/o", "--depfile", "/dev/full"], 2, "No space left")
    with open("/dev/full", "w") as full:
        done = subprocess.run([IDLC, "--rules"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2 and "standard output" in done.stderr, done


def test_input_that_cannot_be_read(d):
    expect([d + "/none.idl", "-o", d], 2, "No such file")
    os.mkdir(d + "/folder.idl")
    expect([d + "/folder.idl", "-o", d], 2, "is a folder")
    write(d, "big.idl", "/" * (16 * 1024 * 1024 + 1))
    expect([d + "/big.idl", "-o", d], 2, "larger than 16 MiB")


def test_output_that_cannot_be_written(d):
    good = write(d, "a.idl", GOOD)
    expect([good, "-o", good], 2, "cannot write")
    expect([good, "-o", d + "/none/deeper"], 2, "cannot make folder")
    expect([good, "-o", d, "--depfile", d + "/none/x.d"], 2, "cannot write")


def test_refusal_leaves_old_outputs(d):
    good = write(d, "a.idl", GOOD)
    expect([good, "-o", d + "/o"], 0)
    old = {f: open(f"{d}/o/{f}", encoding="utf-8").read() for f in os.listdir(d + "/o")}
    write(d, "a.idl", GOOD + "struct B { }\n")
    expect([good, "-o", d + "/o"], 1, "[idl-empty]")
    assert old == {f: open(f"{d}/o/{f}", encoding="utf-8").read() for f in os.listdir(d + "/o")}
    assert len(old) == 5, "temporary files are left"


def test_message_form(d):
    bad = write(d, "a.idl", "struct A {\n\tint x;\n}\n")
    said = expect([bad, "-o", d], 1)
    assert said == (f"{bad}:2:2: error: unknown type 'int'; did you mean i32? "
                    "[idl-unknown-type]\n\tint x;\n\t^\n"), said


def test_stops_at_twenty(d):
    bad = write(d, "a.idl", "struct A {\n" + "int x;\n" * 50 + "}\n")
    said = expect([bad, "-o", d], 1, "more than 20 errors")
    assert len(t.messages(said)) >= 20 and said.count(": error: ") == 21, said


def test_too_many_declarations(d):
    structs = "".join(f"struct S{i} {{ u8 x; }}\n" for i in range(1025))
    expect([write(d, "a.idl", structs), "-o", d], 1, ":1025:8: error: the file and its includes")
    expect([write(d, "a.idl", structs.rsplit("struct", 1)[0]), "-o", d], 0)


def test_control_bytes_are_not_printed(d):
    bad = write(d, "a.idl", "struct A { \x1b[31m \x07 u32 x; }\n")
    said = expect([bad, "-o", d], 1)
    assert "\x1b" not in said and "\x07" not in said, repr(said)


def test_depfile(d):
    write(d, "sub dir/b.idl", "struct B { u32 x; }\n")
    write(d, "a.idl", 'include "b.idl";\ninterface A @1 { status a(B b); }\n')
    expect(["a.idl", "-o", "o", "-I", "sub dir", "--depfile", "a.d"], 0, cwd=d)
    text = open(d + "/a.d", encoding="utf-8").read()
    assert text == ("o/a.idl.h o/a_client.c o/a_server.c o/a_proxy.c o/a.json: \\\n"
                    "  a.idl \\\n  sub\\ dir/b.idl\n"), text
    expect(["a.idl", "-o", "o"], 1, "[idl-include]", cwd=d)


def test_no_path_or_version_in_outputs(d):
    write(d, "a.idl", GOOD)
    expect([d + "/a.idl", "-o", d + "/o"], 0)
    expect(["a.idl", "-o", "p"], 0, cwd=d)
    for f in os.listdir(d + "/o"):
        one = open(f"{d}/o/{f}", encoding="utf-8").read()
        assert one == open(f"{d}/p/{f}", encoding="utf-8").read() and d not in one, f


BASE = """
enum Kind { A, B }
struct Inner { u16 a; Kind kind; }
struct Node { u32 value; Inner inner; rref<Node> next; rref<u8[]> text; }
interface Main @1 {
    status get(borrow rref<Node> from, u32 n) -> u64;
    status put(move rref<Node> node);
}
"""
# what is changed -> the members whose hashes change, appear or go
CHANGES = {
    ("Main @1", "Main @2"): set(),
    ("interface Main", "interface Other"): set(),
    ("status put", "status push"): {"put", "push"},
    ("u32 n)", "u32 m)"): {"get"},
    ("u32 n)", "i32 n)"): {"get"},
    ("-> u64", "-> i64"): {"get"},
    (" -> u64", ""): {"get"},
    ("move rref<Node> node", "borrow rref<Node> node"): {"put"},
    ("rref<u8[]> text", "rref<i8[]> text"): {"Node.text"},
    ("u16 a", "i16 a"): {"Inner.a"},
    ("u16 a", "u16 b"): {"Inner.a", "Inner.b"},
    ("A, B", "A, B = 2"): {"Kind.B"},
    ("A, B", "A, B, C"): {"Kind.C"},
    ("A, B", "A, D"): {"Kind.B", "Kind.D"},
}
SAME = [("u32 value;", "/* c */ u32 /* d */\n value; // e\n"), ("interface", "\n\n\ninterface"),
        ("struct Inner", "struct Unused { u8 x; }\nstruct Inner")]


def judge(d, text):
    expect([write(d, "f.idl", text), "-o", d], 0)
    data = json.load(open(d + "/f.json", encoding="utf-8"))
    main = data["interfaces"][0]
    return main["fingerprint"], {m["name"]: m["hash"] for m in main["members"]}


def test_fingerprints(d):
    old, members = judge(d, BASE)
    for before, after in SAME:
        assert BASE.replace(before, after) != BASE, before
        assert judge(d, BASE.replace(before, after)) == (old, members), (before, after)
    seen = {old}
    for (before, after), culprits in CHANGES.items():
        assert BASE.replace(before, after) != BASE, before
        new, others = judge(d, BASE.replace(before, after, 1))
        assert new not in seen, f"{before} -> {after}: the fingerprint is not new"
        seen.add(new)
        changed = {n for n in members.keys() | others.keys() if members.get(n) != others.get(n)}
        assert changed == culprits, (before, after, changed)


def test_order_counts(d):
    one = judge(d, "interface M @1 { status a(); status b(); }")
    two = judge(d, "interface M @1 { status b(); status a(); }")
    assert one[0] != two[0] and one[1] == two[1]


def test_the_guide_shows_the_canonical_text(d):
    guide = open(os.path.join(t.ROOT, "docs", "idl.md"), encoding="utf-8").read()
    idl = re.search(r"```\n(/\* files.idl.*?)```", guide, re.S)[1]
    text = re.search(r"```\n(sumac-idl 1\n.*?)```", guide, re.S)[1]
    assert judge(d, idl)[0] == hashlib.sha256(text.encode()).hexdigest()


def main():
    results = t.Results()
    for name, test in sorted(globals().items()):
        if name.startswith("test_"):
            with tempfile.TemporaryDirectory() as folder:
                try:
                    test(folder)
                    results.check(name, "")
                except AssertionError as problem:
                    results.check(name, repr(problem.args[0]) if problem.args else name)
    results.finish()


main()
