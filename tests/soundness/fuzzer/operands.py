"""Productions about operands with effects: what one operand changes, another
reads. sdc refuses what depends on an order that C does not give; what it accepts
must be evaluated in the order that its analyses saw."""
from .generate import production


def helpers(g):
    k = g.k
    if g.made.get("effects"):
        return
    g.made["effects"] = True
    g.helpers.append(
        f"struct store_{k} {{ int *__owned _Nullable d __counted_by(n); size_t n; int last[4]; }};\n"
        f"struct couple_{k} {{ int x; int y; int z[2]; }};\n"
        f"static int set_{k}(int **__out p, int *to)\n{{\n\t*p = to;\n\treturn 1;\n}}\n"
        f"static int empty_{k}(int *_Nullable *__inout p)\n{{\n\tint v = *p ? **p : 3;\n\t*p = 0;\n\treturn v & 1;\n}}\n"
        f"static int bump_{k}(size_t *i)\n{{\n\treturn (*i)++ & 3;\n}}\n"
        f"static int drop_{k}(struct store_{k} *s)\n{{\n\tsd_free(sd_take(s->d));\n\ts->last[1]++;\n\treturn 1;\n}}\n"
        f"static int grow_{k}(struct store_{k} *s)\n{{\n\tsd_free(sd_take(s->d));\n\tint *__owned d = sd_new_array(int, 2);\n\td[1] = 8;\n\ts->d = d;\n\ts->n = 2;\n\treturn 1;\n}}\n"
        f"static int sum_{k}(int x, int y, int z)\n{{\n\treturn x + y * 3 + z * 7;\n}}\n"
        f"static int *pick_{k}(int *p __counted_by(n), size_t n, int x) __counted_by(n);\n"
        f"static int *pick_{k}(int *p __counted_by(n), size_t n, int x)\n{{\n\tif (n)\n\t\tp[0] += x;\n\treturn p;\n}}")


class Operands:
    def __init__(self, g):
        self.g, k = g, g.k
        self.r, self.s, self.p, self.q, self.i, self.x = (g.name(c) for c in "rspqix")
        r, s, p, q, i, x = self.r, self.s, self.p, self.q, self.i, self.x
        g.put(f"int {r}[4] = {{1, 2, 3, 4}}, {x} = 5;")
        g.put(f"size_t {i} = {g.below(3)};")
        g.put(f"struct store_{k} {s} = {{sd_new_array(int, 4), 4, {{6, 7, 8, 9}}}};")
        g.put(f"int *{p} = {g.one(f'&{x}', f'&{r}[1]', r)};")
        self.nullable = g.chance(0.3)
        g.put(f"int *_Nullable {q} = {g.one('0', f'&{x}', r)};" if self.nullable else f"int *{q} = {r};")

    def read(self):
        g, r, s, p, q, i, x = self.g, self.r, self.s, self.p, self.q, self.i, self.x
        return g.one(f"*{p}", f"{p}[0]", f"{r}[{i} & 3]", x, f"{s}.last[{i} & 3]", f"({s}.d ? {s}.d[{i} & 1] : 2)",
                     f"({q} ? *{q} : 1)" if self.nullable else f"{q}[{i} & 1]", f"sd_as(int, {i})", f"{s}.n > 3", f"({p} == &{x})")

    def effect(self):
        g, k, r, s, p, q, i, x = self.g, self.g.k, self.r, self.s, self.p, self.q, self.i, self.x
        if g.chance(0.1):  # refused where another operand meets it
            return g.one(f"({p} = {r}, 1)", f"({i} = {g.below(3)})", f"{i}++", f"({x} += 2)", f"(*{p} = 6)", f"({r}[1] -= 1)")
        return g.one(f"set_{k}(&{p}, &{x})", f"set_{k}(&{p}, {r})", f"bump_{k}(&{i})", f"drop_{k}(&{s})", f"grow_{k}(&{s})",
                     f"empty_{k}(&{q})" if self.nullable else f"set_{k}(&{q}, {r})")

    def operand(self, depth):
        if depth > 0 and self.g.chance(0.3):
            return self.value(depth - 1)
        return self.effect() if self.g.chance(0.4) else self.read()

    def value(self, depth=1):
        g, k = self.g, self.g.k
        a, b, c = self.operand(depth), self.operand(depth), self.operand(depth)
        return [lambda: f"({a} {g.one('+', '-', '&', '==', '<')} {b})",
                lambda: f"({a} {g.one('&&', '||')} {b})",
                lambda: f"({a} ? {b} : {c})",
                lambda: f"({a}, {b})",
                lambda: f"sum_{k}({a}, {b}, {c})",
                lambda: f"(int[3]){{{a}, {b}, {c}}}[{g.below(3)}]",
                lambda: f"((struct couple_{k}){{{a}, {b}, {{{c}}}}}).{g.one('x', 'y', 'z[0]')}",
                lambda: f"{self.p}[({a}) & 0]",
                lambda: f"*(({a}) * 0 + {self.p})",
                lambda: f"*({self.p} + ({a}) * 0)",
                lambda: f"{self.r}[({a}) & 3]",
                lambda: f"*pick_{k}({self.r}, {g.one('2', '4', self.i)}, {a})",
                lambda: f"*pick_{k}({self.p}, 1, {a})"][g.below(13)]()


@production(0.9)
def effects_in_operands(g):
    """A few statements over an array, an owner, an index and two pointers."""
    helpers(g)
    o, k = Operands(g), g.k
    for _ in range(1 + g.below(3)):
        form = g.below(9)
        if form < 3:
            g.digest(o.value())
        elif form == 3:
            g.put(f"{g.one(f'*{o.p}', f'{o.r}[{o.operand(0)} & 3]', f'{o.s}.last[{o.operand(0)} & 3]', f'{o.p}[{o.operand(0)} & 0]')} "
                  f"{g.one('=', '+=', '^=')} {o.value()};")
        elif form == 4:
            g.put(f"{o.p} {g.one(f'= {o.r} +', '+=')} ({o.operand(1)} & 1);" if g.chance(0.6) else f"{o.p} = {o.value()} ? {o.r} : &{o.x};")
        elif form == 5:
            g.put(f"if ({o.s}.d)")
            g.put(f"\t{o.s}.d[{o.operand(0)} & 1] = {o.value()};")
        elif form == 6:
            n = g.name("v")
            g.put(f"int {n}[3] = {{{o.operand(1)}, {o.operand(1)}, [2] = {o.operand(0)}}};")
            g.digest(f"{n}[{g.below(3)}]")
        elif form == 7:
            c = g.name("c")
            g.put(f"struct couple_{k} {c} = {{.y = {o.operand(1)}, .x = {o.operand(1)}, .z[1] = {o.operand(0)}}};")
            g.digest(f"{c}.x + {c}.y + {c}.z[1]")
        else:
            n = g.name("i")
            g.put(f"for (int {n} = 0; {n} < 2 && ({o.operand(1)} || {n}); {n}++)")
            g.put(f"\th += {o.value()};")
    g.digest(f"*{o.p} + {o.r}[{o.i} & 3]")
    g.put(f"sd_free(sd_take({o.s}.d));")
