"""A run of the fuzzer: batch after batch, totals, violations, resumption.

Batch I of seed S is a function of S, I and sdc alone. A batch generates tests,
cuts out what sdc refuses, runs the rest in every build, then does the same
with mutants of the accepted ones."""
import collections
import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import time

from . import build, compare, generate, mutate, unit

GENERATED, MUTANTS_EACH, MUTANTS_MOST = 500, 1.6, 700
KEPT_PER_KIND = 8
MSAN_EACH = 4


def inputs_of(rng):
    return [(0, 1), (rng.randrange(16), rng.randrange(16)), (rng.randrange(1 << 32), rng.randrange(1, 1 << 8))]


def calibrate(tools, folder):
    """Productions that this sdc refuses as such: they are drawn seldom, so
    that what is not accepted yet does not cost the tests around it."""
    tests, of, number = [], {}, 0
    for name in sorted(generate.PRODUCTIONS):
        for i in range(12):
            g = generate.Generator(number, f"calibrate {name} {i}")
            text = g.run(only=name)
            if name in g.used:
                tests.append(unit.Test(number, text, g.used))
                of[number] = name
            number += 1
    kept, _, _ = unit.sift(unit.Unit(os.path.join(folder, "calibrate.c"), tests), tools.sdc, tools.env,
                           final=os.path.join(folder, "calibrate.o"))
    accepted = collections.Counter(of[t.number] for t in kept.tests)
    tried = collections.Counter(of.values())
    return sorted(name for name in generate.PRODUCTIONS if accepted[name] * 6 < tried[name])


class Batch:
    def __init__(self, tools, seed, index, seldom, folder, without_msan=False):
        self.tools, self.seed, self.index, self.folder = tools, seed, index, folder
        self.rng = random.Random(f"{seed} {index}")
        self.seldom = set(seldom)
        self.inputs = inputs_of(self.rng)
        # MSan sees nothing that the interpreter does not; it costs a fifth of
        # the time, so it stands by in one batch of four.
        self.with_msan = not without_msan and index % MSAN_EACH == 0
        self.totals = collections.Counter()
        self.rules, self.stricter, self.faults = (collections.Counter() for _ in range(3))
        self.drawn, self.accepted, self.mutations = (collections.Counter() for _ in range(3))
        self.violations = []
        self.seconds = collections.Counter()
        # One unit in eight is of a concurrent domain.
        self.concurrent = index % 8 == 6
        self.focus, self.levels = (), None  # of a hunt: productions, mutations; levels instead of -O0 and -O2

    def level(self, is_optimised):
        level = self.levels or ("-O2" if is_optimised else "-O0")
        return level + (" --concurrent" if self.concurrent else "")

    def run(self, generated=GENERATED):
        tests, weights = [], generate.weights_without(self.seldom, self.focus)
        for number in range(generated):
            text, used = generate.generate(number, f"{self.seed} {self.index} {number}", weights, self.concurrent)
            tests.append(unit.Test(number, text, used))
        # -O2 takes three times as long: one unit in four.
        kept = self.process("generated", tests, self.level(self.index % 4 == 3))
        mutants, most = [], min(MUTANTS_MOST, int(len(kept) * MUTANTS_EACH))
        for number in range(most):
            done = mutate.mutate(self.rng, kept[number % len(kept)].text, self.focus)
            if done:
                mutants.append(unit.Test(kept[number % len(kept)].number, done[0], done[1], "mutant").renumbered(generated + number))
        if mutants:
            self.process("mutants", mutants, self.level(self.index % 4 == 1))
        return self

    def process(self, what, tests, level, counted=False):
        """The tests that sdc accepts, after they ran in every build."""
        path = os.path.join(self.folder, f"{what}.c")
        if not counted:
            self.totals[what] += len(tests)
        start = time.time()
        kept, rules, crashed = unit.sift(unit.Unit(path, tests), self.tools.sdc, self.tools.env, (level,),
                                         final=path[:-2] + ".o")
        self.seconds["judge"] += time.time() - start
        self.rules.update(rules.values())
        for test, why in crashed:
            self.violate("crash", test, unit.Unit(path, [test]), f"sdc ended with {why[0]}:\n{why[1]}")
        count = self.mutations if what == "mutants" else self.accepted
        for t in kept.tests if not counted else ():
            count.update(set(t.used))
        for t in tests if what == "generated" and not counted else ():
            self.drawn.update(set(t.used))
        if not kept.tests:
            return []
        start = time.time()
        try:
            tables = build.results(self.tools, kept, path[:-2] + ".o", self.inputs, self.with_msan)
        except build.Refused as error:
            named = {t.number for m in unit.MESSAGE.finditer(str(error)) for t in [kept.test_at(int(m[1]))] if t}
            if not named:
                raise
            for t in kept.tests:
                if t.number in named:
                    self.totals["violations"] += 1
                    self.violate("plain-refuses", t, kept, str(error)[-3000:], level)
            return self.process(what, [t for t in kept.tests if t.number not in named], level, counted=True)
        self.seconds["run"] += time.time() - start
        self.totals["accepted"] += len(kept.tests)
        self.totals["accepted_" + what] += len(kept.tests)
        self.totals["accepted_bodies"] += sum(t.functions() for t in kept.tests)
        for t in kept.tests:
            verdicts = [self.verdict(tables, t.number, i) for i in range(len(self.inputs))]
            kinds = sorted({v for v in verdicts if v.startswith("violation")})
            self.totals["runs"] += len(verdicts)
            self.totals["faulted"] += any(v.startswith(("fault", "stricter")) for v in verdicts)
            self.totals["timed_out"] += "timeout" in verdicts
            for v in verdicts:
                if v.startswith("stricter"):
                    self.stricter[v[9:]] += 1
                elif v.startswith("fault"):
                    self.faults[v[6:]] += 1
            if kinds:
                self.totals["violations"] += 1
                self.violate(kinds[0][10:], t, kept, table_text(tables, [t.number], self.inputs), level)
        return kept.tests

    def verdict(self, tables, number, i):
        words = {name: table.get((number, i)) for name, table in tables.items()}
        absent = [name for name, w in words.items() if w is None]
        if absent:
            return "violation:no-result-" + absent[0]
        self.totals["interpreter_unsupported"] += words.get("interp", [""])[0] == "unsupported"
        return compare.verdict(words)

    def violate(self, kind, test, whole, text, level="-O0"):
        digest = hashlib.sha256(test.text.encode()).hexdigest()[:8]
        self.violations.append({"kind": kind, "batch": self.index, "test": test.number, "name": f"{kind}-{self.index}-{test.number}-{digest}",
                                "origin": test.origin, "used": sorted(set(test.used)), "text": test.text, "results": text,
                                "level": level, "inputs": self.inputs})


