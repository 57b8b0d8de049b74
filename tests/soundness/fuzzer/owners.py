"""Productions about owners: objects and arrays of the heap, moved, lent and freed."""
from .generate import production
from .memory import ELEMENTS


def close_by_free(g, v):
    g.put(f"sd_free({v.name});")
    v.live = False
    if g.slip(0.04):
        g.put(f"sd_free({v.name});")


NODE = [("v", "", 0, None), ("w", "", 3, None)]


def node(g):
    if "node" not in g.made:
        g.made["node"] = f"node_{g.k}"
        g.types.append(f"struct node_{g.k} {{ int v; uint8_t w[3]; struct node_{g.k} *__owned _Nullable next; "
                       f"struct node_{g.k} *__owned _Nullable other; }};")
    return g.made["node"]


def clear(g):
    """A helper that frees a whole list."""
    tag = node(g)
    if "clear" not in g.made:
        g.made["clear"] = f"clear_{g.k}"
        free_other = "" if g.slip(0.1) else "\t\tclear_K(sd_take(n->other));\n"
        g.helpers.insert(0, (
            "static void clear_K(struct TAG *__owned _Nullable n)\n{\n\twhile (n) {\n"
            "\t\tstruct TAG *__owned _Nullable next = sd_take(n->next);\n" + free_other +
            "\t\tsd_free(n);\n\t\tn = next;\n\t}\n}").replace("TAG", tag).replace("_K", f"_{g.k}"))
    return g.made["clear"]


def close_node(g, v):
    if g.slip(0.06):
        g.put(f"sd_free({v.name});")
    else:
        g.put(f"{clear(g)}({v.name});")
    v.live = False


@production(1.2)
def new_node(g):
    tag, p = node(g), g.name("o")
    if g.chance(0.25):
        g.put(f"struct {tag} *__owned {p} = sd_new(struct {tag});")
        g.digest(f"{p}->v + {p}->w[1]")
    elif g.chance(0.3):
        make = maker(g)
        g.put(f"struct {tag} *__owned {p} = {make}({g.number(1)});")
    else:
        g.put(f"struct {tag} *__owned {p} = sd_new(struct {tag});")
        g.put(f"{p}->v = {g.number(1)};")
    g.add(p, "own", tag, 1, fields=NODE, close=close_node)


def maker(g):
    tag = node(g)
    if "make" not in g.made:
        g.made["make"] = f"make_{g.k}"
        g.helpers.append(
            f"static struct {tag} *__owned make_{g.k}(int v)\n{{\n\tstruct {tag} *__owned n = sd_new(struct {tag});\n"
            f"\tn->v = v;\n\tn->w[{g.constant_index(3)}] = 5;\n\treturn n;\n}}")
    return g.made["make"]


@production(1)
def new_array(g):
    ty, n, p = g.among(ELEMENTS), 1 + g.below(7), g.name("o")
    g.put(f"{ty} *__owned {p} = sd_new_array({ty}, {n});")
    g.put(f"{p}[{g.index(n)}] = {g.number(1)};")
    g.add(p, "ownarr", ty, n, close=close_by_free)


@production(0.6)
def new_array_of(g):
    """As long as an input says."""
    p, n = g.name("o"), g.name("n")
    g.put(f"size_t {n} = {g.one('a', 'b')} & {g.one(3, 7, 15)};")
    g.put(f"int *__owned {p} = sd_new_array(int, {n});")
    g.put(f"for (size_t i = 0; i < {n}{g.one('', '', '', ' + 1') if g.slip(0.3) else ''}; i++)")
    g.put(f"\t{p}[i] = i + {g.below(9)};")
    g.digest(f"{n} ? {p}[{n} - 1] : 0")
    if g.chance(0.3):
        g.digest(f"{p}[{g.index(4)}]")
    g.put(f"sd_free({p});")
    if g.slip(0.1):
        g.digest(f"*{p}")


