"""Productions about functions: parameters of each kind, results, callbacks."""
from .generate import production, Var, INTS
from .memory import of


@production(1.2)
def scalar_helper(g):
    f = g.made.get("scalar")
    if g.function_depth and (not f or not g.slip(0.02)):
        return False
    if not f:
        f = g.made["scalar"] = f"mix_{g.k}"
        x, y = g.among(INTS), g.among(INTS)
        g.function(f"static uint64_t {f}({x} a, {y} b)", [Var("a", "int", x), Var("b", "int", y)],
                   1 + g.below(2), "return h;")
    g.digest(f"{f}({g.number(1)}, {g.number(1)})")


@production(1.5)
def counted_helper(g):
    v = g.need(g.one("array", "new_array"), "arr", "ownarr", "ptr")
    if not v or not v.ty:
        return False
    key = "counted" + v.ty
    f = g.made.get(key)
    if not f:
        f = g.made[key] = g.suffixed("sum")
        wrong = g.slip(0.15)
        form = g.below(4)
        head = (f"static uint64_t {f}(const {v.ty} *p __counted_by(n), size_t n)" if form < 3
                else f"static uint64_t {f}(size_t n, const {v.ty} p[n])")
        body = g.one(
            "\tfor (size_t i = 0; i < n%s; i++)\n\t\th = h * 3 + p[i];" % (" + 1" if wrong else ""),
            "\twhile (n--)\n\t\th = h * 5 + *p++;",
            "\tconst %s *q = p;\n\tfor (size_t i = 0; i < n; i++, q++)\n\t\th ^= *q + i;" % v.ty,
            "\tif (n > 1) {\n\t\tp += 1;\n\t\th += p[n - 2];\n\t}",
            "\tn += %d;\n\tif (n > 2)\n\t\th += p[n - 3];" % (1 if not wrong else 3))
        g.helpers.append(f"{head}\n{{\n\tuint64_t h = 0;\n{body}\n\treturn h;\n}}")
        g.made[f + "order"] = form < 3
    n = v.n + (g.one(1, 2, 100) if g.slip(0.1) else 0)
    if g.chance(0.3):
        n = g.one(f"{v.n} > (a & 7) ? a & 7 : {v.n}", f"b % {v.n + 1}")
    g.digest(f"{f}({v.name}, {n})" if g.made[f + "order"] else f"{f}({n}, {v.name})")


@production(0.9)
def fill_helper(g):
    v = g.need(g.one("array", "new_array"), "arr", "ownarr", "ptr", where=lambda v: not v.const)
    if not v or not v.ty:
        return False
    f = g.made.get("fill" + v.ty)
    if not f:
        f = g.made["fill" + v.ty] = g.suffixed("set")
        g.helpers.append(f"static void {f}({v.ty} *p __counted_by(n * {g.one(1, 1, 2)}), unsigned n, int x)\n{{\n"
                         f"\tfor (unsigned i = 0; i < n; i++)\n\t\tp[i] = x + i;\n}}")
    g.put(f"{f}({v.name}, {g.below(v.n + 1) + (v.n if g.slip() else 0)}, {g.number(1)});")


@production(0.8)
def copy_helper(g):
    x = g.need(g.one("array", "new_array"), "arr", "ownarr", where=lambda v: not v.const)
    y = g.pick("arr", "ownarr", "ptr", where=lambda v: x and v.ty == x.ty)
    if not x or not y or x.ty != y.ty:
        return False
    f = g.made.get("copy" + x.ty)
    if not f:
        f = g.made["copy" + x.ty] = g.suffixed("copy")
        more = g.slip(0.2)
        g.helpers.append(f"static void {f}({x.ty} *to __counted_by(n), const {x.ty} *from __counted_by({'m' if more else 'n'}), size_t n"
                         f"{', size_t m' if more else ''})\n{{\n{'	(void)m;' if more else ''}\twhile (n--)\n\t\t*to++ = *from++;\n}}")
        g.made[f + "extra"] = f", {y.n}" if more else ""
    g.put(f"{f}({x.name}, {y.name}, {min(x.n, y.n) + (1 if g.slip() else 0)}{g.made.get(f + 'extra', '')});")


