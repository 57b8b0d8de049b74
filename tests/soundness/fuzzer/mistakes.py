"""Productions around one rule each: the form that is right, and at a slip the one
that the rule is there for."""
from .generate import production
from .groups import group
from .lists import a_list
from .owners import node, clear, maker


@production(0.5)
def least_over_minus_one(g):
    ty, least = g.one(("int", "-0x7fffffff - 1"), ("int64_t", "-0x7fffffffffffffffl - 1"), ("long", "-0x7fffffffffffffffl - 1"))
    v, d = g.name("v"), g.name("v")
    g.put(f"{ty} {v} = {least}, {d} = {g.one('-1', '3', f'{g.condition()} ? -1 : 7')};")
    if g.chance(0.3):
        g.put(f"{v} {g.one('/', '%')}= {d};")
        g.digest(v)
    else:
        g.digest(f"{v} {g.one('/', '%')} {d}")


@production(0.6)
def null_passed(g):
    """Null to what may not be null: a parameter, an owner, a result."""
    k = g.k
    if "seen" not in g.made:
        g.made["seen"] = True
        back = "p" if g.slip(0.3) else "p ? p : q"
        g.helpers.append(f"static int seen_{k}(const int *p)\n{{\n\treturn *p + 1;\n}}\n"
                         f"static int first_{k}(const int *p __counted_by(1))\n{{\n\treturn p[0];\n}}\n"
                         f"static int gone_{k}(int *__owned p)\n{{\n\tint v = *p;\n\tsd_free(p);\n\treturn v;\n}}\n"
                         f"static const int *sure_{k}(const int *_Nullable p, const int *q) __from(p, q);\n"
                         f"static const int *sure_{k}(const int *_Nullable p, const int *q)\n{{\n\treturn {back};\n}}")
    p, x = g.name("p"), g.name("v")
    form = g.below(3)
    wrong = g.slip(0.5)
    if form == 0:
        g.put(f"int *__owned _Nullable {p} = {g.condition()} ? sd_try_new(int) : 0;" if g.chance(0.3) else f"int *__owned _Nullable {p} = 0;")
        if g.chance(0.4):
            g.put(f"if (!{p} && {g.condition()})")
            g.put(f"\t{p} = sd_new(int);")
        g.put(f"h += gone_{k}({p});" if wrong else f"if ({p})\n\t\th += gone_{k}({p});")
        return
    g.put(f"int {x} = {g.below(9)};")
    g.put(f"const int *{p} = 0;")
    g.put(f"if ({g.condition()})")
    g.put(f"\t{p} = &{x};")
    if form == 1:
        f = g.one("seen", "first")
        g.put(f"h += {f}_{k}({p});" if wrong else f"h += {p} ? {f}_{k}({p}) : 2;")
    else:
        g.digest(f"*sure_{k}({p}, &{x})")


@production(0.6)
def owner_dropped(g):
    """The result of a call that owns."""
    make, end = maker(g), clear(g)
    if g.slip(0.5):
        g.put(g.one(f"{make}({g.below(9)});", f"(void){make}({g.number(0)});", f"h += {make}(3)->v;", f"sd_new(struct {node(g)});",
                    f"if ({g.condition()})\n\t\t{make}(2);"))
    else:
        g.put(f"{end}({make}({g.number(0)}));")


@production(0.5)
def struct_taken(g):
    """A struct that owns, out of a place behind a pointer."""
    v, k = a_list(g), g.k
    end = clear(g)
    f = g.made.get("peek")
    if not f:
        f = g.made["peek"] = f"peek_{k}"
        wrong = g.slip(0.4)
        body = (g.one(f"\tstruct list_{k} c = *l;\n\t{end}(sd_take(c.head));\n", f"\tstruct list_{k} c = {{0}};\n\tc = *l;\n\t{end}(sd_take(c.head));\n") if wrong else
                f"\tstruct list_{k} c = {{0}};\n\tsd_swap(c.head, l->head);\n\tc.n = l->n;\n\t{end}(sd_take(c.head));\n")
        g.helpers.append(f"static int {f}(struct list_{k} *l)\n{{\n{body}\treturn l->n;\n}}")
    g.digest(f"{f}(&{v.name})")
    if g.chance(0.5):
        p = g.name("p")
        g.put(f"const struct {node(g)} *{p} = {v.name}.head;")
        g.digest(f"{p} ? {p}->v : 1")


