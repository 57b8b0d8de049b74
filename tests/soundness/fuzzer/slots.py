"""Productions about arrays of owners: on the stack, in structs, on the heap, static."""
from .generate import production, Var
from .owners import node, clear


@production(0.9)
def new_slots(g):
    """An array whose elements own, or do not."""
    tag, n, r = node(g), 2 + g.below(3), g.below(4)
    if r == 1 and not g.concurrent:
        t = g.suffixed("g")
        g.globals.append(f"static struct {tag} *__owned _Nullable {t}[{n}];")
        g.scopes[-1].append(_slots(g, t, n))
    elif r == 2:
        t, made = g.name("t"), f"shelf_{g.k}"
        if made not in g.made:
            g.made[made] = 2 + g.below(3)
            g.types.append(f"struct {made} {{ int v; struct {tag} *__owned _Nullable c[{g.made[made]}]; int w; }};")
        if g.chance(0.5):
            g.put(f"struct {made} {t} = {{0}};")
            g.scopes[-1].append(_slots(g, f"{t}.c", g.made[made], close_slots))
        else:
            g.put(f"struct {made} *__owned {t} = sd_new(struct {made});")
            g.scopes[-1].append(_slots(g, f"{t}->c", g.made[made], close_shelf))
    elif r == 3:
        t = g.name("t")
        if "slot" not in g.made:
            g.made["slot"] = f"slot_{g.k}"
            g.types.append(f"struct slot_{g.k} {{ struct {tag} *__owned _Nullable o; int v; }};")
        g.put(f"struct slot_{g.k} *__owned {t} = sd_new_array(struct slot_{g.k}, {n});")
        v = _slots(g, t, n, close_heap)
        v.more["member"] = ".o"
        g.scopes[-1].append(v)
    else:
        t = g.name("t")
        g.put(f"struct {tag} *__owned _Nullable {t}[{n}] = {{0}};")
        g.scopes[-1].append(_slots(g, t, n, close_slots))


def _slots(g, name, n, close=None):
    v = Var(name, "slots", "", n, depth=len(g.scopes))
    v.more = {"member": "", **({"close": close} if close else {})}
    return v


def close_slots(g, v):
    g.put(f"for (size_t i = 0; i < {v.n - (1 if g.slip(0.1) else 0)}; i++)")
    g.put(f"\t{clear(g)}(sd_take({v.name}[i]{v.more['member']}));")
    v.live = False


def close_heap(g, v):
    close_slots(g, v)
    g.put(f"sd_free({v.name});")


def close_shelf(g, v):
    close_slots(g, v)
    g.put(f"sd_free({v.name[:-3]});")


def slot(g, v, i=None):
    return f"{v.name}[{g.index(v.n) if i is None else i}]{v.more['member']}"


@production(1.1)
def set_slot(g):
    v = g.need("new_slots", "slots", dead=0)
    if not v:
        return False
    tag, o, i = node(g), g.name("o"), g.index(v.n)
    at = slot(g, v, i)
    g.put(f"struct {tag} *__owned {o} = sd_new(struct {tag});")
    g.put(f"{o}->v = {g.number(0)};")
    r = g.below(4)
    if r == 0 and not g.slip(0.5):
        g.put(f"{clear(g)}(sd_take({at}));")
        g.put(f"{at} = {o};")
    elif r == 1:
        g.put(f"{o}->next = sd_take({at});")
        g.put(f"{at} = {o};")
    elif r == 2:
        g.put(f"struct {tag} *__owned _Nullable {o}x = {o};")
        g.put(f"sd_swap({at}, {o}x);")
        g.put(f"{clear(g)}({o}x);")
    else:
        g.put(f"{at} = {o};")
    if g.slip(0.1):
        g.digest(f"{o}->v")


@production(1)
def read_slot(g):
    v = g.need("new_slots", "slots", dead=0)
    if not v:
        return False
    tag, p = node(g), g.name("p")
    g.put(f"{g.one('const ', '')}struct {tag} *{p} = {slot(g, v)};")
    if g.slip(0.35):
        g.put(g.one(f"{clear(g)}(sd_take({slot(g, v)}));", f"for (size_t i = 0; i < {v.n}; i++)\n\t\t{clear(g)}(sd_take({v.name}[i]{v.more['member']}));",
                    f"struct {tag} *__owned _Nullable {p}x = sd_take({slot(g, v)}); {clear(g)}({p}x);"))
    g.digest(f"{p}->v" if g.slip(0.15) else f"{p} ? {p}->v : 5")


@production(0.8)
def move_slot(g):
    v = g.need("new_slots", "slots", dead=0)
    if not v:
        return False
    w = g.pick("slots", dead=0) or v
    tag = node(g)
    r = g.below(4)
    if r == 0:
        g.put(f"sd_swap({slot(g, v)}, {slot(g, w)});")
    elif r == 1:
        g.put(f"{slot(g, v)} = sd_take({slot(g, w)});")
    elif r == 2:
        o = g.name("o")
        g.put(f"struct {tag} *__owned _Nullable {o} = sd_take({slot(g, v)});")
        g.put(f"if ({o}) {{")
        g.put(f"\t{clear(g)}(sd_take({o}->next));")
        if g.slip(0.3):
            g.put(f"\t{slot(g, v)} = {o};")
        else:
            g.put(f"\tsd_swap({o}->next, {slot(g, w)});")
            g.put(f"\t{clear(g)}({o});")
        g.put("}")
    else:
        g.put(f"for (size_t i = 0; i + 1 < {v.n}; i++)")
        g.put(f"\tsd_swap({v.name}[i]{v.more['member']}, {v.name}[i + {2 if g.slip(0.1) else 1}]{v.more['member']});")


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
