"""Functions with clean, defined runs, made from a seed: what the interpreter
gives for them must be what every compiler gives (plain.py).

A function keeps scalars of all widths, an array, a two-dimensional array, a
struct with bit-fields and a union, a list on the heap, and pointers into these;
statements change them at random, and the result is a digest of all of it.
Indices are reduced to the array's length, divisors are positive, shift counts
are below the width: everything is defined with -fwrapv."""
import random

PRELUDE = """#include <sdc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

union bits { uint64_t word; uint16_t halves[4]; uint8_t bytes[8]; double number; };
struct item { int16_t small; uint32_t low : 5; int32_t mid : 9; bool on : 1; uint64_t big; union bits u; int32_t row[3]; };
struct node { uint64_t v; struct node *__owned _Nullable next; };
typedef uint64_t word_function(uint64_t, int32_t);

static uint64_t mixed(uint64_t a, int32_t b) { return (a ^ 0x9e3779b97f4a7c15u) * 31 + b; }
static uint64_t shifted(uint64_t a, int32_t b) { return a << (b & 7) | a >> 3; }
static uint64_t folded(uint64_t a, int32_t b) { return b > 0 ? folded(a / 3 + 1, b / 2) : a; }
static word_function *const functions[3] = {mixed, &shifted, folded};
static struct item item_of(uint64_t v) {
	struct item s = {.small = v, .low = v >> 3, .mid = v >> 7, .on = v & 1, .big = v, .u.word = v * 3};
	s.row[v % 3] = v;
	return s;
}
static uint64_t sum_of(const int32_t *p, size_t n) {
	uint64_t total = 0;
	while (n--)
		total = total * 7 + *p++;
	return total;
}
static void changed(struct item *s, int32_t *p) { s->big += *p; *p = s->small - *p; s->u.bytes[1] ^= 5; }
static uint64_t counter(void) { static uint64_t n = 5; n = n * 3 + 1; return n; }
"""

TYPES = ["int8_t", "uint8_t", "int16_t", "uint16_t", "int32_t", "uint32_t", "int64_t", "uint64_t"]
WIDTH = {t: int("".join(c for c in t if c.isdigit())) for t in TYPES}


