"""Productions about views: structs of borrows."""
from .generate import production
from .memory import of


def view(g):
    if "view" not in g.made:
        g.made["view"] = f"span_{g.k}"
        const = g.chance(0.6)
        g.made["view const"] = const
        g.types.append(f"struct __view span_{g.k} {{ {'const ' if const else ''}int *p __counted_by(n); size_t n; }};")
    return g.made["view"]


@production(1)
def new_view(g):
    v = g.need("array", "arr", "ownarr", where=of("int"))
    if not v:
        return False
    tag, w = view(g), g.name("w")
    n = v.n + (1 + g.below(5) if g.slip(0.15) else 0)
    form = g.below(3)
    if form == 0:
        g.put(f"struct {tag} {w} = {{{v.name}, {n}}};")
    elif form == 1:
        g.put(f"struct {tag} {w} = {{.p = {v.name}, .n = {n}}};")
    else:
        f = g.made.get("span of")
        if not f:
            f = g.made["span of"] = f"whole_{g.k}"
            more = " + 1" if g.slip(0.15) else ""
            g.helpers.append(f"static struct {tag} {f}({'const ' if g.made['view const'] else ''}int *p __counted_by(n), size_t n)\n{{\n"
                             f"\treturn (struct {tag}){{p, n{more}}};\n}}")
        g.put(f"struct {tag} {w} = {f}({v.name}, {n});")
    g.add(w, "view", tag, v.n, deps=[v.name])


@production(1.2)
def read_view(g):
    v = g.need("new_view", "view")
    if not v:
        return False
    r = g.below(5)
    if r == 0:
        g.put(f"for (size_t i = 0; i < {v.name}.n{' + 1' if g.slip(0.15) else ''}; i++)")
        g.put(f"\th = h * 3 + {v.name}.p[i];")
    elif r == 1:
        w = g.name("w")
        g.put(f"struct {v.ty} {w} = {v.name};")
        g.digest(f"{w}.n ? {w}.p[{w}.n - 1] : 2")
        g.add(w, "view", v.ty, v.n, deps=[v.name] + list(v.deps))
    elif r == 2:
        f = g.made.get("total")
        if not f:
            f = g.made["total"] = f"total_{g.k}"
            by = g.one("", "const *")
            arrow = "->" if by else "."
            g.made["total by"] = "&" if by else ""
            decl = f"const struct {v.ty} *s" if by else f"struct {v.ty} s"
            g.helpers.append(f"static uint64_t {f}({decl})\n{{\n\tuint64_t t = 0;\n\tfor (size_t i = 0; i < s{arrow}n; i++)\n"
                             f"\t\tt = t * 3 + s{arrow}p[i];\n\treturn t;\n}}")
        g.digest(f"{f}({g.made['total by']}{v.name})")
    elif r == 3:
        f = g.made.get("rest")
        if not f:
            f = g.made["rest"] = f"rest_{g.k}"
            g.helpers.append(f"static struct {v.ty} {f}(struct {v.ty} s)\n{{\n\tif (s.n == 0)\n\t\treturn s;\n"
                             f"\treturn (struct {v.ty}){{s.p + 1, s.n{'' if g.slip(0.2) else ' - 1'}}};\n}}")
        w = g.name("w")
        g.put(f"struct {v.ty} {w} = {f}({v.name});")
        g.digest(f"{w}.n ? {w}.p[0] : {w}.n")
        g.add(w, "view", v.ty, 1, deps=[v.name] + list(v.deps))
    else:
        f = g.made.get("advance")
        if not f:
            f = g.made["advance"] = f"advance_{g.k}"
            torn = g.slip(0.2)
            g.helpers.append(f"static void {f}(struct {v.ty} *s)\n{{\n\tif (s->n)\n\t\t" +
                             ("s->n = s->n + 1;" if torn else f"*s = (struct {v.ty}){{s->p + 1, s->n - 1}};") + "\n}")
        g.put(f"{f}(&{v.name});")
        g.digest(f"{v.name}.n")


@production(0.6)
def view_of_dead(g):
    """A view that outlives what it shows: refused."""
    tag, w, x = view(g), g.name("w"), g.name("r")
    g.put(f"int {x}[2] = {{{g.below(9)}, {g.below(9)}}};")
    g.put(f"struct {tag} {w} = {{{x}, 2}};")
    dead = g.slip(0.4)
    g.put("{")
    g.put(f"\tint {x}i[3] = {{1, 2, {g.below(9)}}};")
    r = g.below(3)
    if r == 0:
        g.put(f"\t{w} = (struct {tag}){{{x}i, 3}};")
    elif r == 1:
        g.put(f"\tstruct {tag} {w}i = {{{x}i, 3}};")
        g.put(f"\t{w} = {w}i;")
    else:
        f = g.made.get("store view")
        if not f:
            f = g.made["store view"] = f"store_{g.k}"
            g.helpers.append(f"static void {f}(struct {tag} *to, const struct {tag} *from)\n{{\n\t*to = *from;\n}}")
        g.put(f"\tstruct {tag} {w}i = {{{x}i, 3}};")
        g.put(f"\t{f}(&{w}, &{w}i);")
    g.put(f"\th += {w}.p[{g.index(2)}];")
    g.put("}")
    if dead:
        g.digest(f"{w}.p[1]")


@production(0.6)
def view_of_owner(g):
    tag, w, o = view(g), g.name("w"), g.name("o")
    n = 1 + g.below(4)
    g.put(f"int *__owned {o} = sd_new_array(int, {n});")
    g.put(f"struct {tag} {w} = {{{o}, {n}}};")
    early = g.slip(0.4)
    if early:
        g.put(f"sd_free({o});")
    g.digest(f"{w}.p[{g.index(n)}]")
    if not early:
        g.put(f"sd_free({o});")


@production(0.5)
def cell_view(g):
    """A view with a single borrow; two views of one struct with an owner."""
    if "cell" not in g.made:
        g.made["cell"] = f"cell_{g.k}"
        g.types.append(f"struct __view cell_{g.k} {{ int *x; int *_Nullable y; }};")
    tag, w = g.made["cell"], g.name("w")
    x, y = g.name("v"), g.name("v")
    g.put(f"int {x} = {g.below(9)}, {y} = {g.number(0)};")
    g.put(f"struct {tag} {w} = {{&{x}, {g.one('0', '&' + y)}}};")
    g.put(f"*{w}.x += {g.number(0)};")
    if g.slip(0.3):
        g.digest(f"*{w}.y")
    else:
        g.put(f"if ({w}.y)")
        g.put(f"\th += *{w}.y;")
    g.digest(f"{x} + *{w}.x")
