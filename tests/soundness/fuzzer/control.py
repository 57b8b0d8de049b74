"""Productions about control flow. Every loop ends: its counter is its own."""
from .generate import production


@production(1.5)
def if_else(g):
    g.block(1 + g.below(2), f"if ({g.condition()}) {{", "}")
    if g.chance(0.4):
        g.lines[-1] = g.lines[-1][:-1] + "} else {"
        g.enter()
        for _ in range(1 + g.below(2)):
            g.statement()
        g.leave()
        g.put("}")


@production(1.5)
def for_loop(g):
    if len(g.scopes) > 3:
        return False
    n, i = 1 + g.below(6), g.name("i")
    ty = g.one("size_t", "int", "unsigned", "uint8_t")
    g.put(f"for ({ty} {i} = 0; {i} < {n}; {i}++) {{")
    g.enter()
    g.add(i, "int", ty, fixed=True, bound=n)
    for _ in range(1 + g.below(2)):
        g.statement()
    if g.chance(0.2):
        g.put(f"if ({g.condition()})")
        g.put(f"\t{g.one('break', 'continue')};")
    g.leave()
    g.put("}")


@production(0.8)
def while_loop(g):
    if len(g.scopes) > 3:
        return False
    i = g.name("i")
    n = 1 + g.below(5)
    g.put(f"int {i} = {n};")
    if g.chance(0.5):
        g.put(f"while ({i}-- > 0) {{")
        g.enter()
        g.add(i + "", "int", "int", fixed=True, bound=n)
        g.statement()
        g.leave()
        g.put("}")
    else:
        g.put("do {")
        g.enter()
        g.statement()
        g.leave()
        g.put(f"}} while (--{i} > 0 && ({g.condition()}));")


@production(1)
def switch(g):
    g.put(f"switch (({g.number(1)}) & 3) {{")
    for case in ("case 0:", "case 1:", g.one("case 2:", "default:")):
        if g.chance(0.8):
            g.put(case)
            g.enter()
            g.put("{")
            g.enter()
            g.statement()
            g.leave()
            g.put("}")
            if g.chance(0.7):
                g.put("break;")
            elif g.chance(0.5):
                g.put("__attribute__((fallthrough));")
                g.lines.pop()
            g.leave(close=False)
    g.put("}")


@production(0.6)
def goto_forward(g):
    label = g.name("L")
    g.put(f"if ({g.condition()})")
    g.put(f"\tgoto {label};")
    g.put("{")
    g.enter()
    g.statement()
    g.leave()
    g.put("}")
    g.indent -= 1
    g.put(f"{label}:;")
    g.indent += 1


@production(0.5)
def goto_back(g):
    if len(g.scopes) > 3:
        return False
    label, i = g.name("L"), g.name("i")
    g.put(f"int {i} = 0;")
    g.put(f"{label}:;")
    g.put("{")
    g.enter()
    g.statement()
    g.leave()
    g.put("}")
    g.put(f"if (++{i} < {1 + g.below(4)})")
    g.put(f"\tgoto {label};")
    g.add(i, "int", "int")


@production(0.5)
def early_return(g):
    """Only where nothing is owned."""
    if g.function_depth or any("close" in v.more and v.live for s in g.scopes for v in s) and not g.slip(0.3):
        return False
    g.put(f"if ({g.condition()})")
    g.put("\treturn h;")


@production(0.4)
def dead_variable(g):
    """A pointer out of a block: refused if it leads to what ended."""
    p, v, w = g.name("p"), g.name("v"), g.name("v")
    g.put(f"int {w} = {g.below(9)};")
    g.put(f"int *{p} = &{w};")
    g.put("{")
    g.put(f"\tint {v}[2] = {{{g.below(9)}, {g.below(9)}}};")
    if g.chance(0.5):
        g.put(f"\tif ({g.condition()})")
        g.put(f"\t\t{p} = {v};")
    else:
        g.put(f"\t{p} = &{v}[{g.index(2)}];")
    g.put(f"\th += *{p};")
    g.put("}")
    if g.slip(0.3):
        g.digest(f"*{p}")
    else:
        g.put(f"{p} = &{w};")
        g.digest(f"*{p}")
