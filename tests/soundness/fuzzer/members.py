"""Productions about parts of objects: arrays and rows that are members, and what
stands behind them in the same object."""
from .generate import production


def part(g):
    """(tag, sizes): a struct whose members border on each other."""
    if "part" not in g.made:
        k, n = g.k, {"a": 2 + g.below(4), "c": 1 + g.below(5), "m": 2 + g.below(2), "x": 1 + g.below(3)}
        g.made["part"] = f"part_{k}", n
        g.types.append(
            f"struct part_{k} {{ int a[{n['a']}]; int b; uint8_t c[{n['c']}]; uint8_t d; int m[{n['m']}][3]; "
            f"struct {{ int x[{n['x']}]; int y; }} e[2]; int tail; }};")
    return g.made["part"]


@production(0.9)
def new_part(g):
    """A local, on the heap, static, or an element of an array."""
    tag, n = part(g)
    s, form = g.name("s"), g.below(4)
    if form == 0:
        o = g.name("o")
        g.put(f"struct {tag} *__owned {o} = sd_new(struct {tag});")
        g.add(o, "part", tag, close=_free, arrow="->")
        return
    if form == 1 and not g.concurrent:
        s = g.suffixed("g")
        g.globals.append(f"static struct {tag} {s};")
        g.add(s, "part", tag, arrow=".")
    elif form == 2:
        g.put(f"struct {tag} {s}[2] = {{0}};")
        g.add(f"{s}[{g.below(2)}]", "part", tag, arrow=".")
    else:
        g.put(f"struct {tag} {s} = {{{{{g.below(9)}}}, {g.below(9)}}};")
        g.add(s, "part", tag, arrow=".")


def _free(g, v):
    g.put(f"sd_free({v.name});")
    v.live = False


def an_array(g):
    """(place, element type, elements) of an array inside a part, or None."""
    v = g.need("new_part", "part", dead=0)
    if not v:
        return None
    tag, n = part(g)
    at = v.name + v.more["arrow"]
    return g.one((f"{at}a", "int", n["a"]), (f"{at}c", "uint8_t", n["c"]), (f"{at}m[{g.below(n['m'])}]", "int", 3),
                 (f"{at}e[{g.below(2)}].x", "int", n["x"]))


@production(1)
def member_index(g):
    found = an_array(g)
    if not found:
        return False
    place, _, n = found
    g.put(f"{place}[{g.index(n)}] {g.one('=', '+=', '^=')} {g.number(1)};")
    g.digest(f"{place}[{g.index(n)}]")


@production(1)
def member_walk(g):
    """A pointer to the first element, moved over all of them."""
    found = an_array(g)
    if not found:
        return False
    place, ty, n = found
    p, k = g.name("p"), g.name("n")
    const = g.one("const ", "")
    skip = g.below(n) if g.chance(0.3) else 0
    g.put(f"{const}{ty} *{p} = {g.one(place, f'&{place}[0]') if not skip else g.one(f'{place} + {skip}', f'&{place}[{skip}]')};")
    left = n - skip + (1 if g.slip(0.25) else 0)
    g.put(f"size_t {k} = {g.one(left, left, f'b % {left + 1}')};")
    form = g.below(4)
    if form == 0:
        g.put(f"while ({k}--)")
        g.put(f"\th = h * 5 + *{p}++;")
    elif form == 1:
        g.put(f"for (size_t i = 0; i < {k}; i++)")
        g.put(f"\th = h * 3 + {p}[i];")
    elif form == 2 and not const:
        g.put(f"for (; {k}; {k}--, {p}++)")
        g.put(f"\t*{p} += {k};")
    else:
        g.digest(f"{p}[{g.index(n - skip)}]")


@production(1)
def member_lent(g):
    """A member to a parameter with a count, from some element on."""
    found = an_array(g)
    if not found:
        return False
    place, ty, n = found
    f = g.made.get("lent" + ty)
    if not f:
        f = g.made["lent" + ty] = g.suffixed("over")
        g.helpers.append(g.one(
            f"static uint64_t {f}({ty} *p __counted_by(n), size_t n)\n{{\n\tuint64_t h = 0;\n\tfor (size_t i = 0; i < n; i++) {{\n"
            f"\t\th = h * 3 + p[i];\n\t\tp[i] = i;\n\t}}\n\treturn h;\n}}",
            f"static uint64_t {f}(const {ty} *p __counted_by(n), size_t n)\n{{\n\tuint64_t h = 0;\n\twhile (n--)\n\t\th = h * 3 + *p++;\n\treturn h;\n}}"))
    skip = g.below(n + 1)
    left = n - skip + (1 + g.below(2) if g.slip(0.25) else 0)
    g.digest(f"{f}({g.one(f'&{place}[{skip}]', f'{place} + {skip}') if skip else place}, {left})")


@production(0.7)
def member_rows(g):
    """Rows of a member, one after the other."""
    v = g.need("new_part", "part", dead=0)
    if not v:
        return False
    _, n = part(g)
    at, i, p = v.name + v.more["arrow"], g.name("i"), g.name("p")
    g.put(f"for (int {i} = 0; {i} < {n['m'] + (1 if g.slip(0.1) else 0)}; {i}++) {{")
    g.put(f"\tint *{p} = {at}m[{i}];")
    g.put(f"\tfor (int k = 0; k < {3 + (1 if g.slip(0.2) else 0)}; k++)")
    g.put(f"\t\th = h * 3 + {g.one(f'{p}[k]', f'{at}m[{i}][k]')};")
    if g.chance(0.4):
        g.put(f"\t{p} += {g.one(1, 2, 3 if g.slip(0.5) else 2)};")
        g.put(f"\t*{p} = {g.number(0)};")
    g.put("}")


@production(0.6)
def member_bytes(g):
    """Whole buffers in a struct."""
    v = g.need("new_part", "part", dead=0)
    if not v:
        return False
    _, n = part(g)
    at, r = v.name + v.more["arrow"], g.name("r")
    k = n["c"] + (1 if g.slip(0.25) else 0)
    g.put(f"uint8_t {r}[{n['c'] + 1}] = {{{g.below(200)}}};")
    g.put(g.one(f"sd_mem_set({at}c, {k}, {g.below(200)});", f"sd_mem_copy({at}c, {r}, {k});",
                f"sd_mem_copy({r}, {at}c, {k});", f"h += sd_mem_equal({at}c, {r}, {k});"))
    g.digest(f"{at}d + {at}c[0]")
