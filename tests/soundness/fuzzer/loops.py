"""Productions about loops over counted arrays: those that the prover takes checks
out of, and others that look like them."""
from .generate import production
from .memory import of

# {p} the array, {n} its count, {t} the counter's type; what stands in {right|wrong}
# is wrong at a slip. Shapes of the second list leave early, so they are helpers.
SHAPES = [
    "for ({t} i = 0; i {<|<=} {n}; i++)\n\th = h * 3 + {p}[i];",
    "{t} i = 0;\nif ({n})\n\tdo\n\t\th = h * 3 + {p}[i];\n\twhile ({++i|i++} < {n});",
    "for ({t} i = {n|n + 1}; i-- > 0;)\n\th = h * 3 + {p}[i];",
    "for (int i = {n}; --i >= {0|-1};)\n\th = h * 3 + {p}[i];",
    "for ({t} i = 1; i <= {n}; i++)\n\th ^= {p}[i{ - 1|}] * i;",
    "for ({t} i = 0; i + 1 < {n}; i += {2|3})\n\th += {p}[i] * {p}[i + {1|2}];",
    "for ({t} i = 0; i < {n}; i += {3})\n\th = h * 5 + {p}[i{| + 1}];",
    "for ({t} i = 2; i < {n}; i += i{|- 1})\n\th += {p}[i{| + 1}] ^ i;",
    "for ({t} i = 0, k = {n}; i < k;) {\n\th = h * 3 + {p}[i++];\n\th += {p}[{--k|k--}];\n}",
    "for (size_t i = 0; i < {n}; i++)\n\tfor (size_t k = 0; k <= i{| + 1}; k++)\n\t\th = h * 3 + ({p}[k] ^ {p}[i]);",
    "for ({t} i = 0; i < {n}; i++)\n\tfor ({t} k = i{ + 1|}; k < {n}; k++)\n\t\th += {p}[k] * {p}[k - {i|i - 1}];",
    "for ({t} i = 1; i {+ 1 |}< {n}; i++)\n\th += {p}[i - 1] + {p}[i] * {p}[i + 1];",
    "size_t lo = 0, hi = {n};\nwhile (lo {<|<=} hi) {\n\tsize_t mid = {lo + (hi - lo) / 2|lo + (hi - lo + 1) / 2};\n"
    "\tif ({p}[mid] < x)\n\t\tlo = mid + 1;\n\telse\n\t\thi = mid;\n}\nh += lo;",
    "size_t lo = 0, hi = {n};\nwhile (lo < hi) {\n\tsize_t mid = (lo + hi) / 2;\n\tif ({p}[mid{| + 1}] < x)\n\t\tlo = mid + 1;\n"
    "\telse\n\t\thi = mid;\n}\nh += lo;",
    "if ({n} && ({n} & ({n} - 1)) == {0|x})\n\tfor ({t} i = 0; i < 20; i++)\n\t\th = h * 3 + {p}[(i * 7) & ({n}{ - 1|})];",
    "if ({n} > {0|1})\n\tfor ({t} i = 0; i < 11; i++)\n\t\th = h * 3 + {p}[i % {n|(n + 1)}];",
    "size_t k = {n};\nwhile (k{--|})\n\th = h * 3 + {p}[k{|--}];",
    "{t} i = 0;\nif ({n} {> 0|>= 0})\n\tdo\n\t\th = h * 3 + {p}[i];\n\twhile (++i {<|<=} {n});",
    "size_t i = 0;\nwhile (i {<|<=} {n} && {p}[i] != x)\n\ti++;\nh += i < {n} ? {p}[i] : 1;",
    "size_t k = 0;\nif ({n})\n\tfor (int i = 0; i < 13; i++) {\n\t\th = h * 3 + {p}[k];\n\t\tif (++k {==|>} {n})\n\t\t\tk = 0;\n\t}",
    "const int *q = {p}, *e = q + {n};\nwhile (q {<|<=} e)\n\th = h * 3 + *q++;",
    "const int *q = {p}, *e = q + {n};\nfor (; q != e; q{++| += 2})\n\th = h * 3 + *q;",
    "const int *q = {p};\nfor (size_t k = {n}; k; k--, q++)\n\th = h * 3 + {*q|q[1]};",
    "const int *q = {p};\nfor (size_t k = {n}; k > 1; k -= 2) {\n\th += q[0] ^ q[1];\n\tq += {2|3};\n}",
    "for ({t} i = {n}; i > {1|0}; i--)\n\th = h * 3 + ({p}[i - 1] - {p}[i - 2]);",
    "if ({n} > {0|x})\n\tfor ({t} i = 0; i < {n} - 1; i++)\n\t\th += {p}[i] ^ {p}[i + 1];",
    "uint8_t i = {n};\nwhile (i--)\n\th = h * 3 + {p}[i{| + 1}];",
    "for (uint8_t i = {0|255}; i < {n}; i++)\n\th = h * 3 + {p}[i] + {p}[{n} - 1 - i{|- 1}];",
    "for (unsigned i = 0; i < 2 * {n}; i += 2)\n\th = h * 3 + {p}[i / {2|1}];",
    "for (unsigned i = {n}; i / 2 > 0; i /= 2)\n\th = h * 3 + {p}[i{ - 1|}];",
    "for (int i = 0, k = {n}; i < k; i++, k--)\n\th = h * 3 + ({p}[i] ^ {p}[k{ - 1|}]);",
    "for (long i = {n}; i > 0; i -= {2|3})\n\th = h * 3 + {p}[i {- 1|- 2}];",
    "size_t k = 0;\nfor ({t} i = 0; i < {n}; i++)\n\tif ({p}[i] & 1)\n\t\tk{++| += 2};\nfor (size_t i = 0; i < k; i++)\n\th = h * 3 + {p}[i];",
    "for ({t} i = 0; i < {n}; i++) {\n\tif ({p}[i] == x)\n\t\t{i++|i += 2};\n\th = h * 3 + {p}[i{|}];\n}",
    "switch (x & 3) {\ncase 1:\n\tif ({n} > {1|0})\n\t\th += {p}[1];\ncase 2:\n\tif ({n})\n\t\th += {p}[{n} {- 1|- 2}];\n}",
]
RETURNING = [
    "if (n < {2|1})\n\treturn 1;\nfor ({t} i = 0; i < n - 1; i++)\n\th += p[i] ^ p[i + 1];",
    "for ({t} i = 0;; i++) {\n\tif (i {==|>} n)\n\t\treturn h;\n\th = h * 3 + p[i];\n}",
    "if (n == 0 || (n & (n - 1)))\n\treturn {1|h};\nfor ({t} i = 0; i < 40; i += 3)\n\th = h * 3 + p[i & {(n - 1)|n}];",
    "{t} i = 0;\nagain:\n\tif (i {>=|>} n)\n\t\treturn h;\n\th = h * 3 + p[i++];\n\tgoto again;",
    "while (n) {\n\tif (*p {==|>} 0)\n\t\treturn h;\n\th = h * 3 + *p;\n\tp++;\n\tn--;\n}",
    "n += {0|1};\nif (n > 3)\n\tn = {3|4};\nfor ({t} i = 0; i < n; i++)\n\th = h * 3 + p[i];",
    "for ({t} i = 0; i < n; i++) {\n\th = h * 3 + p[i];\n\tif (h & 1)\n\t\tn{--| += 1};\n}",
]
WRITING = [
    "for ({t} i = {n}; i > {1|0}; i--)\n\t{p}[i - 1] = {p}[i - 2];",
    "for ({t} i = 0, k = {n}; i < k; i++) {\n\tk--;\n\tint t = {p}[i];\n\t{p}[i] = {p}[k{| + 1}];\n\t{p}[k] = t;\n}",
    "for ({t} i = 0; i < {n}; i++)\n\t{p}[i] = {p}[i] * 3 + i;\nfor ({t} i = 1; i < {n}; i++) {\n\tsize_t k = i;\n\tint t = {p}[i];\n"
    "\twhile (k > 0 && {p}[k - 1] > t) {\n\t\t{p}[k{|+ 1}] = {p}[k - 1];\n\t\tk--;\n\t}\n\t{p}[k] = t;\n}",
    "int *q = {p};\nfor (size_t k = {n}; k {> 0|!= 1}; k--)\n\t*q++ = k;",
    "for ({t} i = 0; i {<|<=} {n}; i++)\n\t{p}[i] = i;",
    "for (size_t i = 0; i < {n}; i++)\n\t{p}[{n} - {1|0} - i] ^= {p}[i];",
]


