"""Productions about arrays, structs and borrows of them."""
from .generate import production

ELEMENTS = ["int", "uint8_t", "uint32_t", "int64_t", "uint16_t", "char", "unsigned"]


def plain_struct(g):
    """(tag, fields) of a struct without pointers; fields: (name, type, n, nested)."""
    found = g.made.setdefault("plain", [])
    if found and g.chance(0.6):
        return g.among(found)
    tag = g.suffixed("pair")
    fields, text = [], []
    for name in "xyzw"[:2 + g.below(3)]:
        if g.chance(0.15) and found:
            nested = g.among(found)
            n = g.one(0, 0, 2)
            fields.append((name, "", n, nested[1]))
            text.append(f"struct {nested[0]} {name}{f'[{n}]' if n else ''};")
        elif g.chance(0.45):
            n = 2 + g.below(4)
            fields.append((name, g.among(ELEMENTS), n, None))
            text.append(f"{fields[-1][1]} {name}[{n}];")
        else:
            fields.append((name, g.among(ELEMENTS), 0, None))
            text.append(f"{fields[-1][1]} {name};")
    g.types.append(f"struct {tag} {{ {' '.join(text)} }};")
    found.append((tag, fields))
    return found[-1]


def of(ty):
    """For `need`: of this type and not const."""
    def where(v):
        return v.ty == ty and not v.const
    where.ty = ty
    return where


def values(g, n):
    return ", ".join(g.number(0) if g.chance(0.3) else str(g.below(100)) for _ in range(n))


@production(1.6)
def array(g, ty=None):
    ty, n, v = ty or g.among(ELEMENTS), 1 + g.below(8), g.name("r")
    form = g.below(6)
    if form == 0 and g.slip(0.5):
        g.put(f"{ty} {v}[{n}];")
        g.put(f"{v}[0] = {g.number(0)};")
    elif form < 3:
        g.put(f"{ty} {v}[{n}] = {{{values(g, n)}}};")
    elif form < 4:
        g.put(f"{ty} {v}[{n}] = {{[{g.below(n)}] = {g.below(50)}}};")
    elif form < 5:
        g.put(f"{ty} {v}[] = {{{values(g, n)}}};")
    else:
        g.put(f"{ty} {v}[{n}] = {{0}};")
        g.put(f"for (size_t i = 0; i < {n + (1 if g.slip() else 0)}; i++)")
        g.put(f"\t{v}[i] = i * {g.below(9)} + {g.number(0)};")
    g.add(v, "arr", ty, n)


@production(0.8)
def array_2d(g):
    ty, n, m, v = g.among(ELEMENTS), 2 + g.below(3), 2 + g.below(3), g.name("r")
    g.put(f"{ty} {v}[{n}][{m}] = {{{{{g.below(9)}, {g.below(9)}}}, {{{g.below(9)}}}}};")
    g.add(v, "arr2", ty, n, m=m)
    if g.chance(0.5):
        row = g.name("p")
        g.put(f"{ty} *{row} = {v}[{g.index(n)}];")
        g.add(row, "ptr", ty, m, deps=[v])


@production(0.6)
def sum_2d(g):
    v = g.need("array_2d", "arr2")
    if not v:
        return False
    g.put(f"for (int i = 0; i < {v.n + (1 if g.slip() else 0)}; i++)")
    g.put(f"\tfor (int j = 0; j < {v.more['m'] + (1 if g.slip() else 0)}; j++)")
    g.put(f"\t\th = h * 7 + {v.name}[i][j];")


@production(1.3)
def struct_local(g):
    tag, fields = plain_struct(g)
    v = g.name("s")
    g.put(f"struct {tag} {v} = {{{g.one('0', g.below(90))}}};")
    g.add(v, "struct", tag, fields=fields)
    for _ in range(g.below(3)):
        g.put(f"{g.field_in(v + '.', fields)} = {g.number(1)};")


@production(0.6)
def struct_copy(g):
    v = g.need("struct_local", "struct")
    if not v:
        return False
    w = g.name("s")
    g.put(f"struct {v.ty} {w} = {v.name};")
    g.put(f"{g.field_in(w + '.', v.fields)} = {g.number(1)};")
    if g.chance(0.4):
        g.put(f"{v.name} = {w};")
    elif g.chance(0.3):
        g.put(f"{v.name} = (struct {v.ty}){{{g.number(0)}}};")
    g.add(w, "struct", v.ty, fields=v.fields)