@production(0.5)
def stored_borrow(g):
    """A pointer that is kept: to a static, or to what ends."""
    k = g.k
    wrong = g.slip(0.5)
    tag = g.suffixed("keep")
    if g.chance(0.5) and not g.concurrent:
        s = g.suffixed("g")
        where = f"static struct {tag} {s};"
    else:
        s, where = g.name("s"), ""
    t = g.suffixed("table")
    g.globals.append(f"static const int {t}[2] = {{{g.below(9)}, 5}};\n"
                     f"struct {tag} {{ const int *{'' if wrong else '__static '}_Nullable p; int v; }};\n{where}".rstrip("\n"))
    if not where:
        g.put(f"struct {tag} {s} = {{0}};")
    g.put("{")
    if wrong:
        x = g.name("v")
        form = g.below(3)
        if form == 0:
            g.put(f"\tint {x} = {g.number(0)};")
            g.put(f"\t{s}.p = &{x};")
        elif form == 1:
            g.put(f"\tint *__owned {x} = sd_new(int);")
            g.put(f"\t{s}.p = {x};")
            g.put(f"\tsd_free({x});")
        else:
            f = g.suffixed("keeps")
            g.helpers.append(f"static void {f}(struct {tag} *s, const int *p)\n{{\n\ts->p = p;\n}}")
            g.put(f"\tint {x}[2] = {{{g.number(0)}}};")
            g.put(f"\t{f}(&{s}, &{x}[1]);")
    else:
        g.put(f"\t{s}.p = &{t}[{g.index(2)}];")
    g.put("}")
    g.put(f"if ({s}.p)")
    g.put(f"\th += *{s}.p;")


@production(0.5)
def own_tail(g):
    """What hangs on an owner, put elsewhere on it."""
    v = g.need("new_node", "own", dead=0)
    if not v:
        return False
    tag, t, end = node(g), g.name("o"), clear(g)
    n = v.name
    if g.slip(0.5):
        g.put(f"if ({n}->next)")
        g.put(g.one(f"\tsd_swap({n}->next, {n}->next->next);", f"\tsd_swap({n}->other, {n}->next->next);",
                    f"\t{n}->next->next = sd_take({n}->next);", f"\tsd_swap({n}->next->next, {n}->next);"))
    else:
        g.put(f"struct {tag} *__owned _Nullable {t} = sd_take({n}->next);")
        g.put(f"if ({t}) {{")
        g.put(f"\tsd_swap({n}->next, {t}->next);")
        g.put("}")
        g.put(f"{end}({t});")
    if g.chance(0.6):
        g.put(f"{end}(sd_take({n}->next));")
        g.put(f"{n}->next = {maker(g)}(4);")


@production(0.6)
def returned_global(g):
    """Out of a global: the value, not the borrow."""
    if g.concurrent:
        return False
    k = g.k
    if "spare" not in g.made:
        g.made["spare"] = True
        wrong = g.slip(0.4)
        g.globals.append(f"static int *__owned _Nullable spare_{k};")
        g.helpers.append(
            f"static const int *nearest_{k}(const int *p)\n{{\n\tconst int *q = spare_{k};\n\treturn q && *q > *p ? {'q' if wrong else 'p'} : p;\n}}\n"
            f"static int renew_{k}(int v)\n{{\n\tsd_free(sd_take(spare_{k}));\n\tint *__owned n = sd_new(int);\n\t*n = v;\n\tspare_{k} = n;\n\treturn v;\n}}")
    p, x = g.name("p"), g.name("v")
    g.put(f"int {x} = -{g.below(9)};")
    g.put(f"h += renew_{k}({g.below(9)});")
    g.put(f"const int *{p} = nearest_{k}(&{x});")
    g.put(f"h += renew_{k}({g.below(9)});")
    g.digest(f"*{p}")