@production(1)
def struct_helper(g):
    v = g.need("struct_local", "struct", "sptr")
    if not v or v.kind == "sptr" and v.ty.startswith("node"):
        return False
    at = f"&{v.name}" if v.kind == "struct" else v.name
    f = g.made.get("visit" + v.ty)
    if g.function_depth and (not f or not g.slip(0.02)):
        return False
    if not f:
        f = g.made["visit" + v.ty] = g.suffixed("visit")
        const = g.chance(0.3)
        g.function(f"static uint64_t {f}({'const ' if const else ''}struct {v.ty} *p, unsigned b)",
                   [Var("p", "sptr", v.ty, fields=v.fields, const=const), Var("b", "int", "unsigned")],
                   1 + g.below(2), "return h;")
        g.helpers[-1] = g.helpers[-1].replace("{\n", "{\n\tunsigned a = b & 3;\n", 1)
    if v.const:
        return False if not g.slip(0.2) else g.digest(f"{f}({at}, 1)")
    g.digest(f"{f}({at}, {g.number(1)})")


@production(0.7)
def struct_by_value(g):
    v = g.need("struct_local", "struct")
    if not v:
        return False
    f = g.made.get("value" + v.ty)
    if not f:
        f = g.made["value" + v.ty] = g.suffixed("value")
        g.helpers.append(f"static struct {v.ty} {f}(struct {v.ty} s, int a)\n{{\n\tint b = a;\n\t(void)b;\n\t"
                         f"{g.field_in('s.', v.fields)} = a;\n\treturn s;\n}}")
    if g.chance(0.5):
        g.put(f"{v.name} = {f}({v.name}, {g.number(1)});")
    else:
        g.digest(f"{f}({v.name}, {g.number(0)}).{g.field_in('', v.fields)}")


@production(0.8)
def returned_borrow(g):
    v = g.need("struct_local", "struct", "sptr", where=lambda v: not v.const and not v.ty.startswith("node"))
    if not v:
        return False
    simple = [f for f in v.fields if not f[3]]
    if not simple:
        return False
    f = g.made.get("member" + v.ty)
    if not f:
        f = g.made["member" + v.ty] = g.suffixed("member")
        name, _, n, _ = g.among(simple)
        local = g.slip(0.1)
        g.helpers.append(
            f"static struct {v.ty} *{f}(struct {v.ty} *p, unsigned a)\n{{\n\tif (a & 1)\n\t\tp->{name}{f'[a % {n}]' if n else ''} = a;\n" +
            (f"\tstruct {v.ty} s = *p;\n\treturn &s;\n}}" if local else "\treturn p;\n}"))
    at = f"&{v.name}" if v.kind == "struct" else v.name
    p = g.name("p")
    g.put(f"struct {v.ty} *{p} = {f}({at}, {g.number(0)});")
    g.digest(g.field_in(f"{p}->", v.fields))
    g.add(p, "sptr", v.ty, 1, deps=[v.name] + list(v.deps), fields=v.fields)


@production(0.7)
def returned_counted(g):
    v = g.need(g.one("array", "new_array"), "arr", "ownarr")
    if not v:
        return False
    f = g.made.get("skip" + v.ty)
    if not f:
        f = g.made["skip" + v.ty] = g.suffixed("skip")
        over = g.slip(0.15)
        g.helpers.append(
            f"static const {v.ty} *{f}(const {v.ty} *p __counted_by(n), size_t n, size_t k) __counted_by(n - k);\n"
            f"static const {v.ty} *{f}(const {v.ty} *p, size_t n, size_t k)\n{{\n\t(void)n;\n\treturn p + k{' + 1' if over else ''};\n}}")
    p = g.name("p")
    k = g.below(v.n) + (v.n if g.slip() else 0)
    g.put(f"const {v.ty} *{p} = {f}({v.name}, {v.n}, {k});")
    g.digest(f"{p}[{g.index(max(1, v.n - k))}]")
    g.add(p, "ptr", v.ty, max(1, v.n - k), deps=[v.name], const=True)


