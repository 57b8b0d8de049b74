"""Productions about numbers."""
from .generate import INTS, production


@production(3)
def read(g):
    g.digest(g.number(3))


@production(2)
def assign(g):
    to = g.place(writable=True)
    if not to:
        return False
    if g.chance(0.4):
        g.put(f"{to} {g.one('+', '-', '*', '|', '^', '&')}= {g.number(1)};")
    elif g.chance(0.2):
        g.put(f"{to}{g.one('++', '--')};")
    else:
        g.put(f"{to} = {g.number(2)};")


@production(2)
def declare_int(g):
    ty = g.among(INTS)
    v = g.name("v")
    value = g.number(2)
    g.put(f"{ty} {v} = {value};")
    g.add(v, "int", ty)


@production(1)
def set_on_paths(g):
    """Set on every path, or not."""
    ty, v = g.among(INTS), g.name("v")
    g.put(f"{ty} {v};")
    g.put(f"if ({g.condition()})")
    g.put(f"\t{v} = {g.number(1)};")
    if not g.slip(0.25):
        g.put("else")
        g.put(f"\t{v} = {g.number(1)};")
    g.digest(v)
    g.add(v, "int", ty)


@production(0.7)
def compound_shift(g):
    v = g.need("declare_int", "int", where=lambda v: not v.fixed and not v.const)
    if not v:
        return False
    by = g.number(1) if g.slip(0.3) else f"({g.number(0)}) & 7"
    g.put(f"{v.name} {g.one('<<', '>>')}= {by};")


@production(0.7)
def compound_division(g):
    v = g.need("declare_int", "int", where=lambda v: not v.fixed and not v.const)
    if not v:
        return False
    by = g.number(1) if g.slip(0.3) else f"({g.number(0)} & 7) + 1"
    g.put(f"{v.name} {g.one('/', '%')}= {by};")


@production(0.7)
def floating(g):
    v, ty = g.name("f"), g.one("double", "float")
    g.put(f"{ty} {v} = {g.number(1)};")
    g.put(f"{v} = {v} {g.one('+', '*', '-', '/')} {g.one('1.5', '3.0f', '0.25', '1e10', '1e30')};")
    g.digest(f"sd_as({g.one('int', 'uint8_t', 'int64_t', 'uint32_t', 'short')}, {v})")
    if g.chance(0.4):
        g.digest(f"{v} {g.one('<', '>', '==', '!=')} 2.0")


@production(0.7)
def enumeration(g):
    ty = g.made.get("enum")
    if not ty:
        ty = g.made["enum"] = f"color_{g.k}"
        g.types.append(f"enum {ty} {{ RED_{g.k}, GREEN_{g.k} = 5, BLUE_{g.k} }};")
    v = g.name("e")
    g.put(f"enum {ty} {v} = {g.one('RED', 'GREEN', 'BLUE')}_{g.k};")
    if g.chance(0.5):
        g.put(f"if ({g.condition()})")
        g.put(f"\t{v} = {g.one('RED', 'GREEN', 'BLUE')}_{g.k};")
    g.digest(f"{v} == GREEN_{g.k} ? 3 : {v}")
    g.add(v, "enum", ty)


@production(0.7)
def bit_fields(g):
    ty = g.made.get("bits")
    if not ty:
        ty = g.made["bits"] = f"bits_{g.k}"
        g.types.append(f"struct {ty} {{ unsigned a : 3, b : {g.one(5, 13, 29)}; int c : 7; uint8_t d; }};")
    v = g.name("s")
    g.put(f"struct {ty} {v} = {{{g.below(9)}, {g.below(9)}, {g.one('-3', '1', '63')}, {g.below(300)} & 255}};")
    g.put(f"{v}.{g.one('a', 'b', 'c', 'd')} {g.one('=', '+=', '-=', '^=')} {g.number(1)};")
    g.put(f"{v}.{g.one('a', 'b', 'c')}++;")
    g.digest(f"{v}.a * 3u + {v}.b + {v}.c + {v}.d")


@production(0.5)
def builtin(g):
    x = g.number(1)
    whole = g.slip(0.4)
    g.digest(g.one(
        f"__builtin_popcount({x})", f"__builtin_clz({x}{'' if whole else ' | 1'})",
        f"__builtin_ctzll({x}{'' if whole else ' | 8'})", f"__builtin_bswap32({x})",
        f"__builtin_rotateleft32({x}, 5)", f"__builtin_parity({x})", f"__builtin_ffs({x})",
        f"__builtin_expect(({x}) != 0, 1)", f"__builtin_bitreverse8({x})"))


@production(0.5)
def boolean(g):
    v = g.name("t")
    g.put(f"bool {v} = {g.number(2)};")
    if g.chance(0.5):
        g.put(f"{v} = !{v} || {g.condition()};")
    g.digest(v)
    g.add(v, "int", "bool", fixed=True, bound=2)


@production(0.5)
def comma(g):
    v = g.need("declare_int", "int", where=lambda v: not v.fixed and not v.const)
    if not v:
        return False
    g.digest(f"({v.name} {g.one('+', '^', '-')}= {g.number(1)}, {v.name})")


@production(0.4)
def sizes(g):
    v = g.pick("arr", "struct", "int", "arr2")
    if not v:
        return False
    g.digest(f"sizeof {v.name} + _Alignof({g.among(INTS)}) + sizeof({g.among(INTS)})")


@production(0.4)
def order(g):
    """Changed and used in one expression: refused, or defined."""
    v = g.need("declare_int", "int", where=lambda v: not v.fixed and not v.const)
    if not v:
        return False
    if g.slip(0.3):
        g.put(g.one(f"{v.name} = {v.name}++;", f"h += {v.name}++ + {v.name};", f"{v.name} = ++{v.name} + {v.name}--;"))
    else:
        g.put(g.one(f"h += {v.name}++;", f"{v.name} = {v.name} + 1, h ^= {v.name};", f"h -= --{v.name};"))


@production(0.3)
def elvis(g):
    g.digest(f"({g.number(1)}) ?: {g.number(0)}")
