"""Productions about owners: objects, lists, trees, groups, flexible arrays."""
from .generate import production, Var
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


def new_list(g):
    tag, v = node(g), g.name("l")
    if "list" not in g.made:
        g.made["list"] = f"list_{g.k}"
        g.types.append(f"struct list_{g.k} {{ struct {tag} *__owned _Nullable head; int n; }};")
    if g.below(3) == 0 and not g.concurrent:
        v = g.suffixed("g")
        g.globals.append(f"static struct list_{g.k} {v};")
        var = Var(v, "list", f"list_{g.k}", more=None)
        var.more = {"close": close_list, "global": True}
        g.scopes[-1].append(var)
        return var
    g.put(f"struct list_{g.k} {v} = {{0}};")
    return g.add(v, "list", f"list_{g.k}", close=close_list)


def close_list(g, v):
    g.put(f"{clear(g)}(sd_take({v.name}.head));")
    v.live = False


@production(0.4)
def new_list_local(g):
    v = new_list(g)
    if g.chance(0.7):
        g.put(f"{v.name}.head = {maker(g)}({g.number(0)});" if not v.more.get("global") or g.slip(0.2)
              else f"{v.name}.n++;")


def a_list(g):
    v = g.pick("list", dead=0)
    return v if v and g.chance(0.8) else new_list(g)


@production(1.4)
def push(g):
    v, p = a_list(g), g.name("o")
    tag = node(g)
    if g.chance(0.5):
        f = g.made.get("push")
        if not f:
            f = g.made["push"] = f"push_{g.k}"
            g.helpers.append(
                f"static void {f}(struct list_{g.k} *l, int v)\n{{\n\tstruct {tag} *__owned n = sd_new(struct {tag});\n"
                f"\tn->v = v;\n\tn->next = {'l->head' if g.slip(0.1) else 'sd_take(l->head)'};\n"
                f"\tl->head = n;\n\tl->n++;\n}}")
        g.put(f"{f}(&{v.name}, {g.number(1)});")
        return
    g.put(f"struct {tag} *__owned {p} = sd_new(struct {tag});")
    g.put(f"{p}->v = {g.number(1)};")
    g.put(f"{p}->next = sd_take({v.name}.head);")
    g.put(f"{v.name}.head = {p};")
    if g.slip(0.1):
        g.digest(f"{p}->v")
    for s in g.scopes:
        for w in s:
            if v.name in w.deps and g.chance(0.5):
                w.live = True


@production(0.9)
def pop(g):
    v = g.need("new_list_local", "list", dead=0)
    if not v:
        return False
    p, tag = g.name("o"), node(g)
    g.put(f"struct {tag} *__owned _Nullable {p} = sd_take({v.name}.head);")
    g.put(f"if ({p}) {{")
    g.put(f"\t{v.name}.head = sd_take({p}->next);")
    g.put(f"\th = h * 3 + {p}->v;")
    if not g.slip(0.1):
        g.put(f"\t{clear(g)}(sd_take({p}->other));")
    g.put(f"\tsd_free({p});")
    if g.slip(0.1):
        g.put(f"\th += {p}->v;")
    g.put("}")


@production(0.9)
def walk_list(g):
    v = g.need("new_list_local", "list", dead=0)
    if not v:
        return False
    p, tag = g.name("p"), node(g)
    g.put(f"for ({g.one('const ', '')}struct {tag} *{p} = {v.name}.head; {p}; {p} = {p}->next) {{")
    g.put(f"\th = h * 3 + {p}->v + {p}->w[{g.index(3)}];")
    if g.slip(0.15):
        g.put(g.one(f"\tsd_free(sd_take({v.name}.head));", f"\t{clear(g)}(sd_take({v.name}.head));",
                    f"\tstruct {tag} *__owned _Nullable t = sd_take({p}->next);\n\t\tsd_free(t);"))
    g.put("}")


