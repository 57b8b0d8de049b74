#!/usr/bin/env python3
"""Shows that the fuzzer can see: with one rule or one check of sdc left out
(sdc-seeded, SUMAC_DEFECT), it finds a violation within a stated number of
programs. A violation counts only if it goes away with the rule put back.

    seeded.py --build BUILD [DEFECT...]       exit status 1: one was not found
    seeded.py --build BUILD --all             all of the list, not only those of CTest
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
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from fuzzer import build, campaign, compare, generate, unit  # noqa: E402

class Defect:
    """What is left out; the programs within which it must be found (three times
    what was measured, seeds in README.md); productions and mutations that are
    drawn more often, and the level of all units instead of the usual mix; whether
    it is hunted in CTest."""

    def __init__(self, text, within, focus="", levels=None, quick=False):
        self.text, self.within, self.focus, self.levels, self.quick = text, within, focus.split(), levels, quick


DEFECTS = {
    # run-time checks, by number of the fault (abi/fault_rules.def)
    "check:index": Defect("the check of an index or of *p", 2500, quick=True),
    "check:1": Defect("the check that a pointer covers what is asked: calls, p + k", 2500, quick=True),
    "check:2": Defect("the check of a division by zero", 1250, quick=True),
    "check:4": Defect("the check of a shift's width", 1750, quick=True),
    "check:7": Defect("the check that what is freed owns nothing", 7000),
    "check:11": Defect("the check that a count does not overflow", 10000, "matrix_loop fill_helper returned_counted"),
    "check:12": Defect("the check that a pointer covers its count, when a group is set", 3500, quick=True),
    "check:13": Defect("the check that an element that is assigned over, or a local array, owns nothing", 10000),
    "check:18": Defect("the check that two pointers lead into one array", 10000, "pointers_in_one array"),
    "check:division-overflow": Defect("the check for INT_MIN / -1", 1250, "compound_division least_over_minus_one", quick=True),
    # what a pointer covers
    "bound:step": Defect("p + k leaves fewer elements", 2500, quick=True),
    "bound:array": Defect("an array's size: one more", 2500, quick=True),
    "bound:member": Defect("the size of an array that is a member, where it becomes a pointer: one more", 1000,
                           "member_walk member_lent member_rows", quick=True),
    "bound:member,audit:index": Defect("the same, and the audit believes it where the member is indexed", 750,
                                          "member_index member_walk member_rows", quick=True),
    "count:indirect": Defect("a call through a pointer checks its counts", 10000, "counted_table counted_callback"),
    # the prover
    "prover:at-most": Defect("i <= n is not i < n", 750, "array_loop matrix_loop", "-O2", quick=True),
    "prover:rounds": Defect("the last round of a loop counts", 5000, "array_loop matrix_loop", "-O2"),
    "prover:product": Defect("a product of counts may wrap", 1250, "claimed_matrix", "-O2", quick=True),
    "prover:mask": Defect("x & n may be n", 750, "masked", "-O2", quick=True),
    # set before read, null, ownership
    "rule:uninitialized": Defect("what is read is set", 2500, quick=True),
    "init:paths": Defect("what is set on one path is not set", 750, quick=True),
    "rule:null-deref": Defect("null is tested for", 2500, quick=True),
    "null:call": Defect("a call ends what is known of fields", 750, "cut_by_call", quick=True),
    "rule:null-argument": Defect("null is not passed for what may not be null", 750, "null_passed", quick=True),
    "rule:use-after-move": Defect("use after move and free, double free", 2500, quick=True),
    "own:paths": Defect("what is moved on one path is gone", 4250),
    "rule:out-not-set": Defect("an __out parameter is set on each path", 3500, quick=True),
    "rule:leak": Defect("an owner is used up", 2500, quick=True),
    "rule:owner-lost": Defect("a result that owns is used", 1250, "owner_dropped", quick=True),
    "rule:overwrite-owner": Defect("an owner is not assigned over", 3500, quick=True),
    "rule:move-out-of-borrow": Defect("an owner is not moved through a borrow", 3500, "moved_out", quick=True),
    "rule:struct-copy": Defect("a struct that owns is not copied out of its place", 10000, "struct_taken"),
    "rule:owner-kind": Defect("a borrow is no owner", 10000),
    "rule:borrow-stored": Defect("a borrow is kept nowhere", 10000, "stored_borrow"),
    "rule:self-move": Defect("an owner does not own itself", 10000, "own_tail"),
    "rule:group-torn": Defect("pointer and count are set together", 3500, "count_alone", quick=True),
    # loans
    "rule:loan-conflict": Defect("what is borrowed is not freed or changed", 3500, quick=True),
    "rule:loan-scope": Defect("what is borrowed does not end", 2500, quick=True),
    "rule:global-borrow": Defect("a borrow of a global ends at a call that may change it", 1250, "hook yielding free_global guarded_list", quick=True),
    "rule:from-undeclared": Defect("a result comes from what __from names", 750, "from_two from_many from_struct", quick=True),
    "rule:return-global": Defect("no borrow of a global is returned", 1250, "returned_global", quick=True),
    "loan:step": Defect("p + k is as long borrowed as p", 10000, "borrow_array borrow_owner step free_early"),
    "loan:result": Defect("a result is borrowed from its arguments", 750, "from_two from_many from_struct returned_borrow", quick=True),
    "loan:view": Defect("a call may put a borrow into a view", 750, "view_of_dead read_view", quick=True),
    "loan:call": Defect("arguments that a call may change are kept apart", 1500, "apart", quick=True),
    "effects:calls": Defect("a call touches what its callees touch", 750, "hook yielding free_global", quick=True),
    "effects:indirect": Defect("a call through a pointer touches every global", 4000, "hook free_global"),
    # tags, functions, formats, locks
    "rule:tag-untested": Defect("an arm is reached under its tag", 750, "read_tagged", quick=True),
    "rule:tag-mismatch": Defect("an initialiser's arm is that of its tag", 10000, "new_tagged read_tagged"),
    "rule:tag-torn": Defect("tag and union are set together", 750, "torn_tag", quick=True),
    "tags:write": Defect("an assignment ends what is known of a tag", 10000, "read_tagged tagged_owner"),
    "tags:call": Defect("a call ends what is known of a tag", 1750, "tag_call", quick=True),
    "rule:function-contract": Defect("a function value has the contract of its type", 750, "counted_table owner_callback", quick=True),
    "rule:no-return": Defect("each path returns a value", 3500, quick=True),
    "rule:dropped-const": Defect("const is kept", 1250, "written_const", quick=True),
    "rule:const-transitive": Defect("const reaches what is owned and borrowed", 10000, "written_const"),
    "rule:print-format": Defect("a format fits its arguments", 10000, "print_numbers print_text"),
    "rule:guard-needed": Defect("what is guarded is reached under its lock", 750, "locked guarded_list account_helper", quick=True),
    "rule:guard-token": Defect("a token is used up by sd_unlock", 10000, "locked"),
    "rule:mutex-copy": Defect("a mutex is not copied", 10000, "locked new_account"),
}


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="every defect of the list")
    parser.add_argument("--seed", default="seeded")
    parser.add_argument("--batch", type=int, default=150, help="tests generated per batch")
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
    """(defect, programs looked at, seconds, violation or None)"""
    o, defect = arguments
    start = time.time()
    about = DEFECTS[defect]
    limit = o.limit or about.within
    tools, plain = tools_of(o, defect), tools_of(o)
    programs = 0
    for index in range(1000):
        folder = tempfile.mkdtemp(prefix="seeded-")
        try:
            batch = campaign.Batch(tools, o.seed, index, generate.NOT_YET, folder)
            batch.focus, batch.levels = about.focus, about.levels
            try:
                batch.run(o.batch)
            except (unit.Stuck, RuntimeError, OSError) as error:  # counted: it ends the hunt some time
                print(f"{defect}: a batch is lost: {str(error)[:300]}", flush=True)
                programs += o.batch
            programs += batch.totals["generated"] + batch.totals["mutants"]
            for found in batch.violations:
                if found["kind"] != "crash" and is_due_to_defect(plain, found, folder):
                    return defect, programs, time.time() - start, found
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if programs >= limit:
            return defect, programs, time.time() - start, None
    return defect, programs, time.time() - start, None


def hunt_all(o):
    names = o.defects or [name for name, about in DEFECTS.items() if about.quick or o.all]
    missed = []
    with multiprocessing.Pool(o.jobs) as pool:
        for defect, programs, seconds, found in pool.imap(hunt, [(o, name) for name in names]):
            said = f"found {found['kind']} ({found['origin']})" if found else "NOT FOUND"
            print(f"{defect:28} {programs:6} programs, {seconds:4.0f} s: {said}", flush=True)
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
