"""Productions about results that are set under a condition (__out_if)."""
from .generate import production

CONDITIONS = ["ret == 0", "ret != 0", "ret == 2", "ret != -1", "ret", "!ret"]


def holds(condition, value):
    if condition in ("ret", "!ret"):
        return bool(value) == (condition == "ret")
    word, number = condition.split()[1:]
    return (value == int(number)) == (word == "==")


def helper(g):
    """A function with a condition: (name, condition, type of the object)."""
    if "outcome" in g.made and g.chance(0.6):
        return g.made["outcome"]
    f, condition = g.suffixed("ask"), g.one(*CONDITIONS)
    if "outcome pair" not in g.made:
        g.made["outcome pair"] = f"pair_{g.k}"
        g.types.append(f"struct pair_{g.k} {{ unsigned x; uint8_t y[2]; }};")
    ty = g.one("unsigned", "int", "uint64_t", f"struct pair_{g.k}")
    result = "bool" if condition in ("ret", "!ret") and g.chance(0.4) else g.one("int", "int", "long", "signed char")
    old = g.made.get("outcome")
    body = []
    for turn in range(2):
        value = g.one(-1, 0, 1, 2)
        if result == "bool":
            value = int(value > 0)
        wants = holds(condition, value)
        if wants != g.slip(0.12) or g.chance(0.2):
            body.append(write(g, "v", ty, wants and g.slip(0.1)))
        body.append(f"return {value};")
        if turn == 0:
            body = [f"if (x & {1 + g.below(3)}) {{"] + ["\t" + line for line in body] + ["}"]
            if old and old[2] == ty and g.chance(0.5):  # hand the question on
                body += [f"{old[3]} r = {old[0]}(x / 2, v);"] + hand_on(g, old, condition, result)
    g.helpers.append(f"static {result} {f}(unsigned x, {ty} *__out_if({condition}) v)\n{{\n" +
                     "".join(f"\t{line}\n" for line in body) + "}")
    g.made["outcome"] = (f, condition, ty, result)
    return g.made["outcome"]


def hand_on(g, old, condition, result):
    if old[1] == condition and old[3] == result:
        return g.one(["return r;"], ["if (r)", "\treturn r;"], ["if (x & 8)", f"\treturn {old[0]}(x, v);"])
    return g.one(["if (r == 5)", "\treturn r;"], ["(void)r;"])


def write(g, v, ty, partly=False):
    if not ty.startswith("struct"):
        return f"*{v} = x + {g.below(9)};"
    return f"{v}->x = x;" if partly else f"*{v} = ({ty}){{x, {{{g.below(9)}, 1}}}};"


def read(g, v, ty):
    return g.one(f"{v}.x", f"{v}.y[{g.index(2)}]") if ty.startswith("struct") else v


def test(g, r, condition):
    """A condition under which the object is set."""
    if condition in ("ret", "ret != 0"):
        return g.one(r, f"{r} != 0", f"!!{r}")
    if condition in ("!ret", "ret == 0"):
        return g.one(f"!{r}", f"{r} == 0", f"0 == {r}")
    return condition.replace("ret", r)


@production(0.8)
def out_if(g):
    """The result is tested, at once or later."""
    f, condition, ty, result = helper(g)
    v, r = g.name("v"), g.name("r")
    g.put(f"{ty} {v};")
    ask, use = f"{f}({g.number(0)}, &{v})", f"h = h * 3 + {read(g, v, ty)};"
    form = g.below(7)
    right = g.one(*CONDITIONS) if g.slip(0.2) else condition
    if form == 0:
        g.put(f"if ({test(g, ask, right)})")
        g.put(f"\t{use}")
    elif form == 1:
        g.put(f"{g.one(result, 'long')} {r} = {ask};")
        if g.slip(0.2):
            g.put(g.one(f"{r}++;", f"{r} = 0;", f"{r} = 2;", f"{r} = !{r};"))
        g.put(f"if ({test(g, r, right)}{g.one('', f' && {g.condition()}')})")
        g.put(f"\t{use}")
    elif form == 2:
        g.put(f"for (int {r} = 0; {r} < 3 && {test(g, ask, right)}; {r}++)")
        g.put(f"\t{use}")
    elif form == 3:
        g.put(f"bool {r} = {test(g, ask, right)};")
        g.put(f"if ({r}{g.one('', f' || {g.condition()}') if g.slip(0.3) else ''})")
        g.put(f"\t{use}")
    elif form == 4:
        g.put(f"{result} {r};")
        g.put(f"if ({r} = {ask}, {test(g, r, right)})")
        g.put(f"\t{use}")
    elif form == 5:
        g.put(f"switch ({ask}) {{")
        for value in (-1, 0, 1, 2):
            if result == "bool" and value not in (0, 1):
                continue
            g.put(f"case {value}:")
            if holds(condition, value) != g.slip(0.15):
                g.put(f"\t{use}")
            if not g.slip(0.2):
                g.put("\tbreak;")
        g.put("default:")
        g.put("\tbreak;")
        g.put("}")
    else:
        g.put(f"h += {test(g, ask, right)} ? {read(g, v, ty)} : 1;")
    if g.slip(0.15):
        g.put(use)


@production(0.8)
def out_if_flow(g):
    """Results and objects in any order, with jumps: the checker decides."""
    f, condition, ty, result = helper(g)
    v, w = g.name("v"), g.name("v")
    r, s, t = g.name("r"), g.name("r"), g.name("t")
    turns = g.name("i")
    g.put(f"{ty} {v}, {w};")
    fails = [g.one(*[n for n in ((0, 1) if result == "bool" else (-1, 0, 1, 3)) if not holds(condition, n)])]
    g.put(f"{result} {r} = {g.one(*fails)}, {s} = {g.one(*fails)};")
    g.put(f"bool {t} = false;")
    g.put(f"for (int {turns} = 0; {turns} < {1 + g.below(3)}; {turns}++) {{")

    def ask():
        return f"{f}({g.number(0)} + {turns}, &{w if g.slip(0.1) else v})"

    def guarded():
        return test(g, g.one(r, r, r, s), g.one(*CONDITIONS) if g.slip(0.1) else condition)

    for _ in range(2 + g.below(3)):
        g.put("\t" + g.one(
            f"{g.one(r, r, s)} = {ask()};", f"{g.one(r, s)} = {g.one(r, s)};", f"{g.one(r, s)} = {g.one(*fails)};",
            f"if ({g.condition()}) {r} = {ask()};", f"{r} = {r};", f"if ({guarded()}) h += {read(g, v, ty)};",
            f"if ({guarded()}) h += {read(g, w if g.slip(0.1) else v, ty)};", f"if ({guarded()}) continue;", f"if ({guarded()}) break;",
            f"{t} = {guarded()};", f"if ({t}) h += {read(g, v, ty)};", f"if (!({test(g, ask(), condition)})) break;",
            f"if (({r} = {ask()}) == {s}) break;",
            f"if ({guarded()} && {test(g, ask(), condition)}) h += {read(g, v, ty)};"))
    g.put("}")
    g.put(f"if ({t if g.chance(0.2) else guarded()})")
    g.put(f"\th += {read(g, v, ty)};")
