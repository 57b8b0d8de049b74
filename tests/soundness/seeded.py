#!/usr/bin/env python3
"""Shows that the fuzzer can see: with one rule or one check of sdc left out
(sdc-seeded, SUMAC_DEFECT), it finds a violation within a stated number of
programs. A violation counts only if it goes away with the rule put back.

    seeded.py --build BUILD [DEFECT...]       exit status 1: one was not found
    seeded.py --build BUILD --apart --source  sdc has none of this; sdc link refuses
                                              what sdc-seeded made"""
import argparse
import multiprocessing
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from fuzzer import build, campaign, compare, unit  # noqa: E402

# The defect, what is left out, and the programs within which it must be found.
DEFECTS = {
    "check:index": ("the check of an index or of *p", 2500),
    "check:1": ("the check that a pointer covers what is asked: calls, p + k", 2500),
    "check:12": ("the check that a pointer covers its count, when a group is set", 5000),
    "check:7": ("the check that what is freed owns nothing", 5000),
    "check:division-overflow": ("the check for INT_MIN / -1", 20000),
    "bound:step": ("p + k leaves fewer elements", 2500),
    "bound:array": ("an array's size: one more", 2500),
    "bound:member": ("the size of an array that is a member: one more", 5000),
    "rule:use-after-move": ("use after move and free, double free", 2500),
    "rule:loan-conflict": ("what is borrowed is not freed or changed", 5000),
    "rule:loan-scope": ("what is borrowed does not end", 5000),
    "rule:null-deref": ("null is tested for", 2500),
    "rule:null-argument": ("null is not passed for what may not be null", 20000),
    "rule:uninitialized": ("what is read is set", 2500),
    "rule:out-not-set": ("an __out parameter is set on each path", 5000),
    "rule:leak": ("an owner is used up", 2500),
    "rule:owner-lost": ("a result that owns is used", 20000),
    "rule:overwrite-owner": ("an owner is not assigned over", 5000),
    "rule:move-out-of-borrow": ("an owner is not moved through a borrow", 5000),
    "rule:group-torn": ("pointer and count are set together", 5000),
    "rule:global-borrow": ("a borrow of a global ends at a call that may change it", 10000),
    "rule:no-return": ("each path returns a value", 5000),
    "rule:dropped-const": ("const is kept", 20000),
}


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--apart", action="store_true")
    parser.add_argument("--source", type=pathlib.Path)
    parser.add_argument("--limit", type=int, help="programs for each, instead of the stated number")
    parser.add_argument("defects", nargs="*")
    return parser.parse_args()


def tools_of(o, defect=None):
    bin_ = os.path.join(o.build, "bin")
    environment = {**os.environ, "SUMAC_DEFECT": defect} if defect else None
    return build.Tools(os.path.join(bin_, "sdc-seeded"),
                       {k: os.path.join(bin_, "soundness-run-" + k) for k in ("sdc", "asan", "msan")},
                       os.path.join(os.path.dirname(os.path.dirname(HERE)), "runtime", "include"),
                       interpreter=os.path.join(bin_, "soundness-interp"), env=environment)


def is_due_to_defect(tools, found, folder):
    """The same test without the defect: refused, or it faults where it should."""
    test = unit.Test(found["test"], found["text"])
    path = os.path.join(folder, "alone.c")
    kept, _, _ = unit.sift(unit.Unit(path, [test]), tools.sdc, None, (found["level"],), final=path[:-2] + ".o")
    if not kept.tests:
        return True
    tables = build.results(tools, kept, path[:-2] + ".o", found["inputs"])
    return not any(
        compare.verdict({name: t[test.number, i] for name, t in tables.items()}).startswith("violation")
        for i in range(len(found["inputs"])))


def hunt(arguments):
    """(defect, programs looked at, violation or None)"""
    o, defect, seldom = arguments
    limit = o.limit or DEFECTS[defect][1]
    tools, plain = tools_of(o, defect), tools_of(o)
    programs = 0
    for index in range(1000):
        folder = tempfile.mkdtemp(prefix="seeded-")
        try:
            batch = campaign.Batch(tools, "seeded", index, seldom, folder).run()
            programs += batch.totals["generated"] + batch.totals["mutants"]
            for found in batch.violations:
                if found["kind"] != "crash" and is_due_to_defect(plain, found, folder):
                    return defect, programs, found
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if programs >= limit:
            return defect, programs, None
    return defect, programs, None


def hunt_all(o):
    names = o.defects or list(DEFECTS)
    folder = tempfile.mkdtemp(prefix="seeded-")
    seldom = campaign.calibrate(tools_of(o), folder)
    shutil.rmtree(folder)
    missed = []
    with multiprocessing.Pool(o.jobs) as pool:
        for defect, programs, found in pool.imap(hunt, [(o, name, seldom) for name in names]):
            said = f"found {found['kind']} ({found['origin']})" if found else "NOT FOUND"
            print(f"{defect:24} {programs:6} programs: {said}", flush=True)
            if not found:
                missed.append(defect)
    print(f"{len(names) - len(missed)} of {len(names)} seeded defects found")
    return 1 if missed else 0


def check_apart(o):
    """sdc knows no defect; what sdc-seeded makes does not link."""
    bin_ = pathlib.Path(o.build) / "bin"
    failures = []
    for name, expected in (("sdc", False), ("sdc-seeded", True)):
        for text in (b"SUMAC_DEFECT", b"bound:step"):
            if (text in (bin_ / name).read_bytes()) != expected:
                failures.append(f"{name}: '{text.decode()}' is {'absent' if expected else 'in it'}")
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "part.c").write_text("#include <stdint.h>\nuint32_t part(uint32_t n);\n"
                                      "uint32_t part(uint32_t n)\n{\n\tuint32_t a[4] = {1, 2};\n\treturn a[n];\n}\n")
        (place / "m.yaml").write_text("domain: part\nversion: 1.0.0\nrollback: 1\nidl: [p.idl]\nquotas: { heap_bytes: 1048576 }\ngrants: []\n")
        (place / "p.idl").write_text("interface Part @1 {\n    status part(u32 n) -> u32;\n}\ndomain part {\n    export part: Part;\n}\n")
        for name, wanted in (("sdc", False), ("sdc-seeded", True)):
            subprocess.run([bin_ / name, "-c", place / "part.c", "-o", place / "part.o"], check=True)
            done = subprocess.run([bin_ / "sdc", "link", "--manifest", place / "m.yaml", "-o", place / "part.domain",
                                   place / "part.o"], capture_output=True, text=True)
            said = "stamp" in done.stderr
            if said != wanted or wanted and done.returncode != 1 or (place / "part.domain").exists() and wanted:
                failures.append(f"sdc link of an object of {name}: {done.returncode} {done.stderr}")
    for failure in failures:
        print(failure)
    print(f"{6 - len(failures)} of 6 hold")
    return 1 if failures else 0


if __name__ == "__main__":
    chosen = options()
    sys.exit(check_apart(chosen) if chosen.apart else hunt_all(chosen))