@production(0.6)
def try_new(g):
    ty, n, p = g.among(ELEMENTS), 1 + g.below(4), g.name("o")
    if g.chance(0.2):
        n = 1 << 30
    g.put(f"{ty} *__owned _Nullable {p} = sd_try_new_array({ty}, {n});")
    if g.slip(0.15):
        g.digest(f"{p}[0]")
        g.put(f"sd_free({p});")
        return
    g.put(f"if ({p}) {{")
    g.put(f"\t{p}[{g.index(n)}] = {g.number(0)};")
    g.put(f"\th += {p}[0];")
    if g.slip(0.1):
        g.put(f"\tsd_free({p});")
    g.put("}")
    g.put(f"sd_free({p});")


@production(1)
def free_early(g):
    v = g.here("own", "ownarr") or g.need(g.one("new_node", "new_array"), "own", "ownarr")
    if not v:
        return False
    v.more["close"](g, v)
    stale = [w for s in g.scopes for w in s if v.name in w.deps]
    g.kill(v)
    if g.slip(0.25):
        w = g.among(stale + [v])
        g.digest(g.place_in(w) if w.kind != "own" else f"{w.name}->v")


@production(0.8)
def move(g):
    v = g.here("own", "ownarr") or g.need(g.one("new_node", "new_array"), "own", "ownarr")
    if not v or not v.live and not g.slip(0.5):
        return False
    p = g.name("o")
    kind = f"struct {v.ty}" if v.kind == "own" else v.ty
    g.put(f"{kind} *__owned {p} = {v.name};")
    stale = [w for s in g.scopes for w in s if v.name in w.deps]
    g.kill(v)
    g.add(p, v.kind, v.ty, v.n, fields=v.fields, close=v.more["close"])
    if g.slip(0.2):
        w = g.among(stale + [v])
        g.digest(g.place_in(w))
    elif g.slip(0.08):
        g.put(f"{g.place_in(v)} = 1;")


@production(0.7)
def consume(g):
    v = g.here("ownarr") or g.need("new_array", "ownarr")
    if not v:
        return False
    f = g.made.get("consume" + v.ty)
    if not f:
        f = g.made["consume" + v.ty] = g.suffixed("consume")
        keep = g.slip(0.15)
        twice = g.slip(0.1)
        g.helpers.append(
            f"static uint64_t {f}({v.ty} *__owned p __counted_by(n), size_t n)\n{{\n\tuint64_t h = 0;\n"
            f"\tfor (size_t i = 0; i < n; i++)\n\t\th += p[i];\n" + ("" if keep else "\tsd_free(p);\n") +
            ("\th += *p;\n" if twice else "") + "\treturn h;\n}")
    n = v.n + (1 if g.slip() else 0)
    g.digest(f"{f}({v.name}, {n})")
    g.kill(v)
    if g.slip(0.15):
        g.put(g.one(f"sd_free({v.name});", f"h += {v.name}[0];"))


@production(1)
def borrow_owner(g):
    v = g.need(g.one("new_node", "new_array"), "own", "ownarr")
    if not v:
        return False
    p = g.name("p")
    if v.kind == "own":
        if g.chance(0.5):
            g.put(f"struct {v.ty} *{p} = {v.name};")
            g.add(p, "sptr", v.ty, 1, deps=[v.name], fields=v.fields)
        else:
            g.put(f"uint8_t *{p} = {v.name}->w;")
            g.add(p, "ptr", "uint8_t", 3, deps=[v.name])
    else:
        k = g.below(v.n)
        g.put(f"{v.ty} *{p} = &{v.name}[{k}];")
        g.add(p, "ptr", v.ty, v.n - k, deps=[v.name])