@production(0.5)
def struct_partly(g):
    """Fields set one by one; reading the whole too early is refused."""
    tag, fields = plain_struct(g)
    v = g.name("s")
    simple = [f for f in fields if not f[2] and not f[3]]
    if not simple:
        return False
    g.put(f"struct {tag} {v};")
    g.put(f"{v}.{simple[0][0]} = {g.number(1)};")
    if g.slip(0.3):
        g.digest(f"{v}.{g.among(simple)[0]}")
    else:
        g.digest(f"{v}.{simple[0][0]}")


@production(0.8)
def struct_array(g):
    tag, fields = plain_struct(g)
    n, v = 2 + g.below(3), g.name("s")
    g.put(f"struct {tag} {v}[{n}] = {{{{{g.below(9)}}}, {{{g.below(9)}}}}};")
    g.put(f"{g.field_in(f'{v}[{g.index(n)}].', fields)} = {g.number(1)};")
    p = g.name("p")
    g.put(f"struct {tag} *{p} = &{v}[{g.index(n)}];")
    g.digest(g.field_in(f"{p}->", fields))
    g.add(p, "sptr", tag, 1, deps=[v], fields=fields)


@production(1.2)
def borrow_array(g):
    v = g.need(g.one("array", "new_array"), "arr", "ownarr")
    if not v:
        return False
    p = g.name("p")
    form = g.below(5)
    skip = 0
    const = v.const or g.chance(0.3)
    c = "const " if const else ""
    if form == 0 and v.n > 1:
        skip = g.below(v.n)
        g.put(f"{c}{v.ty} *{p} = {v.name} + {skip + (v.n if g.slip() else 0)};")
    elif form == 1:
        skip = g.below(v.n)
        g.put(f"{c}{v.ty} *{p} = &{v.name}[{skip}];")
    elif form == 2 and v.n > 1:
        skip = g.below(v.n)
        g.put(f"{c}{v.ty} *{p} = sd_sub({v.name}, {skip}, {v.n - skip + (1 if g.slip() else 0)});")
    else:
        g.put(f"{c}{v.ty} *{p} = {v.name};")
    g.add(p, "ptr", v.ty, max(1, v.n - skip), deps=[v.name], const=const)


@production(1)
def borrow_field(g):
    v = g.need(g.one("struct_local", "struct_array"), "struct", "sptr")
    if not v:
        return False
    arrow = "." if v.kind == "struct" else "->"
    arrays = [f for f in v.fields if f[2] and not f[3]]
    p, q = g.name("p"), g.name("q")
    if arrays:
        name, _, n, _ = g.among(arrays)
        at = g.index(n)
        g.put(f"__typeof__(&{v.name}{arrow}{name}[0]) {p} = &{v.name}{arrow}{name}[{at}];")
        g.put(f"{'*' + p} = {g.number(0)};" if not v.const else f"h += *{p};")
        if g.chance(0.4):
            k = g.below(n + 1)
            g.digest(f"{p}[{k}]" if g.slip(0.4) else f"*{p}")
        g.add(p, "ptr", "int", 1, deps=[v.name] + list(v.deps), const=v.const)
    else:
        g.put(f"__typeof__({v.name}) *{q} = &{v.name};" if v.kind == "struct"
              else f"__typeof__({v.name}) {q} = {v.name};")
        g.digest(g.field_in(f"{q}->", v.fields))
        g.add(q, "sptr", v.ty, 1, deps=[v.name] + list(v.deps), fields=v.fields, const=v.const)


@production(0.7)
def borrow_int(g):
    v = g.need("declare_int", "int", where=lambda v: not v.fixed and v.ty != "bool")
    if not v:
        return False
    p = g.name("p")
    g.put(f"{v.ty} *{p} = &{v.name};")
    g.put(f"*{p} {g.one('=', '+=', '^=')} {g.number(1)};")
    g.add(p, "ptr", v.ty, 1, deps=[v.name])


@production(0.9)
def walk(g):
    """*p++ over an array."""
    v = g.need(g.one("array", "new_array"), "arr", "ptr", "ownarr")
    if not v:
        return False
    p, n = g.name("p"), g.name("n")
    g.put(f"const {v.ty} *{p} = {v.name};" if v.kind != "ptr" or v.ty else f"__typeof__({v.name}) {p} = {v.name};")
    g.put(f"size_t {n} = {v.n + (1 if g.slip(0.1) else 0)};")
    form = g.below(3)
    if form == 0:
        g.put(f"while ({n}--)")
        g.put(f"\th = h * 5 + *{p}++;")
    elif form == 1:
        g.put(f"for (; {n}; {n}--, {p}++)")
        g.put(f"\th ^= *{p} + h;")
    else:
        g.put(f"for (size_t i = 0; i < {n}; i++)")
        g.put(f"\th += {p}[i] * 3;")