@production(0.7)
def apart(g):
    """Two structs that a call may change are two."""
    tag, ty = group(g)
    u = g.need("new_group", "group", dead=0, where=lambda v: not v.more.get("global"))
    if not u:
        return False
    f = g.made.get("pour")
    if not f:
        f = g.made["pour"] = f"pour_{g.k}"
        g.helpers.append(
            f"static uint64_t {f}(struct {tag} *a, struct {tag} *b)\n{{\n\tconst {ty} *p = a->d;\n\tsd_free(sd_take(b->d));\n\tb->n = 0;\n"
            f"\treturn p && a->n ? p[a->n - 1] : 3;\n}}\n"
            f"static uint64_t last_{f}(struct {tag} *a, const {ty} *p)\n{{\n\tsd_free(sd_take(a->d));\n\ta->n = 0;\n\treturn *p;\n}}")
    w, x = g.name("u"), g.name("v")
    r = g.below(3)
    g.put("{")
    g.indent += 1
    if r == 0:
        g.put(f"struct {tag} {w} = {{0}};")
        g.digest(f"{f}(&{u.name}, &{u.name if g.slip(0.5) else w})")
        g.put(f"sd_free(sd_take({w}.d));")
    elif r == 1:
        g.put(f"{ty} {x} = {g.below(9)};")
        if g.slip(0.5):
            g.put(f"const {ty} *{w} = {u.name}.d;")
            g.put(f"if ({w} && {u.name}.n)")
            g.put(f"\th += last_{f}(&{u.name}, {w});")
        else:
            g.digest(f"last_{f}(&{u.name}, &{x})")
    else:
        g.put(f"const {ty} *{w} = {u.name}.d;")
        y = g.name("v")
        g.put(f"struct {tag} {x} = {{0}}, {y} = {{0}};")
        g.put(f"h += {f}(&{x}, &{u.name if g.slip(0.5) else y});")
        g.put(f"sd_free(sd_take({y}.d));")
        g.put(f"if ({w} && {u.name}.n)")
        g.put(f"\th += *{w};")
        g.put(f"sd_free(sd_take({x}.d));")
    g.indent -= 1
    g.put("}")


@production(0.6)
def torn_tag(g):
    """The tag with its union, or alone."""
    k = g.k
    if "cell" + "tag" not in g.made:
        g.made["celltag"] = True
        g.types.append(f"struct tagcell_{k} {{ uint8_t kind; union {{ uint64_t i; int *__owned _Nullable o; uint8_t b[8]; }} u "
                       f"__tagged(kind, 1, 2, 3); }};")
    v, o, p = g.name("y"), g.name("o"), g.name("p")
    wrong = g.slip(0.5)
    g.put(f"struct tagcell_{k} {v} = {{.kind = 1, .u.i = {g.number(0)}}};")
    if wrong:
        g.put(g.one(f"{v}.kind = 2;", f"{v}.kind++;", f"uint8_t *{p} = &{v}.kind; *{p} = 3;", f"{v}.kind = {g.one('a & 3', 'b % 4')};"))
    elif g.chance(0.5):
        g.put(f"int *__owned {o} = sd_new(int);")
        g.put(f"{v} = (struct tagcell_{k}){{.kind = 2, .u.o = {o}}};")
    else:
        g.put(f"{v} = (struct tagcell_{k}){{.kind = 3, .u.b = {{1, {g.number(0)}, 2, 3, 4, 5, 6, 7}}}};")
    g.put(f"if ({v}.kind == 3)")
    g.put(f"\th += {v}.u.b[{g.index(3)}];")
    g.put(f"if ({v}.kind == 2)")
    g.put(f"\tsd_free(sd_take({v}.u.o));")


