"""Productions about lists and trees: owners that own others."""
from .generate import production, Var
from .owners import node, clear, maker


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
