"""Random programs in Domain C, one test at a time.

A test is what stands between `// begin K` and `// end K` in a unit: its types,
globals and helpers, all with the suffix _K, and its entry
`uint64_t fn_K(uint64_t a, uint64_t b)`, whose result is a digest of all that it
read. It ends on every input: loops are bounded where they are written.

The generator keeps account of what is live, how long it is and what borrows
from what, and writes programs that should be accepted; now and then, at a
`slip`, it does what the checker has to catch or the program has to fault at.
Each construct is a production: a function that writes a few statements. They
stand in the modules beside this one and register themselves here, so that
their share among accepted programs can be counted."""
import random

PRODUCTIONS = {}  # name: (weight, function)

# Of constructs that this version of sdc does not accept: the coverage test does
# not ask for them. A name leaves the list when its construct is accepted.
NOT_YET = {"elvis"}

INTS = ["int", "unsigned", "uint8_t", "int8_t", "uint16_t", "int16_t", "uint32_t",
        "int64_t", "uint64_t", "size_t", "long", "short", "unsigned char"]


def production(weight=1.0):
    """Registers a function of a Generator; False says that it wrote nothing."""
    def register(function):
        PRODUCTIONS[function.__name__] = (weight, function)
        return function
    return register


class Var:
    """A name in scope. kind: int, float, arr, arr2, struct, ptr, sptr, own,
    ownarr, ... ; n: the elements that it surely has; deps: what it borrows from."""

    def __init__(self, name, kind, ty="", n=1, deps=(), const=False, depth=0, **more):
        self.name, self.kind, self.ty, self.n = name, kind, ty, n
        self.deps, self.const, self.depth = set(deps), const, depth
        self.live = True
        self.fixed = more.pop("fixed", False)  # not assigned to: loop counters
        self.bound = more.pop("bound", None)   # an int that is below this
        self.fields = more.pop("fields", None)
        self.more = more


