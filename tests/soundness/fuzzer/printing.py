"""Productions about sd_print: literal formats, text with its bound."""
from .generate import production
from .memory import of

NUMBERS = [("%d", "sd_as(int, {})"), ("%u", "sd_as(unsigned, {})"), ("%x", "sd_as(unsigned, {})"), ("%5d|", "sd_as(int, {})"),
           ("%08lx", "sd_as(unsigned long, {})"), ("%zu", "sd_as(size_t, {})"), ("%ld", "sd_as(long, {})"), ("%hhx", "sd_as(unsigned, {})"),
           ("%hd", "sd_as(int, {})"), ("%-6u|", "sd_as(unsigned, {})"), ("%.3d", "sd_as(int, {})")]


@production(0.5)
def print_numbers(g):
    """What is printed is counted; the count is digested."""
    parts, arguments = [], []
    for _ in range(1 + g.below(3)):
        form, argument = g.among(NUMBERS)
        parts.append(form)
        arguments.append(argument.format(g.number(1)))
    if g.slip(0.1):
        arguments.pop()
    g.put(f'h += sd_print("{g.one("", "n: ", "%% ")}{" ".join(parts)}\\n"{"".join(", " + a for a in arguments)});')


@production(0.7)
def print_text(g):
    """Text up to its zero byte, or as much as is said."""
    v, n = g.name("c"), 1 + g.below(7)
    ends = not g.slip(0.2)
    word = "abcdefgh"[:n - 1 if ends else n]
    if g.chance(0.3):
        g.put(f'const char *{v} = "{word}";')
        n = len(word) + 1
    else:
        g.put(f'char {v}[{n}] = "{word}";')
    r = g.below(4)
    if r == 0 and ends:
        g.put(f'h += sd_print("%s\\n", {v});')
    elif r == 1 and ends:
        g.put(f'h += sd_print("%{g.one("-", "")}{g.below(12)}s|%s\\n", {v}{g.one("", f" + {g.below(n)}")}, "z");')
    else:
        skip = g.below(n) if g.chance(0.4) else 0
        k = n - skip + (1 + g.below(3) if g.slip(0.3) else 0)
        k = g.one(k, k, f"sd_as(int, a % {k + 1})")
        g.put(f'h += sd_print("%.*s\\n", {k}, {v}{f" + {skip}" if skip else ""});')
    g.digest(f"{v}[{g.index(n)}]")


@production(0.5)
def print_counted(g):
    """Text of a parameter, with its count and without."""
    f = g.made.get("say")
    if not f:
        f = g.made["say"] = f"say_{g.k}"
        over = " + 1" if g.slip(0.2) else ""
        body = g.one(f'\treturn sd_print("%.*s;", sd_as(int, n{over}), p);',
                     f'\tint k = 0;\n\tfor (size_t i = 0; i < n; i++)\n\t\tk += sd_print("%c", p[i{over}]);\n\treturn k;',
                     f'\tif (n == 0)\n\t\treturn 0;\n\treturn sd_print("%d %.*s", p[0], sd_as(int, n - 1{over}), p + 1);')
        g.helpers.append(f"static int {f}(const char *p __counted_by(n), size_t n)\n{{\n{body}\n}}")
    v = g.need("array", "arr", where=of("char"))
    if not v:
        return False
    g.digest(f"{f}({v.name}, {v.n + (1 if g.slip(0.15) else 0)})")
