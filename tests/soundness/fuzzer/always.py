"""Productions about pointers that are never null in structs and arrays."""
from .generate import production


def commands(g):
    """struct command_K, functions to put into it, two tables of both."""
    k = g.k
    if g.made.get("command"):
        return g.made["command"]
    tag = g.made["command"] = f"command_{k}"
    rest = g.one("", "", "", "{0}") if g.slip(0.3) else f"{{4, less_{k}, &limit_{k}}}"
    first = f"{{3, more_{k}, &limit_{k}}}" if not g.slip(0.08) else g.one(f"{{3, more_{k}}}", "{3}", f"{{3, 0, &limit_{k}}}")
    each = f"{{more_{k}, less_{k}}}" if not g.slip(0.1) else g.one(f"{{more_{k}}}", f"{{[1] = less_{k}}}", f"{{more_{k}, 0}}", "{0}")
    if not g.slip(0.05):
        each = " = " + each
    else:
        each = ""
    g.helpers.append(f"static const int limit_{k} = 40;\n"
                     f"static int more_{k}(int x)\n{{\n\treturn x + 3;\n}}\n"
                     f"static int less_{k}(int x)\n{{\n\treturn x - 2;\n}}\n"
                     f"struct {tag} {{ int key; int (*run)(int); const int *__static limit; }};\n"
                     f"static const struct {tag} commands_{k}[2] = {{{first}{', ' + rest if rest else ''}}};\n"
                     f"static int (*steps_{k}[2])(int){each};")
    return tag


@production(0.8)
def never_null_table(g):
    """Calls through constant tables, by index and by pointer."""
    tag, k = commands(g), g.k
    r = g.below(3)
    if r == 0:
        g.digest(f"commands_{k}[{g.index(2)}].run(a) + *commands_{k}[1].limit")
    elif r == 1:
        p = g.name("p")
        g.put(f"const struct {tag} *{p} = &commands_{k}[{g.index(2)}];")
        g.digest(f"{p}->run(*{p}->limit) + {p}->key")
    else:
        if g.slip(0.4):
            g.put(f"steps_{k}[{g.index(2)}] = {g.one(f'more_{k}', '0', f'steps_{k}[0]')};")
        g.digest(f"steps_{k}[{g.index(2)}](b)")


@production(0.8)
def never_null_local(g):
    """Locals with such pointers: whole, by field, after a branch, by copy."""
    tag, k = commands(g), g.k
    c = g.name("c")
    r = g.below(4)
    if r == 0:
        init = f"{{{g.below(9)}, more_{k}, &limit_{k}}}" if not g.slip(0.3) else g.one("{0}", "{}", f"{{1, less_{k}}}", f"{{.limit = &limit_{k}}}")
        g.put(f"struct {tag} {c} = {init};")
    elif r == 1:
        g.put(f"struct {tag} {c};")
        g.put(f"{c}.run = less_{k};")
        if not g.slip(0.2):
            g.put(f"{c}.limit = commands_{k}[{g.index(2)}].limit;")
        if not g.slip(0.2):
            g.put(f"{c}.key = a;")
    elif r == 2:
        g.put(f"struct {tag} {c};")
        g.put(f"if ({g.condition()})")
        g.put(f"\t{c} = commands_{k}[1];")
        if not g.slip(0.3):
            g.put(f"else\n\t\t{c} = (struct {tag}){{2, more_{k}, &limit_{k}}};")
    else:
        g.put(f"struct {{ int n; struct {tag} each[2]; int (*also[2])(int); }} {c}s = "
              + (f"{{1, {{commands_{k}[0], commands_{k}[1]}}, {{more_{k}, less_{k}}}}};" if not g.slip(0.3) else
                 g.one(f"{{1, {{commands_{k}[0]}}, {{more_{k}, less_{k}}}}};", f"{{1, {{commands_{k}[0], commands_{k}[1]}}}};",
                       f"{{1, {{commands_{k}[0], commands_{k}[1]}}, {{more_{k}}}}};", "{.n = 2};")))
        g.put(f"struct {tag} {c} = {c}s.each[{g.index(2)}];")
        g.digest(f"{c}s.also[{g.index(2)}](3)")
    g.digest(f"{c}.run(*{c}.limit)")


@production(0.3)
def never_null_new(g):
    """On the heap such an object would start as null; a local is set whole."""
    tag = commands(g)
    o = g.name("o")
    if not g.slip(0.2):
        g.put(f"struct {tag} {o} = commands_{g.k}[{g.index(2)}];")
        g.digest(f"{o}.run({g.number(0)})")
        return
    g.put(f"struct {tag} *__owned {o} = sd_new(struct {tag});")
    g.digest(f"{o}->run(1)")
    g.put(f"sd_free({o});")