@production(0.6)
def step(g):
    v = g.need("borrow_array", "ptr", where=lambda v: v.n > 1)
    if not v or len(g.scopes) > v.depth:
        return False
    k = g.index(v.n)
    g.put(g.one(f"{v.name} += {k};", f"{v.name} = {v.name} + {k};", f"{v.name} = &{v.name}[{k}];"))
    v.n = 1
    g.digest(f"*{v.name}")


@production(0.6)
def choose(g):
    x = g.need(g.one("array", "new_array"), "arr", "ownarr")
    y = g.pick("arr", "ownarr", where=lambda v: x and v.ty == x.ty)
    if not x or not y or x.ty != y.ty:
        return False
    p = g.name("p")
    g.put(f"const {x.ty} *{p} = {g.condition()} ? {x.name} : {y.name};")
    g.add(p, "ptr", x.ty, min(x.n, y.n), deps=[x.name, y.name], const=True)


@production(0.7)
def perhaps_null(g):
    x = g.need(g.one("array", "new_array"), "arr", "ownarr")
    if not x:
        return False
    p = g.name("p")
    g.put(f"const {x.ty} *{p} = 0;")
    g.put(f"if ({g.condition()})")
    g.put(f"\t{p} = {x.name};")
    if g.slip(0.4):
        g.digest(f"*{p}")
    elif g.chance(0.5):
        g.digest(f"{p} ? *{p} : 0")
    else:
        g.put(f"if ({p}{g.one('', ' != 0', ' && *' + p)})")
        g.put(f"\th += {p}[{g.index(x.n)}];")


@production(0.5)
def compound_literal(g):
    if g.chance(0.5):
        n, p = 1 + g.below(4), g.name("p")
        g.put(f"int *{p} = (int[]){{{values(g, n)}}};")
        g.put(f"{p}[{g.index(n)}] = {g.number(1)};")
        g.add(p, "ptr", "int", n)
    else:
        tag, fields = plain_struct(g)
        p = g.name("p")
        g.put(f"struct {tag} *{p} = &(struct {tag}){{{g.below(9)}}};")
        g.put(f"{g.field_in(p + '->', fields)} = {g.number(1)};")
        g.add(p, "sptr", tag, 1, fields=fields)


@production(0.6)
def text(g):
    word = g.one("", "a", "sumac", "to be", "x\\n")
    n = len(word) - (1 if "\\" in word else 0) + 1
    v = g.name("c")
    if g.chance(0.5):
        g.put(f'const char *{v} = "{word}";')
        g.add(v, "ptr", "char", n, const=True)
    else:
        g.put(f'char {v}[] = "{word}";')
        g.add(v, "arr", "char", n)
    g.put(f"for (size_t i = 0; {v}[i]; i++)")
    g.put(f"\th = h * 31 + {v}[i];")
    if g.chance(0.3):
        g.digest(f'"{word}q"[{g.index(n + 1)}]')


@production(0.7)
def table(g):
    v = g.suffixed("table")
    n = 1 + g.below(8)
    ty = g.among(["int", "uint8_t", "uint32_t"])
    g.globals.append(f"static const {ty} {v}[{n}] = {{{', '.join(str(g.below(200)) for _ in range(n))}}};")
    g.digest(f"{v}[{g.index(n)}]")
    g.scopes[0].append(_global(v, "arr", ty, n, const=True))
    if g.chance(0.4):
        # __static: kept in a global, points into a const object.
        s, tag = g.suffixed("kept"), g.suffixed("window")
        g.globals.append(f"struct {tag} {{ const {ty} *__static _Nullable p __counted_by(n); size_t n; }};\n"
                         f"static const struct {tag} {s} = {{{v}, {n + (1 if g.slip(0.3) else 0)}}};")
        p = g.name("p")
        g.put(f"const {ty} *{p} = {s}.p;")
        g.put(f"if ({p})")
        g.put(f"\th += {p}[{g.index(n)}];")


def _global(name, kind, ty, n=1, **more):
    from .generate import Var
    return Var(name, kind, ty, n, **more)


