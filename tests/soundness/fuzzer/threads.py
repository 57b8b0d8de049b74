"""Productions about locks, tokens, thread-locals and threads. The hosts have one
thread: what sd_spawn is given runs when the test yields, or at its end; a lock
that is held is a deadlock."""
from .generate import production
from .owners import node, clear


# -- guarded data -----------------------------------------------------------------

def account(g):
    if "account" not in g.made:
        k = g.k
        g.made["account"] = f"account_{k}"
        g.types.append(
            f"struct account_{k} {{ struct sd_mutex m; int v __guarded_by(m); uint8_t w[3] __guarded_by(m); "
            f"int *__owned _Nullable d __counted_by(n) __guarded_by(m); size_t n __guarded_by(m); int tail; }};")
    return g.made["account"]


def close_account(g, v):
    at = f"{v.name}{v.more['arrow']}"
    if v.more["arrow"] == "->":
        # Alone owned, so no lock is needed.
        g.put(f"sd_free(sd_take({at}d));")
        g.put(f"sd_free({v.name});")
    else:
        g.put(f"sd_free(sd_take({at}d));")
    v.live = False


@production(0.8)
def new_account(g):
    tag, form = account(g), g.below(4)
    if form == 0:
        o = g.name("o")
        g.put(f"struct {tag} *__owned {o} = sd_new(struct {tag});")
        g.add(o, "account", tag, close=close_account, arrow="->", lock=False)
    elif form == 1:
        s = g.name("s")
        g.put(f"struct {tag} {s} = {{0}};")
        g.put(f"{s}.v = {g.number(0)};")
        g.add(s, "account", tag, close=close_account, arrow=".", lock=False)
    else:
        s = g.suffixed("g")
        field = "" if g.chance(0.7) or g.concurrent else f"[{1 + g.below(3)}]"
        g.globals.append(f"static struct {tag} {s}{field};")
        if g.concurrent and not g.slip(0.2):
            # A global of a concurrent domain has nothing unguarded in it.
            g.types[:] = [t.replace(" int tail; };", " };") if f"struct {tag} {{" in t else t for t in g.types]
        if not field:
            g.add(s, "account", tag, arrow=".", lock=True)


def locked_work(g, at, t):
    """Statements under the lock of `at`."""
    r = g.below(6)
    if r == 0:
        return [f"{at}v {g.one('+=', '=', '^=')} {g.number(0)};", f"h = h * 3 + {at}v;"]
    if r == 1:
        return [f"{at}w[{g.index(3)}] = {g.number(0)};", f"h += {at}w[{g.index(3)}];"]
    if r == 2:
        n = 1 + g.below(4)
        return [f"int *__owned {t} = sd_new_array(int, {n});", f"{t}[{g.index(n)}] = {g.number(0)};", f"sd_free(sd_take({at}d));",
                f"{at}d = {t};", f"{at}n = {n + (1 if g.slip(0.2) else 0)};"]
    if r == 3:
        return [f"for (size_t i = 0; {at}d && i < {at}n{' + 1' if g.slip(0.2) else ''}; i++)", f"\th = h * 3 + {at}v;"]
    if r == 4:
        return [f"const int *{t} = {at}d;", f"if ({t})", f"\tfor (size_t i = 0; i < {at}n{' + 1' if g.slip(0.2) else ''}; i++)",
                f"\t\th = h * 3 + {t}[i];"]
    return [f"sd_free(sd_take({at}d));"]


@production(1.2)
def locked(g):
    v = g.need("new_account", "account", dead=0)
    if not v:
        return False
    at, token, t = v.name + v.more["arrow"], g.name("k"), g.name("t")
    lock = f"struct sd_guard *__owned {token} = sd_lock(&{at}m);"
    work = locked_work(g, at, t)
    if not v.more["lock"] and g.chance(0.5):
        for line in ["{", *("\t" + w for w in work), "}"]:
            g.put(line)
        return
    r = g.slip(0.35) and g.below(7)
    if r is False:
        lines = [lock, *work, f"sd_unlock({token});"]
    elif r == 0:
        lines = work
    elif r == 1:
        lines = [lock, f"sd_unlock({token});", *work]
    elif r == 2:
        lines = [lock, *work]
    elif r == 3:
        lines = [lock, *work, f"sd_unlock({token});", f"sd_unlock({token});"]
    elif r == 4:
        lines = [lock, f"struct sd_guard *__owned {token}b = sd_lock(&{at}m);", *work, f"sd_unlock({token}b);", f"sd_unlock({token});"]
    elif r == 5 and "close" in v.more:
        g.put(lock)
        v.more["close"](g, v)
        g.kill(v)
        g.put(f"sd_unlock({token});")
        return
    else:
        lines = [lock, f"int *{t}p = &{at}v;", f"sd_unlock({token});", f"*{t}p += 1;"]
    g.put("{")
    for line in lines:
        g.put("\t" + line)
    g.put("}")