def filled(g, shape, **values):
    """The shape with its values, and its wrong sides at slips."""
    out, at = [], 0
    while at < len(shape):
        c = shape[at]
        end = shape.find("}", at)
        inner = shape[at + 1:end] if c == "{" else None
        if inner is not None and "\n" not in inner:
            if "|" in inner:
                right, wrong = inner.split("|")
                inner = wrong if g.slip(0.25) else right
                inner = inner if "n" not in values else _with_count(inner, values["n"])
            else:
                inner = values.get(inner, inner)
            out.append(inner)
            at = end + 1
        else:
            out.append(c)
            at += 1
    return "".join(out)


def _with_count(text, n):
    return n if text == "n" else text.replace("(n", "(" + n) if text.startswith("(n") else \
        text.replace("n ", n + " ", 1) if text.startswith("n ") else text


def counter(g):
    return g.one("size_t", "size_t", "unsigned", "int", "uint32_t", "uint16_t", "uint8_t", "long", "short")


@production(2)
def array_loop(g):
    v = g.need(g.one("array", "new_array"), "arr", "ownarr", where=of("int"))
    if not v:
        return False
    if not v.const and g.chance(0.25):
        shapes, const = WRITING, ""
    else:
        shapes, const = (RETURNING if g.chance(0.25) else SHAPES), "const "
    shape = g.among(shapes)
    count = v.n + (1 if g.slip(0.1) else 0)
    if shapes is not RETURNING and g.chance(0.4):
        n = g.name("n")
        g.put("{")
        g.put(f"\tsize_t {n} = {g.one(count, count, f'a % {count + 1}')};")
        g.put(f"\tint x = {g.number(0)};")
        for line in filled(g, shape, p=v.name, n=n, t=counter(g)).split("\n"):
            g.put("\t" + line)
        g.put("\th += x;")
        g.put("}")
        return
    f = g.suffixed("loop")
    ty = g.one("size_t", "size_t", "unsigned", "uint8_t", "uint16_t")
    body = "\n\t".join(filled(g, shape, p="p", n="n", t=counter(g)).split("\n"))
    g.helpers.append(f"static uint64_t {f}({const}int *p __counted_by(n), {ty} n, int x)\n{{\n\tuint64_t h = x;\n\t{body}\n\treturn h;\n}}")
    g.digest(f"{f}({v.name}, {g.one(count, f'b % {count + 1}', f'{count} & a')}, {g.number(0)})")