@production(0.8)
def out_parameter(g):
    f = g.made.get("out")
    if not f:
        f = g.made["out"] = f"find_{g.k}"
        skip = g.slip(0.2)
        g.helpers.append(
            f"static bool {f}(const int *p __counted_by(n), size_t n, int wanted, size_t *__out at)\n{{\n" +
            ("" if skip else "\t*at = 0;\n") +
            "\tfor (size_t i = 0; i < n; i++)\n\t\tif (p[i] == wanted) {\n\t\t\t*at = i;\n\t\t\treturn true;\n\t\t}\n\treturn false;\n}")
    v = g.need("array", "arr", "ownarr", "ptr", where=of("int"))
    if not v:
        return False
    at = g.name("v")
    g.put(f"size_t {at};")
    g.put(f"bool {at}k = {f}({v.name}, {v.n}, {g.number(0)}, &{at});")
    g.digest(f"{at} * 2 + {at}k + {v.name}[{at}]")


@production(0.6)
def inout_parameter(g):
    v = g.need("declare_int", "int", where=lambda v: v.ty in ("int", "uint32_t", "size_t") and not v.fixed)
    if not v:
        return False
    f = g.suffixed("bump")
    g.helpers.append(f"static void {f}({v.ty} *__inout x)\n{{\n\t*x = *x * 3 + {g.below(9)};\n}}")
    g.put(f"{f}(&{v.name});")


@production(0.7)
def swap_helper(g):
    v = g.need("array", "arr", "ptr", where=lambda v: not v.const)
    if not v or not v.ty:
        return False
    f = g.made.get("exchange" + v.ty)
    if not f:
        f = g.made["exchange" + v.ty] = g.suffixed("exchange")
        g.helpers.append(f"static void {f}({v.ty} *x, {v.ty} *y)\n{{\n\t{v.ty} t = *x;\n\t*x = *y;\n\t*y = t;\n}}")
    g.put(f"{f}(&{v.name}[{g.index(v.n)}], &{v.name}[{g.index(v.n)}]);")


@production(0.7)
def function_pointer(g):
    f = g.made.get("op")
    if not f:
        f = g.made["op"] = f"op_{g.k}"
        g.helpers.append(f"static int twice_{g.k}(int x)\n{{\n\treturn x * 2;\n}}")
        g.helpers.append(f"static int negate_{g.k}(int x)\n{{\n\treturn -x;\n}}")
        g.helpers.append(f"static int {f}(int (*f)(int), int x)\n{{\n\treturn f(x) + 1;\n}}")
        g.made["ops null"] = g.chance(0.7)
        g.helpers.append(f"static int (*const {'_Nullable ' if g.made['ops null'] else ''}ops_{g.k}[2])(int) = {{twice_{g.k}, negate_{g.k}}};")
    r = g.below(4)
    pair = f"twice_{g.k}", f"negate_{g.k}"
    if r == 0:
        v = g.name("f")
        g.put(f"int (*{v})(int) = {g.condition()} ? {pair[0]} : {pair[1]};")
        g.digest(f"{v}({g.number(0)})")
    elif r == 1:
        g.digest(f"{f}({g.one(*pair)}, {g.number(1)})")
    elif r == 2:
        v = g.name("f")
        if g.made["ops null"]:
            g.put(f"int (*_Nullable {v})(int) = ops_{g.k}[{g.index(2)}];")
            if not g.slip(0.3):
                g.put(f"if ({v})")
            g.put(f"\th += {v}({g.number(0)});")
        else:
            g.digest(f"ops_{g.k}[{g.index(2)}]({g.number(0)})")
    else:
        v = g.name("f")
        g.put(f"int (*{'' if g.slip(0.3) else '_Nullable '}{v})(int) = 0;")
        g.put(f"if ({g.condition()})")
        g.put(f"\t{v} = {g.one(*pair)};")
        if not g.slip(0.3):
            g.put(f"if ({v})")
        g.put(f"\th += {v}(3);")


