"""Productions about function values with contracts."""
from .generate import production
from .memory import of
from .owners import node, clear


@production(0.9)
def counted_table(g):
    """A table of functions with counts, reached by index, member and parameter."""
    v = g.need("array", "arr", "ownarr", where=of("int"))
    if not v:
        return False
    k, tag = g.k, g.made.get("ops")
    if not tag:
        tag = g.made["ops"] = f"reader_{k}"
        contract = "const int *p __counted_by(n), size_t n"
        other = g.one("const int *p __counted_by(n + 1), size_t n", "const int *p, size_t n", "const int *p __counted_by(2), size_t n")
        g.helpers.append(f"static uint64_t whole_{k}({contract})\n{{\n\tuint64_t h = 0;\n\twhile (n--)\n\t\th = h * 3 + *p++;\n\treturn h;\n}}")
        g.helpers.append(f"static uint64_t ends_{k}({other if g.slip(0.25) else contract})\n"
                         f"{{\n\treturn n > 1 ? p[0] + p[n{' - 1' if not g.slip(0.1) else ''}] : 1;\n}}")
        g.helpers.append(
            f"struct {tag} {{ uint64_t (*_Nullable read)({contract}); int (*_Nullable again)(int); }};\n"
            f"static int thrice_{k}(int x)\n{{\n\treturn x * 3;\n}}\n"
            f"static const struct {tag} readers_{k}[3] = {{{{whole_{k}, 0}}, {{ends_{k}, thrice_{k}}}, {{0, thrice_{k}}}}};\n"
            f"static uint64_t apply_{k}(uint64_t (*f)({other if g.slip(0.15) else contract}), const int *p __counted_by(n), size_t n)\n"
            f"{{\n\treturn f(p, n) + (n ? f(p + 1, n - 1) : 0);\n}}")
    n = v.n + (1 if g.slip(0.1) else 0)
    r = g.below(4)
    if r == 0:
        g.digest(f"apply_{k}({g.one('whole', 'ends')}_{k}, {v.name}, {n})")
    elif r == 1:
        p = g.name("p")
        g.put(f"const struct {tag} *{p} = &readers_{k}[{g.index(3)}];")
        if not g.slip(0.25):
            g.put(f"if ({p}->read)")
        g.put(f"\th += {p}->read({v.name}, {n});")
    elif r == 2:
        f = g.name("f")
        g.put(f"uint64_t (*{f})(const int *p __counted_by(n), size_t n) = {g.condition()} ? whole_{k} : ends_{k};")
        g.digest(f"{f}({v.name}, {n})")
    else:
        f = g.name("f")
        g.put(f"int (*_Nullable {f})(int) = readers_{k}[{g.index(3)}].again;")
        g.put(f"h += {f}(2);" if g.slip(0.25) else f"h += {f} ? {f}(2) : 7;")


@production(0.7)
def owner_callback(g):
    """A function value that takes, or gives, an owner."""
    tag, k = node(g), g.k
    f = g.made.get("keeper")
    if not f:
        f = g.made["keeper"] = f"keeper_{k}"
        end = clear(g)
        g.helpers.append(f"static uint64_t weigh_{k}(struct {tag} *__owned n)\n{{\n\tuint64_t h = n->v;\n\t{end}(n);\n\treturn h;\n}}")
        g.helpers.append(f"static uint64_t look_{k}(struct {tag} *n)\n{{\n\treturn n->v + n->w[1];\n}}")
        g.helpers.append(f"static uint64_t {f}(uint64_t (*f)(struct {tag} *__owned n), int v)\n{{\n\tstruct {tag} *__owned n = sd_new(struct {tag});\n"
                         f"\tn->v = v;\n\tuint64_t h = f(n);\n\treturn h{' + n->v' if g.slip(0.15) else ''};\n}}")
        g.helpers.append(f"static uint64_t lender_{k}(uint64_t (*f)(struct {tag} *n), struct {tag} *n)\n{{\n\treturn f(n) + n->v;\n}}")
    if g.chance(0.5):
        g.digest(f"{f}({'look' if g.slip(0.3) else 'weigh'}_{k}, {g.number(0)})")
        return
    o = g.need("new_node", "own", dead=0)
    if not o:
        return False
    g.digest(f"lender_{k}({'weigh' if g.slip(0.3) else 'look'}_{k}, {o.name})")


@production(0.7)
def hook(g):
    """A function value that changes a global, called while the global is lent."""
    if g.concurrent:
        return False
    tag, k = node(g), g.k
    f = g.made.get("hook")
    if not f:
        f = g.made["hook"] = f"hook_{k}"
        end = clear(g)
        g.globals.append(f"static struct {tag} *__owned _Nullable kept_{k};")
        g.helpers.append(
            f"static int {f}(int v)\n{{\n\t{end}(sd_take(kept_{k}));\n\tif (v & 1) {{\n\t\tstruct {tag} *__owned n = sd_new(struct {tag});\n"
            f"\t\tn->v = v;\n\t\tkept_{k} = n;\n\t}}\n\treturn v;\n}}\n"
            f"static int still_{k}(int v)\n{{\n\treturn v + 1;\n}}\n"
            f"static uint64_t visit_{k}(const struct {tag} *n, int (*f)(int))\n{{\n\tint v = n->v;\n\tv += f(v);\n\treturn v + n->v;\n}}")
    p = g.name("p")
    r = g.below(3)
    if not g.slip(0.4):
        g.digest(f"{f}({g.number(0)})")
        g.put(f"const struct {tag} *{p} = kept_{k};")
        g.put(f"if ({p})")
        g.put(f"\th += {p}->v;")
    elif r == 0:
        g.put(f"{f}(1);")
        g.put(f"if (kept_{k})")
        g.put(f"\th += visit_{k}(kept_{k}, {g.one(f, 'still_' + str(k))});")
    elif r == 1:
        g.put(f"{f}(1);")
        g.put(f"const struct {tag} *{p} = kept_{k};")
        g.put(f"int (*{p}f)(int) = {g.condition()} ? {f} : still_{k};")
        g.put(f"if ({p})")
        g.put(f"\th += {p}f(2) + {p}->v;")
    else:
        g.put(f"{f}(1);")
        g.put(f"const struct {tag} *{p} = kept_{k};")
        g.put(f"if ({p}) {{")
        g.put(f"\th += {f}(2);")
        g.put(f"\th += {p}->v;")
        g.put("}")