@production(0.7)
def owner_out(g):
    tag = node(g)
    f = g.made.get("fill")
    if not f:
        f = g.made["fill"] = f"fill_{g.k}"
        skip = g.slip(0.2)
        g.helpers.append(
            f"static bool {f}(struct {tag} *__owned _Nullable *__out o, int v)\n{{\n" +
            ("" if skip else "\t*o = 0;\n") + f"\tif (v & 1)\n\t\treturn false;\n\tstruct {tag} *__owned n = sd_new(struct {tag});\n"
            f"\tn->v = v;\n\t*o = n;\n\treturn true;\n}}")
    p = g.name("o")
    if g.slip(0.15):
        g.put(f"struct {tag} *__owned _Nullable {p} = sd_new(struct {tag});")
    else:
        g.put(f"struct {tag} *__owned _Nullable {p};")
    g.put(f"bool {p}k = {f}(&{p}, {g.number(1)});")
    g.digest(f"{p}k ? {p}->v : 0" if g.slip(0.2) else f"{p} ? {p}->v : {p}k")
    g.put(f"{clear(g)}({p});")


@production(0.6)
def owner_inout(g):
    tag = node(g)
    f = g.made.get("turn")
    if not f:
        f = g.made["turn"] = f"turn_{g.k}"
        g.helpers.append(
            f"static void {f}(struct {tag} *__owned _Nullable *__inout o)\n{{\n"
            f"\tstruct {tag} *__owned n = sd_new(struct {tag});\n"
            f"\tn->next = {'*o' if g.slip(0.15) else 'sd_take(*o)'};\n\t*o = n;\n}}")
    p = g.name("o")
    g.put(f"struct {tag} *__owned _Nullable {p} = {g.one('0', f'sd_new(struct {tag})')};")
    g.put(f"{f}(&{p});")
    if g.slip(0.2):
        g.put(f"const struct {tag} *{p}b = {p};")
        g.put(f"{f}(&{p});")
        g.put(f"if ({p}b)")
        g.put(f"\th += {p}b->v;")
    g.put(f"{clear(g)}({p});")


@production(0.5)
def owner_paths(g):
    """Freed on one path; both must agree."""
    p = g.name("o")
    g.put(f"int *__owned _Nullable {p} = sd_new_array(int, 2);")
    g.put(f"if ({g.condition()}) {{")
    g.put(f"\tsd_free({p});")
    if not g.slip(0.3):
        g.put(f"\t{p} = 0;")
    g.put("}")
    if g.chance(0.5):
        g.put(f"if ({p})")
        g.put(f"\th += {p}[{g.index(2)}];")
    g.put(f"sd_free({p});")


@production(0.5)
def owner_loop(g):
    p, i = g.name("o"), g.name("i")
    n = 1 + g.below(4)
    g.put(f"for (int {i} = 0; {i} < {n}; {i}++) {{")
    g.put(f"\tuint32_t *__owned {p} = sd_new_array(uint32_t, 3);")
    g.put(f"\t{p}[{i} % 3] = {g.number(0)};")
    g.put(f"\th += {p}[{g.index(3)}];")
    if g.chance(0.3) and g.slip(0.5):
        g.put(f"\tif ({g.condition()})")
        g.put(f"\t\t{g.one('break', 'continue')};")
    g.put(f"\tsd_free({p});")
    g.put("}")


@production(0.4)
def owner_in_loop(g):
    """Moved in the first round, used in the second."""
    p, i = g.name("o"), g.name("i")
    g.put(f"int *__owned {p} = sd_new(int);")
    g.put(f"for (int {i} = 0; {i} < 2; {i}++) {{")
    g.put(f"\t*{p} = {g.number(0)};")
    if g.slip(0.5):
        g.put(f"\tsd_free({p});")
    else:
        g.put(f"\tint *__owned t = {p};")
        g.put(f"\t*t += {g.number(0)};")
        g.put(f"\t{p} = t;")
    g.put(f"\th += {i};")
    g.put("}")
    if g.lines[-4].strip() != f"sd_free({p});":
        g.put(f"sd_free({p});")
