"""Changes to accepted tests: what a checker must not overlook.

Each mutation works on the lines of a test and returns them changed, or None
where it does not apply. The result is mostly refused; where it is accepted, it
is run like any other test."""
import re

MUTATIONS = {}

NAME = re.compile(r"\b([a-z]+\d+)\b(?!_)")
STATEMENT = re.compile(r"^\t+[^/#{}]*;$")
INDEX = re.compile(r"\[([^\[\]]+)\]")


def mutation(function):
    MUTATIONS[function.__name__] = function
    return function


def replace_one(rng, lines, pattern, by, where=None):
    """One match of pattern, anywhere, replaced."""
    found = [(i, m) for i, line in enumerate(lines) if not where or where(line)
             for m in re.finditer(pattern, line)]
    if not found:
        return None
    i, m = found[int(rng.random() * len(found))]
    text = by(m) if callable(by) else by
    changed = lines[i][:m.start()] + text + lines[i][m.end():]
    return None if changed == lines[i] else lines[:i] + [changed] + lines[i + 1:]


def statements(lines):
    return [i for i, line in enumerate(lines) if STATEMENT.match(line)]


def pick(rng, items):
    return items[int(rng.random() * len(items))] if items else None


@mutation
def drop_annotation(rng, lines):
    return replace_one(rng, lines, r" ?__counted_by\([^()]*\)| ?__owned| ?_Nullable|const |__out |__inout "
                       r"| ?__from\([^()]*\)| ?__tagged\([^()]*\)|__view |__static | ?__out_if\([^()]*\)", "")


@mutation
def move_annotation(rng, lines):
    """A count that says more; another kind."""
    return replace_one(rng, lines, r"__counted_by\(([^()]*)\)|__from\(([^()]*)\)",
                       lambda m: f"__counted_by({m[1]} + 1)" if m[1] else "__from(p)")


@mutation
def twice_freed(rng, lines):
    frees = [i for i in statements(lines) if "free" in lines[i] or "clear_" in lines[i] or "sd_take" in lines[i]]
    i = pick(rng, frees)
    if i is None:
        return None
    later = [k for k in statements(lines) if k >= i and k - i < 8]
    k = pick(rng, later)
    return lines[:k + 1] + [lines[i]] + lines[k + 1:]


@mutation
def dropped_line(rng, lines):
    i = pick(rng, statements(lines))
    return None if i is None else lines[:i] + lines[i + 1:]


@mutation
def moved_line(rng, lines):
    i, k = pick(rng, statements(lines)), pick(rng, statements(lines))
    if i is None or i == k:
        return None
    rest = lines[:i] + lines[i + 1:]
    return rest[:k] + [lines[i]] + rest[k:]


@mutation
def repeated_line(rng, lines):
    i, k = pick(rng, statements(lines)), pick(rng, statements(lines))
    return None if i is None else lines[:k + 1] + [lines[i]] + lines[k + 1:]


@mutation
def other_name(rng, lines):
    """A name for another: a swapped move, an aliased argument, a stale pointer."""
    names = sorted({m for line in lines for m in NAME.findall(line)})
    if len(names) < 2:
        return None
    return replace_one(rng, lines, NAME, lambda m: pick(rng, names))


@mutation
def same_argument(rng, lines):
    return replace_one(rng, lines, r"\((&?[a-z]\w*), (&?[a-z]\w*)", lambda m: f"({m[1]}, {m[1]}")


@mutation
def wider_index(rng, lines):
    return replace_one(rng, lines, INDEX, lambda m: pick(rng, [f"[{m[1]} + 1]", f"[{m[1]} * 2]", "[a]", f"[{m[1]} - 1]", "[b & 15]"]))


@mutation
def other_number(rng, lines):
    return replace_one(rng, lines, r"(?<![\w.])\d+(?![\w.])",
                       lambda m: pick(rng, [str(int(m[0]) + 1), str(int(m[0]) * 2), "0", "1", "100", str(max(0, int(m[0]) - 1))]),
                       where=lambda line: not line.startswith("//"))


@mutation
def other_operator(rng, lines):
    by = {"<": ["<=", "!=", ">"], "<=": ["<"], "==": ["!="], "!=": ["=="], ">": [">=", "<"], "&&": ["||"], "||": ["&&"]}
    return replace_one(rng, lines, r"(?<= )(<=|<|==|!=|>|&&|\|\|)(?= )", lambda m: pick(rng, by[m[0]]))


@mutation
def returned_local(rng, lines):
    """A borrow of a local instead of the result."""
    heads = [i for i, line in enumerate(lines) if re.match(r"^static (?:const )?[\w ]+\*\w+_\d+\(", line) and not line.endswith(";")
             and "__owned" not in line.split("(")[0]]
    i = pick(rng, heads)
    if i is None:
        return None
    ty = re.match(r"^static ((?:const )?[\w ]+)\*", lines[i])[1].strip().replace("const ", "")
    for k in range(i, len(lines)):
        if lines[k] == "}":
            return lines[:k] + [f"\t{ty} own[2] = {{0}};", pick(rng, ["\treturn own;", "\treturn &own[1];", "\treturn (0, own);"])] + lines[k:] \
                if not lines[k - 1].startswith("\treturn") else \
                lines[:k - 1] + [f"\t{ty} own[2] = {{0}};", pick(rng, ["\treturn own;", "\treturn &own[1];", "\treturn (0, own);"])] + lines[k:]
    return None


@mutation
def other_tag(rng, lines):
    tags = sorted({m for line in lines for m in re.findall(r"\b[A-Z]{3,}_\d+\b", line)})
    return replace_one(rng, lines, r"\b[A-Z]{3,}_\d+\b", lambda m: pick(rng, tags), where=lambda line: line.startswith("\t"))