class Maker:
    def __init__(self, rng):
        self.rng = rng
        self.scalars = {}
        self.loops = 0

    def place(self):
        """A scalar place and its type."""
        rng = self.rng
        name = rng.choice(sorted(self.scalars))
        return rng.choice([
            lambda: (name, self.scalars[name]),
            lambda: (name, self.scalars[name]),
            lambda: (f"t[{self.index(8)}]", "int32_t"),
            lambda: (f"m[{self.index(3)}][{self.index(4)}]", "uint16_t"),
            lambda: ("(*p)", "int32_t"),
            lambda: (f"s.{rng.choice(['small', 'low', 'mid', 'big'])}", "uint16_t"),
            lambda: (f"q->row[{self.index(3)}]", "int32_t"),
            lambda: (f"s.u.{rng.choice(['word', 'halves[%s]' % self.index(4), 'bytes[%s]' % self.index(8)])}", "uint8_t"),
            lambda: ("list->v", "uint64_t"),
        ])()

    def index(self, n):
        return str(self.rng.randrange(n)) if self.rng.random() < .4 else f"sd_as(uint64_t, {self.value(1)}) % {n}"

    def value(self, depth):
        """An integer expression without side effects but calls of counter."""
        rng = self.rng
        if depth <= 0 or rng.random() < .15:
            return rng.choice([
                lambda: self.place()[0] if depth >= 0 else rng.choice(sorted(self.scalars)),
                lambda: rng.choice(sorted(self.scalars)),
                lambda: str(rng.choice([0, 1, 2, 7, 255, 256, 65535, 2147483647])),
                lambda: rng.choice(["0x80000000u", "0xffffffffffffffffu", "-1", "'x'", "sizeof s"]),
                lambda: rng.choice(["a", "b"]),
            ])() if depth >= 0 else rng.choice(sorted(self.scalars))
        one = lambda: self.value(depth - 1)
        scalar = rng.choice(TYPES)
        return rng.choice([
            lambda: f"({one()} {rng.choice('+-*&|^')} {one()})",
            lambda: f"({one()} {rng.choice('+-*&|^')} {one()})",
            lambda: f"({one()} {rng.choice('/%')} ((({one()}) & 31) + 1))",
            lambda: f"(sd_as({scalar}, {one()}) << (({one()}) & {WIDTH[scalar] // 2 - 1}))",
            lambda: f"(sd_as({scalar}, {one()}) >> (({one()}) & {min(WIDTH[scalar], 32) - 1}))",
            lambda: f"({one()} {rng.choice(['<', '>', '<=', '>=', '==', '!='])} {one()})",
            lambda: f"({one()} {rng.choice(['&&', '||'])} {one()})",
            lambda: f"({one()} ? {one()} : {one()})",
            lambda: f"{rng.choice('-~!+')}({one()})",
            lambda: f"sd_as({scalar}, {one()})",
            lambda: f"sd_as(bool, {one()})",
            lambda: f"functions[{self.index(3)}]({one()}, {one()})",
            lambda: f"item_of({one()}).{rng.choice(['mid', 'big', 'row[1]', 'u.halves[2]'])}",
            lambda: f"((struct item){{.low = {one()}, .row = {{1, {one()}}}}}.{rng.choice(['low', 'row[1]', 'big'])})",
            lambda: f"sum_of(t, {self.index(8)})",
            lambda: f"sum_of(&s.row[1], 2)",
            lambda: f"sd_as(uint64_t, ({one()} & 0xffff) * 0.25 + 3.5f)",
            lambda: f"(({one()} & 255) / 8.0f < {rng.randrange(40)})",
            lambda: f"(p - t + ({one()}))",
            lambda: f"((void)0, {one()})",
        ])()

    def statements(self, depth, count):
        return "".join(self.statement(depth) for _ in range(count))

    def statement(self, depth):
        rng = self.rng
        indent = "\t"
        place, kind = self.place()
        value = self.value(2)
        simple = [
            lambda: f"{place} = {value};",
            lambda: f"{place} {rng.choice(['+', '-', '*', '&', '|', '^'])}= {value};",
            lambda: f"{place} {rng.choice(['/', '%'])}= ((({value}) & 15) + 1);",
            lambda: f"{place} {rng.choice(['<<', '>>'])}= ({value}) & 3;",
            lambda: f"{place}{rng.choice(['++', '--'])};",
            lambda: f"{rng.choice(['++', '--'])}{place};",
            lambda: f"p = &t[{self.index(8)}];",
            lambda: f"{{ p = t; p += {self.index(8)}; }}",
            lambda: f"q = {rng.choice(['&s', '&other', 'q == &s ? &other : &s'])};",
            lambda: f"{rng.choice(['s = *q', 'other = s', f's = item_of({value})', f'*q = (struct item){{.big = {value}}}'])};",
            lambda: f"changed({rng.choice(['&s', 'q'])}, {rng.choice(['p', '&t[2]', '&other.row[0]'])});",
            lambda: f"s.on = {value};",
            lambda: f"{{ struct node *__owned n = sd_new(struct node); n->v = {value}; n->next = list; list = n; }}",
            lambda: "if (list->next) { struct node *__owned n = sd_take(list->next); sd_free(list); list = n; }",
            lambda: f"{rng.choice(sorted(self.scalars))} = counter();",
            lambda: "sd_swap(t[1], *p);",
            lambda: "s.u.number = (s.big & 1023) * 0.5;",
        ]
        if depth <= 0 or rng.random() < .6:
            return indent + rng.choice(simple)() + "\n"
        self.loops += 1
        i = f"i{self.loops}"
        bound = rng.randrange(1, 5)
        inner = lambda: self.statements(depth - 1, rng.randrange(1, 4))
        return rng.choice([
            lambda: f"if ({value}) {{\n{inner()}}} else {{\n{inner()}}}\n",
            lambda: f"if ({value})\n{self.statement(0)}",
            lambda: f"for (uint32_t {i} = 0; {i} < {bound}; {i}++) {{\n{inner()}if ({value}) {rng.choice(['continue', 'break'])};\n{inner()}}}\n",
            lambda: f"{{ int32_t {i} = {bound}; do {{\n{inner()}}} while (--{i} > 0); }}\n",
            lambda: f"{{ uint8_t {i} = {bound}; while ({i}--) {{\n{inner()}}} }}\n",
            lambda: f"switch (sd_as(uint64_t, {value}) % 4) {{\ncase 0:\n{inner()}case 1:\n{inner()}break;\ncase 2: {{\n{inner()}}}\nbreak;\ndefault:\n{inner()}}}\n",
            lambda: f"{{ uint32_t {i} = 0; again_{i}:\n{inner()}if (++{i} < {bound}) goto again_{i}; }}\n",
            lambda: f"for (int32_t *w = t, *end = &t[8]; w < end; w++) {{\n*w += {value};\n}}\n",
        ])()

    def function(self, number):
        rng = self.rng
        for i in range(rng.randrange(2, 6)):
            self.scalars[f"x{i}"] = rng.choice(TYPES)
        text = f"uint64_t fn_{number}(uint64_t a, uint64_t b) {{\n"
        for name, kind in self.scalars.items():
            text += f"\t{kind} {name} = {rng.choice(['a', 'b', 'a + b', 'a * 5', '-3', '77'])};\n"
        text += ("\tint32_t t[8] = {1, -2, [5] = 40, 1000000}, *p = t;\n"
                 "\tuint16_t m[3][4] = {{1, 2}, [2] = {9, 8, 7, 6}};\n"
                 "\tstruct item s = item_of(a), other = {.small = -5, .u.halves = {1, 2, 3, 4}}, *q = &other;\n"
                 "\tstruct node *__owned list = sd_new(struct node);\n")
        text += self.statements(2, rng.randrange(3, 10))
        text += ("\tuint64_t digest = sum_of(t, 8) ^ (p - t) ^ (q == &s ? 99 : 0);\n"
                 "\tfor (int i = 0; i < 12; i++)\n\t\tdigest = digest * 31 + m[i / 4][i % 4];\n")
        for name in self.scalars:
            text += f"\tdigest = digest * 31 + {name};\n"
        for name in ("s", "other"):
            text += (f"\tdigest = digest * 31 + {name}.small + {name}.low * 3 + {name}.mid * 5 + {name}.on + {name}.big + "
                     f"{name}.u.word + sum_of({name}.row, 3);\n")
        text += ("\twhile (list) {\n\t\tstruct node *__owned n = sd_take(list->next);\n"
                 "\t\tdigest = digest * 31 + list->v;\n\t\tsd_free(list);\n\t\tlist = n;\n\t}\n"
                 "\treturn digest;\n}\n")
        return text


def unit(seed, count):
    """The text of a C file with fn_0 ... fn_(count - 1)."""
    parts = [PRELUDE]
    for number in range(count):
        parts.append(Maker(random.Random(f"{seed}/{number}")).function(number))
    return "\n".join(parts)
