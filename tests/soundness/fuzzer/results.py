"""Productions about results that are borrowed from several sources."""
from .generate import production
from .memory import of
from .owners import node, clear


@production(0.8)
def from_two(g):
    f = g.made.get("pick two")
    if not f:
        f = g.made["pick two"] = f"either_{g.k}"
        sources = g.one("p, q", "p, q", "p") if g.slip(0.3) else "p, q"
        g.helpers.append(f"static const int *{f}(const int *p, const int *q, int c) __from({sources});\n"
                         f"static const int *{f}(const int *p, const int *q, int c)\n{{\n\treturn c ? p : q;\n}}")
    p, x, y = g.name("p"), g.name("v"), g.name("v")
    g.put(f"int {x} = {g.below(9)};")
    late = g.slip(0.4)
    g.put(f"const int *{p} = &{x};")
    g.put("{")
    g.put(f"\tint {y} = {g.below(9)};")
    g.put(f"\t{p} = {f}(&{x}, &{y}, {g.condition()});")
    g.put(f"\th += *{p};")
    g.put("}")
    if late:
        g.digest(f"*{p}")


@production(0.6)
def from_out(g):
    """A borrow handed back through a pointer to a pointer."""
    f = g.made.get("split")
    if not f:
        f = g.made["split"] = f"split_{g.k}"
        g.helpers.append(f"static int {f}(const int *s __counted_by(n), size_t n, const int *_Nullable *__out rest __from(s))\n{{\n"
                         f"\t*rest = 0;\n\tif (n < 2)\n\t\treturn 0;\n\t*rest = {'s + n' if g.slip(0.2) else '&s[1]'};\n\treturn 1;\n}}")
    v = g.need("array", "arr", where=of("int"))
    if not v:
        return False
    p = g.name("p")
    g.put(f"const int *_Nullable {p};")
    g.put(f"int {p}k = {f}({v.name}, {v.n}, &{p});")
    g.digest(f"{p} ? {p}[{1 if g.slip(0.3) else 0}] : {p}k")


@production(0.9)
def from_many(g):
    """A result that comes from some of several arguments."""
    f = g.made.get("middle")
    if not f:
        f = g.made["middle"] = f"middle_{g.k}"
        named = g.one("p, q", "q, r", "p, r") if g.slip(0.3) else "p, q, r"
        g.helpers.append(f"static int *{f}(int *p, int *q, int *r, unsigned c) __from({named});\n"
                         f"static int *{f}(int *p, int *q, int *r, unsigned c)\n{{\n\tint *s = c & 1 ? p : q;\n\treturn c & 2 ? r : s;\n}}")
        g.helpers.append(f"static int *twice_{f}(int *p, int *q, unsigned c) __from(p{'' if g.slip(0.2) else ', q'});\n"
                         f"static int *twice_{f}(int *p, int *q, unsigned c)\n{{\n\tint *s = {f}(p, q, p, c);\n\treturn {f}(s, q, s, c / 4);\n}}")
    x, y, o, p = g.name("v"), g.name("v"), g.name("o"), g.name("p")
    late = g.slip(0.4)
    g.put(f"int {x} = {g.below(9)}, {y} = {g.below(9)};")
    g.put(f"int *{p} = &{x};")
    r = g.below(3)
    if r == 0:
        g.put(f"int *__owned {o} = sd_new(int);")
        g.put(f"*{o} = {g.below(9)};")
        g.put(f"{p} = {f}({g.one(f'&{x}, {o}, &{y}', f'{o}, &{x}, &{y}', f'&{y}, &{x}, {o}')}, {g.number(0)});")
        g.put(f"*{p} += 1;")
        g.put(f"sd_free({o});")
    elif r == 1:
        g.put("{")
        g.put(f"\tint {o}[2] = {{{g.below(9)}, {g.below(9)}}};")
        g.put(f"\t{p} = {f}({g.one(f'&{x}, {o}, &{y}', f'&{o}[1], &{x}, &{y}', f'&{y}, &{x}, {o}')}, {g.number(0)});")
        g.put(f"\t*{p} += {o}[0];")
        g.put("}")
    else:
        g.put(f"{p} = twice_{f}(&{x}, &{y}, {g.number(0)});")
        g.put(f"*{p} ^= {g.number(0)};")
    if late:
        g.digest(f"*{p}")
    g.digest(f"{x} + {y}")


@production(0.6)
def from_struct(g):
    """A borrow out of one of two structs that own."""
    tag, f = node(g), g.made.get("elder")
    if not f:
        f = g.made["elder"] = f"elder_{g.k}"
        named = g.one("p", "q") if g.slip(0.3) else "p, q"
        g.helpers.append(f"static const struct {tag} *{f}(const struct {tag} *p, const struct {tag} *q) __from({named});\n"
                         f"static const struct {tag} *{f}(const struct {tag} *p, const struct {tag} *q)\n{{\n"
                         f"\tif (p->next && p->next->v > q->v)\n\t\treturn p->next;\n\treturn p->v > q->v ? p : q;\n}}")
    x, y = g.need("new_node", "own", dead=0), g.name("o")
    if not x:
        return False
    p, end = g.name("p"), clear(g)
    g.put(f"struct {tag} *__owned {y} = sd_new(struct {tag});")
    g.put(f"{y}->v = {g.number(0)};")
    g.put(f"const struct {tag} *{p} = {g.one(f'{f}({x.name}, {y})', f'{f}({y}, {x.name})')};")
    g.digest(f"{p}->v")
    g.put(f"{end}({y});")
    if g.slip(0.4):
        g.digest(f"{p}->v + {p}->w[0]")
