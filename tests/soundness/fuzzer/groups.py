"""Productions about pointers with their counts, and structs that own, moved as a
whole."""
from .generate import production, Var
from .owners import clear


def group(g):
    if "group" not in g.made:
        g.made["group"] = f"buffer_{g.k}"
        ty = g.made["group element"] = g.one("int", "uint8_t", "int64_t")
        cty = g.one("size_t", "uint32_t", "uint8_t")
        fields = [f"{ty} *__owned _Nullable d __counted_by(n);", f"{cty} n;", "int tail;"]
        if g.chance(0.4):
            fields = [fields[1], fields[0], fields[2]]
        g.types.append(f"struct buffer_{g.k} {{ {' '.join(fields)} }};")
    return g.made["group"], g.made["group element"]


def close_group(g, v):
    g.put(f"sd_free(sd_take({v.name}.d));")
    v.live = False


@production(1.3)
def new_group(g):
    tag, ty = group(g)
    n, v, p = 1 + g.below(6), g.name("u"), g.name("o")
    claim = n + (1 + g.below(9) if g.slip(0.2) else 0)
    is_global = g.chance(0.35) and not g.concurrent
    if is_global:
        v = g.suffixed("g")
        g.globals.append(f"static struct {tag} {v};")
    g.put(f"{ty} *__owned {p} = sd_new_array({ty}, {n});")
    g.put(f"{p}[{g.index(n)}] = {g.number(1)};")
    if is_global:
        g.put(f"sd_free(sd_take({v}.d));") if not g.slip(0.1) else None
        g.put(f"{v}.d = {p};")
        g.put(f"{v}.n = {claim};")
    elif g.chance(0.5):
        g.put(f"struct {tag} {v} = {{.d = {p}, .n = {claim}, .tail = {g.below(9)}}};")
    else:
        g.put(f"struct {tag} {v} = {{0}};")
        g.put(f"{v}.d = {p};")
        g.put(f"{v}.n = {claim};")
    var = Var(v, "group", tag, n)
    var.more = {"close": close_group, "global": is_global}
    var.depth = len(g.scopes)
    g.scopes[-1].append(var)


@production(1.1)
def read_group(g):
    v = g.need("new_group", "group", dead=0)
    if not v:
        return False
    tag, ty = group(g)
    p = g.name("p")
    g.put(f"{g.one('const ', '')}{ty} *{p} = {v.name}.d;")
    r = g.below(4)
    if r == 0 and g.slip(0.4):
        g.digest(f"{p}[0]")
        return
    g.put(f"if ({p}) {{")
    g.enter()
    if g.slip(0.25):
        g.put(g.one(f"sd_free(sd_take({v.name}.d));", f"{v.name}.n = 100;", f"{v.name} = (struct {tag}){{0}};",
                    f"{v.name}.n++;"))
    g.put(f"for (size_t i = 0; i < {v.name}.n{' + 1' if g.slip() else ''}; i++)")
    g.put(f"\th = h * 3 + {p}[i];")
    g.leave()
    g.put("}")


@production(0.7)
def empty_group(g):
    v = g.need("new_group", "group", dead=0)
    if not v:
        return False
    tag, ty = group(g)
    p = g.name("o")
    g.put(f"{ty} *__owned _Nullable {p} = sd_take({v.name}.d);")
    if g.chance(0.4):
        g.put(f"{v.name}.n = 0;")
    if g.chance(0.5):
        g.digest(f"{p} ? {p}[{g.index(v.n)}] : 1")
        g.put(f"sd_free({p});")
    else:
        g.put(f"if ({p}) {{")
        g.put(f"\t{v.name}.d = {p};")
        g.put(f"\t{v.name}.n = {v.n + (1 if g.slip(0.2) else 0)};")
        g.put("}")
    if g.slip(0.2):
        g.digest(f"{v.name}.d[0]")


