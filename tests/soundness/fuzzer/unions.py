"""Productions about unions: of bits, and with a tag."""
from .generate import production


@production(0.8)
def bits_union(g):
    tag = g.made.get("union")
    if not tag:
        tag = g.made["union"] = f"word_{g.k}"
        g.types.append(g.one(
            f"union {tag} {{ uint32_t u; float f; uint8_t b[4]; uint16_t s[2]; }};",
            f"union {tag} {{ uint32_t u; int32_t f; uint8_t b[4]; uint16_t s[2]; }};",
            f"union {tag} {{ uint32_t u; int32_t f; uint8_t b[4]; uint16_t s[{3 if g.slip(0.3) else 2}]; }};"))
    v = g.name("n")
    g.put(f"union {tag} {v} = {{{g.number(0)}}};")
    for _ in range(1 + g.below(2)):
        g.put(g.one(f"{v}.u = {g.number(1)};", f"{v}.b[{g.index(4)}] = {g.number(0)};", f"{v}.s[{g.index(2)}]++;",
                    f"{v}.f = {g.below(9)};"))
    g.digest(g.one(f"{v}.u", f"{v}.b[{g.index(4)}]", f"{v}.s[{g.index(2)}]", f"{v}.u + {v}.b[0]"))


def tagged(g):
    if "tagged" not in g.made:
        k = g.k
        g.made["tagged"] = f"value_{k}"
        g.types.append(f"enum kind_{k} {{ NONE_{k}, NUMBER_{k}, TEXT_{k}, PAIR_{k} }};")
        g.types.append(
            f"struct value_{k} {{ enum kind_{k} kind; union {{ int64_t i; uint8_t t[8]; struct {{ int x, y; }} p; }} u "
            f"__tagged(kind, NUMBER_{k}, TEXT_{k}, PAIR_{k}); int tail; }};")
    return g.made["tagged"]


ARMS = [("NUMBER", "u.i", "{x}"), ("TEXT", "u.t", "{{{x} & 127}}"), ("PAIR", "u.p", "{{{x}, 3}}")]


def tagged_value(g):
    kind, arm, shape = g.among(ARMS)
    if g.slip(0.15):
        kind = g.among(ARMS)[0]
    return f"(struct {tagged(g)}){{.kind = {kind}_{g.k}, .{arm} = {shape.format(x=g.below(99))}}}"


@production(1)
def new_tagged(g):
    tag, v = tagged(g), g.name("y")
    if g.chance(0.2):
        g.put(f"struct {tag} {v} = {{0}};")
    else:
        g.put(f"struct {tag} {v} = {tagged_value(g)};")
    g.add(v, "tagged", tag)


@production(1.2)
def read_tagged(g):
    v = g.need("new_tagged", "tagged", dead=0)
    if not v:
        return False
    k, y = g.k, v.name
    reads = {"NUMBER": f"{y}.u.i", "TEXT": f"{y}.u.t[{g.index(8)}]", "PAIR": f"{y}.u.p.x + {y}.u.p.y"}
    r = g.below(4)
    wrong = g.slip(0.3)
    kind = g.one(*reads)
    arm = reads[g.one(*reads)] if wrong else reads[kind]
    if r == 0:
        g.put(f"if ({y}.kind == {kind}_{k}) {{")
        if g.slip(0.25):
            g.put(f"\t{y} = {tagged_value(g)};")
        g.put(f"\th += {arm};")
        g.put("}")
    elif r == 1:
        g.put(f"switch ({y}.kind) {{")
        for one in reads:
            g.put(f"case {one}_{k}:")
            g.put(f"\th += {arm if wrong else reads[one]};")
            if not g.slip(0.15):
                g.put("\tbreak;")
        g.put("default:")
        g.put(f"\th += {reads[kind] if g.slip(0.1) else 5};")
        g.put("}")
    elif r == 2:
        g.put(f"{y} = {tagged_value(g)};")
    else:
        f = g.made.get("show")
        if not f:
            f = g.made["show"] = f"show_{k}"
            g.helpers.append(
                f"static uint64_t {f}(struct {v.ty} *v, int c)\n{{\n\tif (v->kind != NUMBER_{k})\n\t\treturn 3;\n"
                f"\tint64_t *p = &v->u.i;\n" + (f"\t*v = {tagged_value(g)};\n" if g.slip(0.3) else "") +
                f"\t*p += c;\n\treturn *p;\n}}")
        g.digest(f"{f}(&{y}, {g.number(0)})")


@production(0.8)
def tagged_owner(g):
    """Arms that own, borrowed while the tag changes."""
    k = g.k
    tag = g.made.get("box")
    if not tag:
        tag = g.made["box"] = f"box_{k}"
        g.types.append(
            f"enum what_{k} {{ EMPTY_{k}, INLINE_{k}, HEAP_{k} }};\n"
            f"struct box_{k} {{ enum what_{k} what; union {{ uint64_t i; int *__owned _Nullable o; }} u "
            f"__tagged(what, INLINE_{k}, HEAP_{k}); }};")
    v, o, p = g.name("y"), g.name("o"), g.name("p")
    g.put(f"int *__owned {o} = sd_new(int);")
    g.put(f"*{o} = {g.number(0)};")
    g.put(f"struct {tag} {v} = {{.what = HEAP_{k}, .u.o = {o}}};")
    g.put(f"if ({v}.what == HEAP_{k}) {{")
    g.put(f"\tint *{p} = {v}.u.o;")
    early = g.slip(0.3)
    if early:
        g.put(g.one(f"\tsd_free(sd_take({v}.u.o));", f"\t{v} = (struct {tag}){{.what = INLINE_{k}, .u.i = 0x41414141}};"))
    g.put(f"\tif ({p})")
    g.put(f"\t\th += *{p};")
    if not early:
        g.put(f"\tsd_free(sd_take({v}.u.o));")
    g.put("}")