@production(1)
def matrix_loop(g):
    """A count that is a product: rows, columns, and their exchange."""
    f = g.suffixed("sum")
    t = g.one("size_t", "size_t", "unsigned", "uint8_t")
    count = g.one("r * c", "r * c", "c * r", "r * c + 1", "r * c")
    at = g.one("i * c + k", "i * c + k", "k + c * i", "i * r + k" if g.slip(0.3) else "i * c + k", "(i + 1) * c - 1 - k")
    edge = g.one("r", "c") if g.slip(0.2) else "r"
    body = g.one(
        f"\tfor ({t} i = 0; i < {edge}; i++)\n\t\tfor ({t} k = 0; k {'<=' if g.slip(0.15) else '<'} c; k++)\n\t\t\th = h * 3 + p[{at}];",
        f"\tfor ({t} i = 0; i < r; i++) {{\n\t\tconst int *row = p + i * c;\n\t\tfor ({t} k = 0; k {'<=' if g.slip(0.15) else '<'} c; k++)\n"
        f"\t\t\th = h * 3 + row[k];\n\t}}",
        f"\tfor ({t} k = 0; k < c; k++)\n\t\tfor ({t} i = 0; i < {edge}; i++)\n\t\t\th ^= p[i * c + k] + i;",
        f"\tfor ({t} i = 0; i < r * c{' + 1' if g.slip(0.15) else ''}; i++)\n\t\th = h * 3 + p[i];",
        f"\tfor ({t} i = 0; i < r; i++)\n\t\th = h * 3 + p[i * c{' + i' if g.slip(0.3) else ''}];")
    g.helpers.append(f"static uint64_t {f}(const int *p __counted_by({count}), {g.one('size_t', 'unsigned', 'size_t')} r, "
                     f"{g.one('size_t', 'unsigned', 'size_t')} c)\n{{\n\tuint64_t h = 0;\n{body}\n\treturn h;\n}}")
    v, n = g.name("r"), 1 + g.below(12)
    g.put(f"int {v}[{n}] = {{{g.below(9)}, {g.below(9) if n > 1 else ''}}};")
    g.add(v, "arr", "int", n)
    r = 1 + g.below(4)
    g.digest(f"{f}({v}, {g.one(r, f'a % {r + 1}')}, {g.one(n // r, n // r, f'b % {n // r + 1}', '0x100000001ull')})")