@mutation
def other_arm(rng, lines):
    return replace_one(rng, lines, r"\bu\.(i|o|p\.x|t)\b", lambda m: pick(rng, ["u.i", "u.o", "u.p.x", "u.t"]))


@mutation
def dropped_initialiser(rng, lines):
    return replace_one(rng, lines, r"^(\t+(?!h)[a-z][\w *]*?[ *]\w+(?:\[\d*\])*) = [^;]*;$", lambda m: m[1] + ";")


@mutation
def dropped_test(rng, lines):
    """The statement without its condition."""
    found = [i for i, line in enumerate(lines) if re.match(r"^\t+if \(.*[^{]$", line)]
    i = pick(rng, found)
    if i is not None:
        return lines[:i] + lines[i + 1:]
    return replace_one(rng, lines, r"^(\t+)if \(.*\) \{$", lambda m: m[1] + "{")


@mutation
def taken_or_not(rng, lines):
    if rng.random() < 0.5:
        return replace_one(rng, lines, r"sd_take\(([^()]*)\)", lambda m: m[1])
    return replace_one(rng, lines, r"(?<== )([a-z]\w*(?:\.|->)\w+)(?=;)", lambda m: f"sd_take({m[1]})")


@mutation
def early_free(rng, lines):
    owners = [(i, m[1]) for i, line in enumerate(lines) for m in [re.search(r"__owned (?:_Nullable )?(\w+) = ", line)] if m]
    found = pick(rng, owners)
    if not found:
        return None
    k = pick(rng, [k for k in statements(lines) if k >= found[0]])
    return lines[:k + 1] + [f"\tsd_free({found[1]});"] + lines[k + 1:]


@mutation
def late_read(rng, lines):
    pointers = [(i, m[1]) for i, line in enumerate(lines) for m in [re.search(r"\*(?:\w+ )*?(p\d+|q\d+|o\d+|e\d+)\b", line)] if m]
    found = pick(rng, pointers)
    if not found:
        return None
    k = pick(rng, [k for k in statements(lines) if k >= found[0]])
    how = pick(rng, ["*{0}", "{0}[0]", "{0}->v", "{0}[1]", "(0, {0})[0]", "*(a ? {0} : {0})", "{0}->w[2]"])
    return lines[:k + 1] + [f"\th += {how.format(found[1])};"] + lines[k + 1:]


@mutation
def wrapped(rng, lines):
    """The same value by a comma, a conditional, parentheses."""
    how = pick(rng, ["(0, {0})", "(a ? {0} : {0})", "({0})", "(b, ({0}))"])
    return replace_one(rng, lines, r"(?<=[=(,] )([poqv]\d+)(?=[;,)])", lambda m: how.format(m[1]))


@mutation
def compound(rng, lines):
    """An assignment where a value stood."""
    names = sorted({m for line in lines for m in re.findall(r"\b[poq]\d+\b", line)})
    if not names:
        return None
    return replace_one(rng, lines, r"(?<=[(\[*])([poq]\d+)(?=[;,)\[])", lambda m: f"({pick(rng, names)} = {m[1]})")


@mutation
def into_block(rng, lines):
    """Statements in a loop or a branch."""
    found = statements(lines)
    i = pick(rng, found)
    if i is None:
        return None
    tabs = re.match(r"\t+", lines[i])[0]
    if re.match(r"^\t+(struct |int |const |uint|size_t|unsigned|enum|bool|char|__typeof__)", lines[i]):
        return None
    head = pick(rng, ["for (int z = 0; z < 2; z++)", "if (a & 1)", "while (b++ < 3)", "if (b > 1) ; else"])
    return lines[:i] + [tabs + head, "\t" + lines[i]] + lines[i + 1:]


@mutation
def stepped(rng, lines):
    return replace_one(rng, lines, r"(?<![\w.>])([pq]\d+)(?=\[|\)|;)",
                       lambda m: pick(rng, ["{0}++", "({0} + 1)", "({0} += 1)", "++{0}", "&{0}[1]", "--{0}", "({0} - 1)"]).format(m[1]),
                       where=lambda line: line.startswith("\t"))


@mutation
def torn(rng, lines):
    """One member of a group alone."""
    heads = [(i, m[1]) for i, line in enumerate(lines) for m in [re.match(r"^\t+(\w+)\.d = ", line)] if m]
    found = pick(rng, heads)
    if not found:
        return None
    k = pick(rng, [k for k in statements(lines) if k > found[0]])
    if k is None:
        return None
    return lines[:k + 1] + ["\t" + pick(rng, ["{0}.n = 9;", "{0}.n++;", "{0}.n = {0}.n * 2;", "size_t *zz = &{0}.n; *zz = 50;",
                                              "{0}.d = 0;", "{0}.d = sd_new_array(int, 1);"]).format(found[1])] + lines[k + 1:]


def mutate(rng, text, focus=()):
    """(text, names of mutations) or None; every other one of those in focus."""
    wanted = [name for name in NAMES if name in focus]
    lines = text.rstrip("\n").split("\n")
    done = []
    for _ in range(1 if rng.random() < 0.7 else 2):
        for _ in range(6):
            name = pick(rng, wanted if wanted and rng.random() < 0.5 else NAMES)
            changed = MUTATIONS[name](rng, lines[1:-1])
            if changed is not None:
                lines = [lines[0], *changed, lines[-1]]
                done.append(name)
                break
    return ("\n".join(lines) + "\n", done) if done else None


NAMES = sorted(MUTATIONS)