@production(0.6)
def counted_callback(g):
    v = g.need("array", "arr", "ownarr", where=of("int"))
    if not v:
        return False
    f = g.made.get("each")
    if not f:
        f = g.made["each"] = f"each_{g.k}"
        n = "n - 1" if g.slip(0.2) else "n"
        g.helpers.append(f"static uint64_t last_{g.k}(const int *p __counted_by(n), size_t n)\n{{\n\treturn n ? p[{n} - 1] : 0;\n}}")
        g.helpers.append(f"static uint64_t {f}(uint64_t (*f)(const int *p __counted_by(n), size_t n), const int *p __counted_by(n), size_t n)\n"
                         f"{{\n\treturn f(p, n) + (n ? f(p + 1, n - 1) : 0);\n}}")
    g.digest(f"{f}(last_{g.k}, {v.name}, {v.n + (1 if g.slip() else 0)})")


@production(0.5)
def recursion(g):
    f = g.made.get("deep")
    if not f:
        f = g.made["deep"] = f"deep_{g.k}"
        g.helpers.append(
            f"static uint64_t {f}(const uint8_t *p __counted_by(n), size_t n, int depth)\n{{\n\tif (depth <= 0 || n == 0)\n\t\treturn 1;\n"
            f"\tuint8_t own[2] = {{p[0], p[n - 1]}};\n\treturn own[depth & 1] + {f}(p + 1, n - 1, depth - 1) + {f}(own, {3 if g.slip(0.2) else 2}, depth - 3);\n}}")
    v = g.pick("arr", where=lambda v: v.ty == "uint8_t")
    if v:
        g.digest(f"{f}({v.name}, {v.n}, {g.below(7)})")
    else:
        n = 1 + g.below(5)
        p = g.name("r")
        g.put(f"uint8_t {p}[{n}] = {{{g.below(200)}}};")
        g.add(p, "arr", "uint8_t", n)
        g.digest(f"{f}({p}, {n}, {g.below(7)})")


@production(0.5)
def global_effect(g):
    """A borrow of a global across a call that changes the global."""
    if g.concurrent:
        return False
    g.need("global_data", "arr", "struct", where=lambda v: v.name.startswith("g") and not v.const)
    ints = [v for v in g.scopes[0] if v.kind in ("arr", "struct") and v.name.startswith("g") and not v.const]
    v = g.among(ints)
    if not v:
        return False
    f = g.suffixed("touch")
    at = f"{v.name}[0]" if v.kind == "arr" else None
    if not at:
        simple = [x for x in v.fields if not x[2] and not x[3]]
        if not simple:
            return False
        at = f"{v.name}.{simple[0][0]}"
    g.helpers.append(f"static int {f}(int x)\n{{\n\t{at} += x;\n\treturn {at};\n}}")
    p = g.name("p")
    g.put(f"__typeof__({at}) *{p} = &{at};")
    if g.chance(0.5):
        g.digest(f"*{p}")
    g.digest(f"{f}({g.number(0)})")
    if g.slip(0.4):
        g.digest(f"*{p}")


@production(0.4)
def explicit_fault(g):
    g.put(f"if (({g.number(1)}) == 77)")
    g.put('\tsd_fault("here");')


@production(0.5)
def aliased(g):
    """Two pointers that may be one."""
    v = g.need("array", "arr", where=of("int"))
    if not v:
        return False
    p, q = g.name("p"), g.name("q")
    g.put(f"int *{p} = &{v.name}[{g.index(v.n)}];")
    g.put(f"int *{q} = &{v.name}[{g.index(v.n)}];")
    g.put(g.one(f"*{p} = *{q} + 1;", f"*{p} += *{q};", f"h += *{p} + *{q};"))
    if g.slip(0.2):
        g.put(f"h += (*{p})++ + *{q};")
    g.add(p, "ptr", "int", 1, deps=[v.name])