@production(0.6)
def claimed_matrix(g):
    """A count that is a product, or is said to be one, and may have wrapped."""
    f = g.suffixed("sum")
    if g.chance(0.6):
        inner = g.one("o[i * c + k] = h++;", "h = h * 3 + o[i * c + k];", "o[k + c * i] ^= h++;")
        rows = g.one(f"\tfor (size_t i = 0; i < r; i++)\n\t\tfor (size_t k = 0; k < c; k++)\n\t\t\t{inner}\n",
                     f"\tfor (size_t i = a; i < r; i++)\n\t\tfor (size_t k = 0; k < c; k++)\n\t\t\t{inner}\n",
                     f"\tsize_t i = a, k = 0;\n\tif (i < r && k < c)\n\t\t{inner}\n",
                     "\tfor (size_t i = 0; i < r; i++) {\n\t\tint *row = o + i * c;\n\t\tfor (size_t k = 0; k < c; k++)\n\t\t\trow[k] = h++;\n\t}\n")
        g.helpers.append(f"static uint64_t {f}(size_t r, size_t c, size_t a)\n{{\n\tuint64_t h = a;\n\tint *__owned o = sd_new_array(int, r * c);\n"
                         f"{rows}\tsd_free(o);\n\treturn h;\n}}")
        r, c = g.one(("a & 7", "b & 3"), (3, 2), (1, 5), ("b & 3", 3), ("0x8000000000000001ull", "2"), ("0x100000000ull", "0x100000000ull"), ("0x4000000000000001ull", "4"))
        g.digest(f"{f}({r}, {c}, {g.one(0, 1, 5, 'a')})")
        return
    test = g.one("n != r * c", "n != r * c", "r * c != n", "n < r * c" if g.slip(0.3) else "n != c * r")
    body = g.one("\tfor (size_t i = 0; i < r; i++)\n\t\tfor (size_t k = 0; k < c; k++)\n\t\t\th = h * 3 + p[i * c + k];",
                 "\tfor (size_t i = 0; i < r; i++) {\n\t\tconst int *row = p + i * c;\n\t\tfor (size_t k = 0; k < c; k++)\n\t\t\th = h * 3 + row[k];\n\t}",
                 "\tif (i < r && k < c)\n\t\th += p[i * c + k];",
                 "\tfor (; i < r; i++)\n\t\th = h * 3 + p[i * c];")
    g.helpers.append(f"static uint64_t {f}(const int *p __counted_by(n), size_t n, size_t r, size_t c, size_t i, size_t k)\n{{\n"
                     f"\tuint64_t h = 0;\n\tif ({test})\n\t\treturn 1;\n{body}\n\treturn h + i + k;\n}}")
    v, n = g.name("r"), 2 * (1 + g.below(4))
    g.put(f"int {v}[{n}] = {{{g.below(9)}, {g.below(9)}}};")
    g.add(v, "arr", "int", n)
    count, r, c = g.one((n, n // 2, "2"), (n, n, "1"), (f"b % {n + 1}", f"b % {n + 1}", "1"), (2, "0x8000000000000001ull", "2"),
                        (0, "0x100000000ull", "0x100000000ull"), (4, "0x4000000000000001ull", "4"))
    g.digest(f"{f}({v}, {count}, {r}, {c}, {g.one(0, 'a', 5, '0x7fffffffull')}, {g.one(0, 1, 'b')})")


@production(0.6)
def masked(g):
    """Indices below a count by a mask, a remainder or a shift."""
    f, ty = g.suffixed("mask"), g.one("size_t", "size_t", "unsigned", "uint8_t", "uint64_t")
    wrong = g.slip(0.4)
    mask = "n" if wrong else g.one("(n - 1)", "(n - 1)", "m")
    guard = g.one("n == 0", "!n", "n == 0 || (n & (n - 1))", "n < 1")
    x = g.one("x", "i * 7", "h", "i", "(x >> i)", "(x ^ i)")
    at = g.one(f"{x} & {mask}", f"{x} & {mask}", f"{mask} & {x}", f"{x} % {'(n + 1)' if wrong else 'n'}", f"({x} & {mask}) / {g.one(1, 2)}")
    g.helpers.append(f"static uint64_t {f}(const int *p __counted_by(n), {ty} n, {g.one('size_t', 'unsigned', 'uint64_t', 'uint8_t')} x)\n{{\n"
                     f"\tuint64_t h = x;\n\tif ({guard})\n\t\treturn 1;\n\t{ty} m = n - 1;\n\t(void)m;\n\tfor (size_t i = 0; i < {g.one(3, 9, 20)}; i++)\n"
                     f"\t\th = h * 3 + p[{at}];\n\treturn h;\n}}")
    v, n = g.name("r"), g.one(1, 2, 4, 8, 3, 6)
    g.put(f"int {v}[{n}] = {{{g.below(9)}}};")
    g.add(v, "arr", "int", n)
    g.digest(f"{f}({v}, {g.one(n, n, f'b % {n + 1}')}, {g.number(1)})")