@production(0.7)
def tag_call(g):
    """A call that changes the tag, before the test or behind it."""
    k = g.k
    if "turned" not in g.made:
        g.made["turned"] = True
        g.types.append(f"struct turned_{k} {{ int kind; union {{ int64_t i; uint8_t t[8]; struct {{ short x, y, z, w; }} p; }} u __tagged(kind, 0, 1, 2); }};")
        g.helpers.append(f"static int turn_{k}x(struct turned_{k} *v)\n{{\n\tif (v->kind == 0)\n\t\t*v = (struct turned_{k}){{.kind = 1, .u.t = {{7, 1, 2, 3, 4, 5, 6, 8}}}};\n"
                         f"\telse\n\t\t*v = (struct turned_{k}){{.kind = 2, .u.p = {{1, 2, 3}}}};\n\treturn 1;\n}}")
    v, p = g.name("y"), g.name("p")
    call = f"turn_{k}x({g.one('&' + v, p)})"
    g.put(f"struct turned_{k} {v} = {{.kind = {g.below(2)}}};")
    g.put(f"struct turned_{k} *{p} = &{v};")
    if g.slip(0.5):
        arm, kind = g.one(("u.i", 0), (f"u.t[{g.index(8)}]", 1))
        form = g.below(3)
        if form == 0:
            g.put(f"if ({v}.kind == {kind}) {{")
            g.put(f"\th += {call};")
            g.put(f"\th += {v}.{arm};")
            g.put("}")
        elif form == 1:
            g.put(f"if ({p}->kind == {kind} && {call})")
            g.put(f"\th += {p}->{arm};")
        else:
            g.put(f"if ({v}.kind == {kind}) {{")
            g.put(f"\t*{p} = (struct turned_{k}){{.kind = 2, .u.p = {{1, 2, 3}}}};")
            g.put(f"\th += {v}.{arm};")
            g.put("}")
    else:
        g.put(f"h += {call};")
        g.put(f"if ({v}.kind == 1)")
        g.put(f"\th += {v}.u.t[{g.index(8)}];")
        g.put(f"else if ({v}.kind == 2)")
        g.put(f"\th += {v}.u.p.y;")


@production(0.6)
def written_const(g):
    """const is kept, and goes all the way down."""
    k, tag = g.k, node(g)
    t, p = g.suffixed("table"), g.name("p")
    form = g.below(3)
    if form == 0:
        g.globals.append(f"static const int {t}[3] = {{1, 2, {g.below(9)}}};")
        if g.slip(0.5):
            g.put(f"int *{p} = {t};")
            g.put(f"{p}[{g.index(3)}] = {g.number(0)};")
        else:
            g.put(f"const int *{p} = {t};")
        g.digest(f"{p}[{g.index(3)}]")
        return
    if form == 1:
        f = g.suffixed("keep")
        const = g.slip(0.4)
        g.helpers.append(f"static int {f}({'' if not const else 'const '}int *p)\n{{\n\tint *q = p;\n\t*q = 4;\n\treturn *p;\n}}")
        x = g.name("v")
        g.put(f"{'const ' if const else ''}int {x} = {g.below(9)};")
        g.digest(f"{f}(&{x}) + {x}")
        return
    f = g.made.get("prune")
    if not f:
        f = g.made["prune"] = f"prune_{k}"
        end = clear(g)
        const = g.slip(0.4)
        g.made["prune const"] = const
        g.helpers.append(f"static int {f}({'const ' if const else ''}struct {tag} *n)\n{{\n\tif (n->next)\n\t\t{end}(sd_take(n->next->next));\n\treturn n->v;\n}}")
    o, end, chain = g.name("o"), clear(g), g.made.get("chain")
    if not chain:
        chain = g.made["chain"] = f"chain_{k}"
        g.helpers.append(f"static struct {tag} *__owned {chain}(int n)\n{{\n\tstruct {tag} *__owned o = sd_new(struct {tag});\n\to->v = n;\n"
                         f"\tif (n > 0)\n\t\to->next = {chain}(n - 1);\n\treturn o;\n}}")
    g.put(f"struct {tag} *__owned {o} = {chain}(2);")
    g.put(f"if ({o}->next) {{")
    g.put(f"\tconst struct {tag} *{p} = {o}->next->next;")
    if not g.made["prune const"]:
        g.put(f"\th += {p} ? {p}->v : 1;")
    g.put(f"\th += {f}({o});")
    if g.made["prune const"]:
        g.put(f"\th += {p} ? {p}->v : 1;")
    g.put("}")
    g.put(f"{end}({o});")