@production(0.8)
def account_helper(g):
    """Locked in a helper, by a pointer; the token moves. Where one thread is in
    the domain, waiting for a lock lets others change every global."""
    v = g.need("new_account", "account", dead=0, where=lambda v: g.concurrent or not v.more["lock"])
    if not v:
        return False
    tag, f = account(g), g.made.get("deposit")
    if not f:
        f = g.made["deposit"] = f"deposit_{g.k}"
        end = g.one(f"\tsd_unlock(t);\n", f"\tfinish_{g.k}(t);\n", f"\tstruct sd_guard *__owned u = t;\n\tsd_unlock(u);\n")
        g.helpers.append(f"static void finish_{g.k}(struct sd_guard *__owned t)\n{{\n\tsd_unlock(t);\n}}")
        early = g.one("\tif (x & 1)\n\t\treturn x;\n", "") if g.slip(0.2) else ""
        after = g.one("\tx += a->v;\n", "\tx += *p;\n", "\tsd_lock(&a->m);\n") if g.slip(0.3) else ""
        g.helpers.append(
            f"static int {f}(struct {tag} *a, int x)\n{{\n\tstruct sd_guard *__owned t = sd_lock(&a->m);\n{early}\tint *p = &a->v;\n"
            f"\t*p += x;\n\ta->w[{g.constant_index(3)}]++;\n\tx = a->v;\n{end}{after}\treturn x;\n}}")
    g.digest(f"{f}({'&' if v.more['arrow'] == '.' else ''}{v.name}, {g.number(0)})")


@production(0.8)
def guarded_list(g):
    """Globals beside their mutex."""
    k, tag = g.k, node(g)
    if "guarded" not in g.made:
        g.made["guarded"] = True
        end = clear(g)
        g.globals.append(f"static struct sd_mutex lock_{k}, other_{k};\n"
                         f"static struct {tag} *__owned _Nullable head_{k} __guarded_by(lock_{k});\n"
                         f"static int count_{k} __guarded_by({'other' if g.slip(0.2) else 'lock'}_{k});")
        g.helpers.append(
            f"static void put_{k}(int v)\n{{\n\tstruct {tag} *__owned n = sd_new(struct {tag});\n\tn->v = v;\n"
            f"\tstruct sd_guard *__owned t = sd_lock(&{'other' if g.slip(0.1) else 'lock'}_{k});\n\tn->next = sd_take(head_{k});\n\thead_{k} = n;\n"
            f"\tcount_{k}++;\n\tsd_unlock(t);\n}}\n"
            f"static int drop_{k}(void)\n{{\n\tstruct sd_guard *__owned t = sd_lock(&lock_{k});\n"
            f"\tstruct {tag} *__owned _Nullable n = sd_take(head_{k});\n\tcount_{k} = 0;\n\tsd_unlock(t);\n\t{end}(n);\n\treturn 1;\n}}")
    p, t = g.name("p"), g.name("t")
    g.put(f"put_{k}({g.number(0)});")
    g.put("{")
    if not g.slip(0.15):
        g.put(f"\tstruct sd_guard *__owned {t} = sd_lock(&lock_{k});")
    g.put(f"\tconst struct {tag} *{p} = head_{k};")
    if g.slip(0.4):
        g.put(g.one(f"\tsd_unlock({t});", f"\th += drop_{k}();", f"\t{clear(g)}(sd_take(head_{k}));", f"\tsd_yield();"))
    g.put(f"\tfor (; {p}; {p} = {p}->next)")
    g.put(f"\t\th = h * 3 + {p}->v;")
    g.put(f"\th += count_{k};")
    if f"sd_unlock({t});" not in g.lines[-4]:
        g.put(f"\tsd_unlock({t});")
    g.put("}")
    if g.chance(0.5):
        g.digest(f"drop_{k}()")