@production(0.7)
def group_helper(g):
    v = g.need("new_group", "group", dead=0)
    if not v:
        return False
    tag, ty = group(g)
    f = g.made.get("resize")
    if not f:
        f = g.made["resize"] = f"resize_{g.k}"
        bad = g.slip(0.2)
        g.helpers.append(
            f"static void {f}(struct {tag} *u, size_t n)\n{{\n\t{ty} *__owned d = sd_new_array({ty}, n);\n"
            f"\tconst {ty} *old = u->d;\n\tif (old)\n\t\tfor (size_t i = 0; i < u->n && i < n; i++)\n\t\t\td[i] = old[i];\n" +
            ("" if bad else "\tsd_free(sd_take(u->d));\n") + f"\tu->d = d;\n\tu->n = n;\n}}")
    if g.slip(0.25):
        p = g.name("p")
        g.put(f"{ty} *{p} = {v.name}.d;")
        g.put(f"{f}(&{v.name}, {g.below(9)});")
        g.put(f"if ({p})")
        g.put(f"\th += *{p};")
    else:
        g.put(f"{f}(&{v.name}, {g.one('a & 7', 'b % 5', g.below(9))});")


@production(0.6)
def flexible(g):
    tag = g.made.get("line")
    if not tag:
        tag = g.made["line"] = f"line_{g.k}"
        g.types.append(f"struct {tag} {{ size_t n; {g.one('int', 'uint8_t', 'char')} t[] __counted_by(n); }};")
    p = g.name("o")
    g.put(f"struct {tag} *__owned {p} = sd_new(struct {tag});")
    g.put(f"for (size_t i = 0; i < {p}->n; i++)")
    g.put(f"\t{p}->t[i] = i * 3;")
    if g.slip(0.2):
        g.put(f"{p}->n = 3;")
        g.digest(f"{p}->t[2]")
    g.digest(f"{p}->n")
    g.put(f"sd_free({p});")


@production(0.6)
def struct_moved(g):
    """A struct that owns, by value."""
    v = g.here("list", "group") or g.need(g.one("new_list_local", "new_group"), "list", "group")
    if not v or v.more.get("global") and not g.slip(0.2):
        return False
    w = g.name("l")
    form = g.below(3)
    if form < 2:
        g.put(f"struct {v.ty} {w} = {v.name};")
        stale = g.slip(0.25)
        g.kill(v)
        g.add(w, v.kind, v.ty, v.n, close=v.more["close"])
        if stale:
            g.put(f"{'sd_free(sd_take(' + v.name + '.d))' if v.kind == 'group' else clear(g) + '(sd_take(' + v.name + '.head))'};")
        return
    f = g.suffixed("eat")
    body = f"\tsd_free(sd_take(x.d));\n" if v.kind == "group" else f"\t{clear(g)}(sd_take(x.head));\n"
    g.helpers.append(f"static int {f}(struct {v.ty} x)\n{{\n{'' if g.slip(0.2) else body}\treturn 4;\n}}")
    g.digest(f"{f}({v.name})")
    g.kill(v)


@production(0.4)
def free_global(g):
    """A helper that frees what a global owns, under a borrow of it."""
    if g.concurrent:
        return False
    v = g.need("new_group", "group", where=lambda v: v.more.get("global"))
    if not v:
        return False
    tag, ty = group(g)
    f = g.made.get("drop" + v.name)
    if not f:
        f = g.made["drop" + v.name] = g.suffixed("drop")
        g.helpers.append(f"static int {f}(void)\n{{\n\tsd_free(sd_take({v.name}.d));\n\t{v.name}.n = 0;\n\treturn 1;\n}}")
    p = g.name("p")
    if g.slip(0.5):
        r = g.below(3)
        if r == 0:
            g.put(f"const {ty} *{p} = {v.name}.d;")
            g.put(f"if ({p} && {v.name}.n) {{")
            g.put(f"\th += {f}();")
            g.put(f"\th += *{p};")
            g.put("}")
        elif r == 1:
            q = g.suffixed("peek")
            g.helpers.append(f"static uint64_t {q}(const struct {tag} *u)\n{{\n\tconst {ty} *p = u->d;\n\tif (!p || u->n == 0)\n"
                             f"\t\treturn 0;\n\tint t = {f}();\n\treturn p[0] + t;\n}}")
            g.digest(f"{q}(&{v.name})")
        else:
            g.put(f"const {ty} *{p} = {v.name}.d;")
            g.put(f"int (*{p}f)(void) = {f};")
            g.put(f"if ({p} && {v.name}.n)")
            g.put(f"\th += {p}f() + *{p};")
    else:
        g.digest(f"{f}()")