@production(0.6)
def cut_by_call(g):
    """A test of a field, and a call that empties it."""
    v = g.need("new_node", "own", dead=0)
    if not v:
        return False
    tag, f = node(g), g.made.get("cut")
    if not f:
        f = g.made["cut"] = f"cut_{g.k}"
        end = clear(g)
        g.helpers.append(f"static int {f}(struct {tag} *n)\n{{\n\t{end}(sd_take(n->next));\n\treturn n->v;\n}}\n"
                         f"static int via_{f}(struct {tag} *n, int (*f)(struct {tag} *n))\n{{\n\tint h = 0;\n\tif (n->next) {{\n" +
                         ("\t\th += f(n);\n\t\th += n->next->v;\n" if g.slip(0.3) else "\t\th += n->next->v;\n\t\th += f(n);\n") +
                         "\t}\n\treturn h;\n}")
    n, side = v.name, g.one("next", "next", "other")
    g.put(f"{clear(g)}(sd_take({n}->{side}));")
    g.put(f"{n}->{side} = {maker(g)}({g.number(0)});")
    if g.chance(0.4):
        g.digest(f"via_{f}({n}, {f})")
        return
    g.put(f"if ({n}->{side}) {{")
    if g.slip(0.5):
        g.put(f"\th += {f}({n});")
        g.put(f"\th += {n}->{side}->v;")
    else:
        g.put(f"\th += {n}->{side}->v;")
        g.put(f"\th += {f}({n});")
    g.put("}")


@production(0.5)
def moved_out(g):
    """An owner out of a field behind a borrow: taken, or at a slip moved."""
    tag, end, make, k = node(g), clear(g), maker(g), g.k
    f = g.made.get("steal")
    if not f:
        f = g.made["steal"] = f"steal_{k}"
        given = "n->next" if g.slip(0.5) else "sd_take(n->next)"
        g.helpers.append(f"static struct {tag} *__owned _Nullable {f}(struct {tag} *n)\n{{\n\treturn {given};\n}}")
    o = g.name("o")
    g.put(f"struct {tag} *__owned {o} = sd_new(struct {tag});")
    g.put(f"{o}->next = {make}({g.below(9)});")
    g.put(f"{end}({f}({o}));")
    g.put(f"{end}({o});")


@production(0.5)
def count_alone(g):
    """The count of a group, set with its pointer or at a slip alone."""
    k, t = g.k, g.name("t")
    if "alone" not in g.made:
        g.made["alone"] = True
        g.types.append(f"struct alone_{k} {{ int *__owned _Nullable d __counted_by(n); size_t n; }};")
    g.put(f"struct alone_{k} {t} = {{sd_new_array(int, 3), 3}};")
    if g.slip(0.5):
        g.put(f"{t}.n {g.one('= 9', '+= 7', '= 1')};")
    else:
        g.put(f"sd_free(sd_take({t}.d));")
        g.put(f"{t} = (struct alone_{k}){{sd_new_array(int, 9), 9}};")
    g.put(f"if ({t}.d)")
    g.put(f"\th += {t}.d[{g.index(3)}] + {t}.d[{t}.n - 1];")
    g.put(f"sd_free(sd_take({t}.d));")