def table_text(tables, numbers, inputs):
    lines = []
    for number in numbers:
        for i in range(len(inputs)):
            for name in sorted(tables):
                words = tables[name].get((number, i), ["no", "result"])
                lines.append(f"{name:7} fn_{number} {i} {' '.join(words)}")
    return "\n".join(lines) + "\n"


def save_violation(tools, found, folder):
    """The unit of the one test, its result lines when run alone, and the
    sanitizers' own words."""
    place = os.path.join(folder, found["name"])
    os.makedirs(place, exist_ok=True)
    test = unit.Test(found["test"], found["text"])
    alone = unit.Unit(os.path.join(place, "unit.c"), [test])
    alone.write()
    notes = [f"kind: {found['kind']}\norigin: {found['origin']}\nby: {' '.join(found['used'])}\nsdc: {found['level']}\n"
             f"inputs: {found['inputs']}\n\nin its unit of the run:\n{found['results']}"]
    if found["kind"] != "crash":
        try:
            kept, rules, _ = unit.sift(alone, tools.sdc, tools.env, (found["level"],), final=os.path.join(place, "unit.o"))
            if kept.tests:
                tables = build.results(tools, kept, os.path.join(place, "unit.o"), found["inputs"])
                notes.append("alone:\n" + table_text(tables, [test.number], found["inputs"]))
                notes.append(build.stock_report(tools, kept, found["inputs"], place))
            else:
                notes.append(f"alone sdc refuses it: {rules}")
        except (RuntimeError, unit.Stuck) as error:
            notes.append(f"alone: {error}")
        alone.write()
        for name in os.listdir(place):
            if name.endswith((".o", ".so")):
                os.remove(os.path.join(place, name))
    with open(os.path.join(place, "results.txt"), "w") as file:
        file.write("\n".join(notes))
    return place


COUNTERS = ("totals", "rules", "stricter", "faults", "drawn", "accepted", "mutations", "seconds", "violation_kinds")


class State:
    """Totals and what is done, in one file written whole."""

    def __init__(self, path, seed):
        self.path, self.seed = path, seed
        self.done, self.next = set(), 0
        self.seldom = None
        for name in COUNTERS:
            setattr(self, name, collections.Counter())
        if path and os.path.exists(path):
            with open(path) as file:
                saved = json.load(file)
            if saved["seed"] != seed:
                sys.exit(f"{path} is of seed {saved['seed']}")
            self.next, self.done = saved["next"], set(saved["done"])
            for name in COUNTERS:
                getattr(self, name).update(saved.get(name, {}))

    def take(self, batch):
        for name in ("totals", "rules", "stricter", "faults", "drawn", "accepted", "mutations", "seconds"):
            getattr(self, name).update(getattr(batch, name))
        for found in batch.violations:
            self.violation_kinds[found["kind"]] += 1
        self.finish(batch.index)

    def lose(self, index):
        """A batch that could not be judged is counted and passed over."""
        self.totals["batches_lost"] += 1
        self.finish(index)

    def finish(self, index):
        self.done.add(index)
        while self.next in self.done:
            self.done.remove(self.next)
            self.next += 1

    def summary(self):
        rounded = {k: round(v, 1) for k, v in self.seconds.items()}
        return {"seed": self.seed, "next": self.next, "done": sorted(self.done),
                **{name: dict(sorted(getattr(self, name).items())) for name in COUNTERS}, "seconds": rounded}

    def save(self):
        if not self.path:
            return
        with open(self.path + ".new", "w") as file:
            json.dump(self.summary(), file, indent=1)
        os.replace(self.path + ".new", self.path)


def one_batch(arguments):
    tools, seed, index, seldom, base, generated, without_msan = arguments
    folder = tempfile.mkdtemp(prefix=f"batch{index}-", dir=base)
    try:
        return Batch(tools, seed, index, seldom, folder, without_msan).run(generated)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