@production(0.8)
def global_data(g):
    if g.concurrent and not g.slip(0.1):
        return False
    r = g.below(4)
    v = g.suffixed("g")
    if r == 0:
        n = 1 + g.below(6)
        g.globals.append(f"static int {v}[{n}] = {{{g.below(9)}}};")
        g.scopes[0].append(_global(v, "arr", "int", n))
        g.put(f"{v}[{g.index(n)}] = {g.number(1)};")
    elif r == 1:
        tag, fields = plain_struct(g)
        g.types.append(f"static struct {tag} {v};")
        g.scopes[0].append(_global(v, "struct", tag, fields=fields))
        g.put(f"{g.field_in(v + '.', fields)} = {g.number(1)};")
    elif r == 2:
        g.globals.append(f"static uint32_t {v} = {g.below(9)};")
        g.scopes[0].append(_global(v, "int", "uint32_t"))
        g.put(f"{v} += {g.number(1)};")
    else:
        s = g.name("count")
        g.put(f"static unsigned {s} = {g.below(5)};")
        g.add(s, "int", "unsigned")
        g.digest(f"++{s}")


@production(0.4)
def atomic(g):
    v = g.suffixed("g")
    g.globals.append(f"static _Atomic {g.one('uint32_t', 'int', 'uint64_t', 'bool')} {v};")
    g.put(f"{v} = {g.number(1)};")
    g.put(f"{v} {g.one('+=', '|=', '^=')} {g.number(0)};")
    g.digest(v)


@production(0.4)
def thread_local(g):
    v = g.suffixed("g")
    g.globals.append(f"static _Thread_local int {v};")
    g.put(f"{v} = {g.number(1)};")
    g.digest(f"{v} + 1")


@production(0.6)
def pointers_in_one(g):
    """Differences and order of pointers into one array."""
    v = g.need("array", "arr")
    if not v:
        return False
    p, e = g.name("p"), g.name("e")
    over = 1 if g.slip(0.1) else 0
    g.put(f"const {v.ty} *{p} = {v.name};")
    g.put(f"const {v.ty} *{e} = {p} + {v.n + over};")
    form = g.below(4)
    if form == 0:
        g.put(f"while ({p} < {e})")
        g.put(f"\th = h * 3 + *{p}++;")
    elif form == 1:
        g.put(f"for (; {p} != {e}; {p}++)")
        g.put(f"\th += *{p};")
    elif form == 2:
        other = g.pick("arr", where=lambda w: w.ty == v.ty)
        g.digest(f"{e} - {other.name if other and g.slip(0.5) else p}")
    else:
        g.put(f"{p} = {e};")
        g.put(f"{p}--;" if g.chance(0.5) else f"{p} -= {1 + g.below(v.n)};")
        g.digest(f"*{p}")


@production(0.5)
def whole_buffers(g):
    x = g.pick("arr", where=lambda v: v.ty == "uint8_t" and not v.const)
    y = g.pick("arr", where=lambda v: v.ty == "uint8_t")
    if not x or not y:
        n, v = 2 + g.below(6), g.name("r")
        g.put(f"uint8_t {v}[{n}] = {{{g.below(200)}}};")
        x = y = g.add(v, "arr", "uint8_t", n)
    k = min(x.n, y.n) + (2 if g.slip(0.1) else 0)
    g.put(g.one(f"sd_mem_set({x.name}, {k}, {g.below(200)});",
                f"h += sd_mem_equal({x.name}, {y.name}, {k});",
                f"sd_mem_copy({x.name}, {y.name}, {k});",
                f"h += sd_mem_compare({x.name}, {y.name}, {k});"))


@production(0.4)
def static_mutable(g):
    """A __static pointer to plain mutable data."""
    if g.concurrent:
        return False
    v, s, tag = g.suffixed("g"), g.suffixed("kept"), g.suffixed("window")
    n = 1 + g.below(3)
    g.globals.append(f"static int {v}[{n}];\n"
                     f"struct {tag} {{ int *__static _Nullable p __counted_by(n); size_t n; }};\n"
                     f"static struct {tag} {s} = {{{v}, {n + (1 if g.slip(0.3) else 0)}}};")
    p = g.name("p")
    g.put(f"int *{p} = {s}.p;")
    g.put(f"if ({p}) {{")
    g.put(f"\t{p}[{g.index(n)}] = {g.number(0)};")
    g.put(f"\th += {v}[{g.index(n)}];")
    g.put("}")