@production(0.8)
def borrow_head(g):
    """A borrow of a node, and perhaps the list changes meanwhile."""
    v = g.need("new_list_local", "list", dead=0)
    if not v:
        return False
    p, tag = g.name("p"), node(g)
    g.put(f"struct {tag} *{p} = {v.name}.head;")
    g.put(f"if ({p}) {{")
    g.enter()
    if g.slip(0.35):
        g.put(g.one(f"{clear(g)}(sd_take({v.name}.head));",
                    f"struct {tag} *__owned _Nullable x = sd_take({v.name}.head); {clear(g)}(x);",
                    f"sd_swap({v.name}.head, {p}->next);"))
    elif g.chance(0.4):
        g.statement()
    g.put(f"{p}->v += {g.number(0)};")
    g.digest(f"{p}->v")
    g.leave()
    g.put("}")


@production(0.6)
def swap(g):
    x = g.need("new_list_local", "list", dead=0)
    y = g.need("new_node", "list", "own", dead=0, where=lambda v: v is not x)
    if not x or not y or y is x:
        return False
    g.put(f"sd_swap({x.name}.head, {y.name}.{'head' if y.kind == 'list' else ''});" if y.kind == "list"
          else f"sd_swap({x.name}.head, {y.name}->{g.one('next', 'other')});")


@production(0.6)
def tree(g):
    v = g.need("new_node", "own")
    if not v:
        return False
    side = g.one("next", "other")
    tag = node(g)
    if g.slip(0.15):
        g.put(f"{v.name}->{side} = sd_new(struct {tag});")
        return
    p = g.name("o")
    if g.chance(0.5):
        g.put(f"struct {tag} *__owned _Nullable {p}t = sd_take({v.name}->{side});")
        g.put(f"struct {tag} *__owned {p} = sd_new(struct {tag});")
        g.put(f"sd_swap({p}->{g.one('next', 'other')}, {p}t);")
        g.put(f"sd_free({p}t);")
        g.put(f"sd_free(sd_take({v.name}->{side}));")
    else:
        g.put(f"struct {tag} *__owned {p} = sd_new(struct {tag});")
        g.put(f"{p}->{g.one('next', 'other')} = sd_take({v.name}->{side});")
    g.put(f"{v.name}->{side} = {g.one(p, v.name) if g.slip(0.1) else p};")
    q = g.name("p")
    g.put(f"const struct {tag} *{q} = {v.name}->{side};")
    g.digest(f"{q}->v" if g.slip(0.1) else f"{q} ? {q}->v : 9")


@production(0.6)
def narrowed(g):
    """Tests of a field, then the field itself."""
    v = g.need("new_node", "own")
    if not v:
        return False
    side = g.one("next", "other")
    g.put(f"if ({v.name}->{side}) {{")
    if g.slip(0.3):
        g.put(f"\t{clear(g)}(sd_take({v.name}->{side}));")
    g.put(f"\th += {v.name}->{side}->v;")
    g.put("}")


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


@production(0.6)
def owner_array(g):
    tag, v, n = node(g), g.name("t"), 2 + g.below(3)
    g.put(f"struct {tag} *__owned _Nullable {v}[{n}] = {{0}};")
    i = g.index(n)
    p = g.name("o")
    g.put(f"struct {tag} *__owned {p} = sd_new(struct {tag});")
    g.put(f"{p}->v = {g.number(0)};")
    q = g.name("o")
    g.put(f"struct {tag} *__owned _Nullable {q} = {p};")
    g.put(f"sd_swap({v}[{i}], {q});")
    g.put(f"{clear(g)}({q});")
    r = g.name("p")
    g.put(f"const struct {tag} *{r} = {v}[{g.index(n)}];")
    g.digest(f"{r} ? {r}->v : 2")
    if g.slip(0.15):
        return
    g.put(f"for (size_t i = 0; i < {n}; i++)")
    g.put(f"\t{clear(g)}(sd_take({v}[i]));")
    if g.slip(0.2):
        g.digest(f"{r} ? {r}->v : 2")


@production(0.4)
def owner_array_heap(g):
    tag, p = node(g), g.name("o")
    n = 1 + g.below(3)
    g.put(f"struct {tag} *__owned {p} = sd_new_array(struct {tag}, {n});")
    g.put(f"{p}[{g.index(n)}].v = {g.number(0)};")
    i = g.below(n)
    g.put(f"{p}[{i}].next = sd_new(struct {tag});")
    g.digest(f"{p}[{g.index(n)}].v")
    if not g.slip(0.3):
        g.put(f"sd_free(sd_take({p}[{i}].next));")
    g.put(f"sd_free({p});")


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