class Generator:
    def __init__(self, number, seed, weights=None, concurrent=False):
        self.k = number
        self.concurrent = concurrent  # mutable statics are atomic, guarded, or the thread's own
        self.all_weights = weights or {n: w for n, (w, _) in PRODUCTIONS.items()}
        self.rng = random.Random(seed)
        self.types, self.globals, self.helpers, self.lines = [], [], [], []
        self.made = {}       # declarations of types and helpers by what they are
        self.used = []       # productions that wrote something
        self.scopes = [[]]
        self.indent = 1
        self.serial = 0
        self.function_depth = 0
        self.slips = self.rng.random() < 0.45
        self.slipped = 0

    # -- chance ----------------------------------------------------------------

    def chance(self, p):
        return self.rng.random() < p

    def one(self, *items):
        return items[int(self.rng.random() * len(items))]

    def among(self, items):
        return items[int(self.rng.random() * len(items))] if items else None

    def below(self, n):
        return int(self.rng.random() * n)

    def slip(self, p=0.06):
        """Whether to make a mistake here."""
        if self.slips and self.slipped < 2 and self.rng.random() < p:
            self.slipped += 1
            return True
        return False

    # -- text --------------------------------------------------------------------

    def name(self, stem):
        self.serial += 1
        return f"{stem}{self.serial}"

    def put(self, line):
        self.lines.append("\t" * self.indent + line)

    def suffixed(self, stem):
        self.serial += 1
        return f"{stem}{self.serial}_{self.k}"

    # -- scopes --------------------------------------------------------------------

    def add(self, *args, **more):
        v = Var(*args, depth=len(self.scopes), **more)
        self.scopes[-1].append(v)
        return v

    def every(self, *kinds):
        return [v for s in self.scopes for v in s if v.kind in kinds]

    def pick(self, *kinds, where=None, dead=0.05):
        """A live variable of these kinds; at a slip also a dead one."""
        found = [v for s in self.scopes for v in s if v.kind in kinds and (not where or where(v))]
        if not found:
            return None
        if dead and any(not v.live for v in found) and self.slip(dead * 6):
            return self.among([v for v in found if not v.live])
        return self.among([v for v in found if v.live])

    def need(self, maker, *kinds, where=None, **options):
        """As pick; makes one first if there is none."""
        v = self.pick(*kinds, where=where, **options)
        if not v:
            if PRODUCTIONS[maker][1](self, **self.options_of(maker, where)) is not False:
                self.used.append(maker)
            v = self.pick(*kinds, where=where, dead=0)
        return v

    @staticmethod
    def options_of(maker, where):
        return {"ty": where.ty} if maker == "array" and hasattr(where, "ty") else {}

    def here(self, *kinds):
        """As pick, of the innermost scope: its state may be changed."""
        found = [v for v in self.scopes[-1] if v.kind in kinds and v.live]
        if self.slip(0.03):
            found = [v for s in self.scopes for v in s if v.kind in kinds]
        return self.among(found)

    def kill(self, v):
        """v is freed, moved or gone, and so is what borrows from it."""
        v.live = False
        for s in self.scopes:
            for w in s:
                if v.name in w.deps and w.live:
                    self.kill(w)

    def enter(self):
        self.scopes.append([])
        self.indent += 1

    def leave(self, close=True):
        if close:
            self.close_scope()
        ended = {v.name for v in self.scopes.pop()}
        for s in self.scopes:
            for v in s:
                if v.deps & ended:
                    v.live = False
        self.indent -= 1

    def close_scope(self):
        """Empties what the innermost scope still owns."""
        for v in reversed(self.scopes[-1]):
            if v.live and "close" in v.more and not self.slip(0.03):
                v.more["close"](self, v)

    def block(self, statements, head="{", foot="}"):
        self.put(head)
        self.enter()
        for _ in range(statements):
            self.statement()
        self.leave()
        self.put(foot)

    # -- numbers ---------------------------------------------------------------------

    def literal(self):
        r = self.below(10)
        if r < 6:
            return str(self.below(9))
        if r < 8:
            return self.one("-1", "255", "0x7fffffff", "65535", "1000u", "0x80u", "128", "-128")
        return self.one("7u", "3ul", "0xffffffffu", "'a'", "31", "64", "1ull", "-5l")

    def constant_index(self, n):
        """For helpers whose text is given, where no variable is known."""
        return self.one(f"{n}", f"{n + 1}", "-1") if self.slip(0.05) else str(self.below(n))

    def index(self, n):
        """An expression below n, unless it slips."""
        if self.slip(0.05):
            return self.one(f"{n}", f"{n} + 1", "-1", "a", f"b % {n + 1}", f"{n * 2}", self.number(1))
        loops = [v for v in self.every("int") if v.bound is not None and v.bound <= n]
        r = self.below(10)
        if loops and r < 6:
            return self.among(loops).name
        if r < 7 or n <= 1:
            return str(self.below(n))
        if n & (n - 1) == 0 and r < 9:
            return f"({self.number(1)}) & {n - 1}"
        return f"{self.one('a', 'b')} % {n}"

    def place(self, writable=False):
        """A scalar that can be read, or written, and is no mere variable."""
        v = self.pick("arr", "arr2", "struct", "sptr", "ptr", "own", "ownarr", "int", "enum",
                      where=lambda v: not (writable and (v.const or v.fixed)))
        if not v:
            return None
        return self.place_in(v, writable)

    def place_in(self, v, writable=False):
        if v.kind in ("int", "enum"):
            return v.name
        if v.kind == "arr" or v.kind == "ownarr":
            return f"{v.name}[{self.index(v.n)}]"
        if v.kind == "arr2":
            return f"{v.name}[{self.index(v.n)}][{self.index(v.more['m'])}]"
        if v.kind == "ptr":
            if v.n == 1 or self.chance(0.3):
                return f"*{v.name}"
            return f"{v.name}[{self.index(v.n)}]"
        arrow = "." if v.kind == "struct" else "->"
        return self.field_in(f"{v.name}{arrow}", v.fields)

    def field_in(self, prefix, fields):
        name, ty, n, nested = self.among(fields)
        if nested:
            at = f"[{self.index(n)}]" if n else ""
            return self.field_in(f"{prefix}{name}{at}.", nested)
        return f"{prefix}{name}[{self.index(n)}]" if n else f"{prefix}{name}"

    def number(self, depth=2):
        """An expression of arithmetic type without effects."""
        r = self.below(14) if depth > 0 else self.below(4)
        if r < 1:
            return self.literal()
        if r < 4:
            v = self.pick("int", "enum")
            return v.name if v else self.one("a", "b")
        if r < 7:
            return self.place() or "a"
        x = self.number(depth - 1)
        if r == 7:
            return f"({x} {self.one('+', '-', '*', '&', '|', '^')} {self.number(depth - 1)})"
        if r == 8:
            return f"({x} {self.one('<', '<=', '==', '!=', '>', '>=', '&&', '||')} {self.number(depth - 1)})"
        if r == 9:
            by = self.number(0) if self.slip() else f"(({self.number(0)}) & 7)"
            return f"(({x}) {self.one('<<', '>>')} {by})"
        if r == 10:
            by = self.number(0) if self.slip() else f"(({self.number(0)} & 15) + 1)"
            return f"(({x}) {self.one('/', '%')} {by})"
        if r == 11:
            return f"({x} ? {self.number(0)} : {self.number(0)})"
        if r == 12:
            return f"sd_as({self.among(INTS)}, {x})"
        return f"{self.one('-', '~', '!', '+')}({x})"

    def condition(self):
        if self.chance(0.5):
            return f"{self.one('a', 'b')} {self.one('>', '<', '==', '!=')} {self.below(12)}"
        if self.chance(0.4):
            return f"({self.number(1)}) & {1 << self.below(4)}"
        return self.number(2)

    def digest(self, expression):
        self.put(f"h = h * 31 + ({expression});")

    # -- statements ---------------------------------------------------------------------

    def statement(self):
        if len(self.lines) > 60:
            return
        for _ in range(8):
            name = self.rng.choices(self.names, self.weights)[0]
            before, depth = len(self.lines), len(self.scopes)
            done = PRODUCTIONS[name][1](self) is not False
            if done:
                self.used.append(name)
            if done or len(self.lines) != before:
                return
            assert len(self.scopes) == depth, name

    def function(self, head, parameters, statements, last, returns_digest=True):
        """Writes a helper with a body of its own; parameters are its scope."""
        outer = self.scopes, self.lines, self.indent
        self.scopes, self.lines, self.indent = [list(parameters)], [], 1
        self.function_depth += 1
        for p in parameters:
            p.depth = 1
        if returns_digest:
            self.put("uint64_t h = 7;")
        for _ in range(statements):
            self.statement()
        text = self.lines
        self.close_scope()
        if last:
            self.put(last)
        self.function_depth -= 1
        self.scopes, self.lines, self.indent = outer
        self.helpers.append("\n".join([head, "{", *text, "}"]))

    def draw(self, count):
        """A test's own mix of productions, so that constructs meet often."""
        left = dict(self.all_weights)
        for _ in range(min(count, len(left))):
            name = self.rng.choices(list(left), list(left.values()))[0]
            del left[name]
            yield name

    def run(self, only=None):
        k = self.k
        self.put("uint64_t h = 1;")
        self.scopes = [[Var("a", "int", "uint64_t", fixed=True), Var("b", "int", "uint64_t", fixed=True)]]
        if only:
            self.slips, self.names = False, [only]
        else:
            self.names = sorted({*self.draw(9 + self.below(6)), "read", "assign"})
        self.weights = [PRODUCTIONS[n][0] for n in self.names]
        for _ in range(3 + self.below(5)):
            self.statement()
        self.close_scope()
        self.put("return h;")
        parts = [f"// begin {k}", *self.types, *self.globals, *self.helpers,
                 f"uint64_t fn_{k}(uint64_t a, uint64_t b);",
                 f"uint64_t fn_{k}(uint64_t a, uint64_t b)\n{{\n\t(void)a, (void)b;",
                 *self.lines, "}", f"// end {k}"]
        return "\n".join(parts) + "\n"


def weights_without(seldom, focus=()):
    """The weights, less for productions that are hardly ever accepted, and more
    for those that a hunt asks for."""
    return {name: weight * (0.03 if name in seldom else 1) * (12 if name in focus else 1)
            for name, (weight, _) in sorted(PRODUCTIONS.items())}


def generate(number, seed, weights=None, concurrent=False):
    """(text, productions) of one test."""
    g = Generator(number, seed, weights, concurrent)
    return g.run(), sorted(set(g.used))


# The productions themselves.
from . import (always, callbacks, calls, control, groups, lists, loops, members,  # noqa: E402,F401
               memory, mistakes, operands, outcome, owners, printing, results, scalars, slots, threads,
               unions, views)