# -- thread-locals ------------------------------------------------------------------

@production(0.6)
def own_array(g):
    """Arrays and structs of the thread; a borrow over a call that may change them."""
    v, n = g.suffixed("g"), 1 + g.below(5)
    i = g.index(n)
    if g.chance(0.5):
        g.globals.append(f"static _Thread_local int {v}[{n}] = {{{g.below(9)}}};")
        part = v
    else:
        tag = g.suffixed("own")
        g.globals.append(f"struct {tag} {{ uint8_t x; int w[{n}]; uint8_t y; }};\nstatic _Thread_local struct {tag} {v} = {{1, {{2}}, 3}};")
        part = f"{v}.w"
    at = f"{part}[{i}]"
    g.put(f"{at} {g.one('=', '+=')} {g.number(1)};")
    p = g.name("p")
    g.put(f"int *{p} = &{at};")
    if g.chance(0.4):
        f = g.suffixed("touch")
        g.helpers.append(f"static int {f}(int x)\n{{\n\t{part}[{g.constant_index(n)}] += x;\n\treturn x;\n}}")
        g.digest(f"{f}({g.number(0)})")
    g.put(f"*{p} ^= {g.number(0)};")
    g.digest(at)


# -- threads -------------------------------------------------------------------------

@production(0.8)
def spawned(g):
    """A thread with its argument; it runs when this one yields."""
    k, f = g.k, g.made.get("spawned")
    if not f:
        f = g.made["spawned"] = f"work_{k}"
        kind = g.one("", "_Atomic ", "_Thread_local ") if not g.concurrent else g.one("_Atomic ", "_Thread_local ")
        g.globals.append(f"static {kind}int done_{k};\nstruct job_{k} {{ int n; int d[3]; }};")
        keep = g.slip(0.15)
        after = g.slip(0.15)
        g.helpers.append(f"static void {f}(struct job_{k} *__owned j)\n{{\n\tdone_{k} += j->n + j->d[{g.constant_index(3)}];\n" +
                         ("" if keep else "\tsd_free(j);\n") + (f"\tdone_{k} += j->n;\n" if after else "") + "}")
    o = g.name("o")
    g.put(f"struct job_{k} *__owned {o} = sd_new(struct job_{k});")
    g.put(f"{o}->n = {g.number(0)};")
    stale = g.slip(0.3)
    if stale:
        g.put(f"int *{o}p = &{o}->n;")
    g.put(f"h += sd_spawn({f}, {o});")
    if g.chance(0.6) or stale:
        g.put("sd_yield();")
    if stale:
        g.put(g.one(f"h += {o}->n;", f"h += *{o}p;", f"sd_free({o});"))
    g.digest(f"done_{k}")


@production(0.8)
def yielding(g):
    """Another thread empties a global while this one yields."""
    k, tag = g.k, node(g)
    if g.concurrent:
        return False
    f = g.made.get("thief")
    if not f:
        f = g.made["thief"] = f"thief_{k}"
        end = clear(g)
        g.globals.append(f"static struct {tag} *__owned _Nullable loot_{k};")
        g.helpers.append(f"static void {f}(int *__owned v)\n{{\n\t{end}(sd_take(loot_{k}));\n\tsd_free(v);\n}}\n"
                         f"static int pause_{k}(void)\n{{\n\t{g.one('sd_yield();', 'sd_sleep_ns(5);')}\n\treturn 1;\n}}")
    p, o = g.name("p"), g.name("o")
    g.put(f"int *__owned {o} = sd_new(int);")
    g.put(f"h += sd_spawn({f}, {o});")
    g.put(f"if (!loot_{k})")
    g.put(f"\tloot_{k} = {g.one(f'sd_new(struct {tag})', f'sd_new(struct {tag})')};")
    late = g.slip(0.5)
    if late:
        g.put(f"const struct {tag} *{p} = loot_{k};")
        g.put(f"if ({p}) {{")
        g.put(f"\th += {g.one('sd_yield()', f'pause_{k}()', 'sd_sleep_ns(3)')};")
        g.put(f"\th += {p}->v + 1;")
        g.put("}")
    else:
        g.put(f"h += {g.one('sd_yield()', f'pause_{k}()')};")
        g.put(f"const struct {tag} *{p} = loot_{k};")
        g.digest(f"{p} ? {p}->v : 3")
