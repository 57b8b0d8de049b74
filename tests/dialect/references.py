"""What the programs of examples/dialect are compared with: one check_NAME for
each, which returns how many results it compared. Seeds are fixed."""
import cmath
import collections
import gzip
import pathlib
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = sorted((HERE.parent.parent / "examples" / "dialect").rglob("*.c"))
LICENCE = pathlib.Path("/usr/share/common-licenses/GPL-3").read_bytes()
BAD_INPUT = 1


def tool(*words, data=b"", may_fail=False):
    done = subprocess.run(words, input=data, capture_output=True, check=False)
    assert may_fail or done.returncode == 0, f"{words}: {done.stderr.decode()}"
    return done


def samples():
    """Inputs of many kinds for the programs that read any bytes."""
    rng = random.Random(1)
    yield from [b"", b"a", b"\0" * 1000, LICENCE, bytes(range(256)) * 300]
    yield rng.randbytes(100_000)
    yield bytes(rng.choice(b"ab") for _ in range(200_000))
    yield b"".join(path.read_bytes() for path in SOURCES)
    yield pathlib.Path(shutil.which("python3")).resolve().read_bytes()[:1_500_000]
    for length in [1, 5, 12, 13, 55, 56, 63, 64, 111, 112, 127, 128, 129, 65535, 65536, 65537]:
        yield rng.randbytes(length // 2) + b"x" * (length - length // 2)


def flipped(data, count, seed):
    """The data with one byte changed, or its end cut off, in `count` ways."""
    rng = random.Random(seed)
    for _ in range(count):
        if rng.random() < 0.3:
            yield data[:rng.randrange(len(data))]
        else:
            changed = bytearray(data)
            changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            yield bytes(changed)


def check_sha512(program):
    compared = 0
    for data in samples():
        assert program.run(data) == tool("sha512sum", data=data).stdout
        compared += 1
    return compared


def check_inflate(program):
    compared = 0
    for data in samples():
        for level in ["-1", "-6", "-9"]:
            packed = tool("gzip", "-nc", level, data=data).stdout
            assert program.run(packed) == data
            compared += 1
        # stored blocks, and two members in a row
        assert program.run(gzip.compress(data, 0) + packed) == data + data
    # what gzip refuses is refused, what it accepts is the same
    packed = tool("gzip", "-nc", data=LICENCE[:3000] + bytes(300)).stdout
    documents = list(flipped(packed, 500, 2))
    for document, (status, output) in zip(documents, program.run_framed(documents)):
        done = tool("gzip", "-dc", data=document, may_fail=True)
        if document[3:4] == b"\x02":
            continue  # the checksum of the header is not looked at
        # status 2 is a warning: something follows the end
        if done.returncode == 0:
            assert status == 0 and output == done.stdout, document.hex()
        elif done.returncode == 1:
            assert status == BAD_INPUT, f"accepted what gzip refuses: {done.stderr}"
        compared += 1
    return compared


def check_lz4(program):
    compared = 0
    for data in samples():
        if data[:4] == b"\x04\x22\x4d\x18":
            continue
        packed = program.run(data)
        assert tool("lz4", "-dc", data=packed).stdout == data
        assert program.run(packed) == data
        for flags in ["-1", "-9", "-B7", "-BD", "-BX", "--no-frame-crc", "--content-size"]:
            assert program.run(tool("lz4", "-cq", flags, data=data).stdout) == data
            compared += 1
    # without checksums in the way, damage reaches the blocks
    packed = tool("lz4", "-cq9", data=LICENCE[:5000] * 3).stdout
    documents = list(flipped(packed, 500, 3))
    for document, (status, output) in zip(documents, program.run_framed(documents)):
        done = tool("lz4", "-dcq", data=document, may_fail=True)
        if document[:4] != packed[:4]:
            continue  # compressed, not read
        if done.returncode == 0:
            assert status == 0 and output == done.stdout
        else:
            assert status == BAD_INPUT
        compared += 1
    return compared


def check_hash_table(program):
    for data in [LICENCE, b"", b"one two One, TWO;three", LICENCE * 20]:
        counts = collections.Counter(re.findall(rb"[a-z]{1,64}", data.lower()))
        expected = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        assert program.run(data) == b"".join(b"%d %s\n" % (n, word) for word, n in expected)
    rng = random.Random(4)
    words = [bytes(rng.choices(b"abcdefghij", k=rng.randrange(1, 9))) for _ in range(40_000)]
    counts = collections.Counter(words)
    got = dict(line.split()[::-1] for line in program.run(b" ".join(words)).splitlines())
    assert got == {word: b"%d" % n for word, n in counts.items()}
    # and the classic pipeline
    pipeline = "tr A-Z a-z | tr -cs a-z '\\n' | grep . | sort | uniq -c | sed 's/^ *//' " \
        "| sort -k1,1nr -k2"
    assert program.run(LICENCE) == tool("sh", "-c", pipeline, data=LICENCE).stdout
    return len(counts)


def check_lru_cache(program):
    rng, cache, expected, lines = random.Random(5), collections.OrderedDict(), [], []
    for _ in range(30_000):
        key = int(rng.paretovariate(0.6)) % 200
        if rng.random() < 0.5:
            value = rng.randrange(1 << 40)
            lines.append(b"=%d %d" % (key, value))
            cache[key] = value
            cache.move_to_end(key)
            if len(cache) > 64:
                cache.popitem(last=False)
        else:
            lines.append(b"?%d" % key)
            expected.append(b"%d" % cache[key] if key in cache else b"-")
            if key in cache:
                cache.move_to_end(key)
    expected += [b"%d" % key for key in reversed(cache)]
    assert program.run(b"\n".join(lines) + b"\n").split() == expected
    program.run(b"x", BAD_INPUT)
    return len(expected)


def check_red_black_tree(program):
    rng, keys, expected, lines = random.Random(6), set(), [], []
    for i in range(40_000):
        key, command = rng.randrange(3000 if i < 30_000 else 300), rng.choice("++--?")
        lines.append(b"%s%d\n" % (command.encode(), key))
        expected.append(b"yes" if (key in keys) != (command == "+") else b"no")
        if command == "+":
            keys.add(key)
        elif command == "-":
            keys.discard(key)
    lines += [b"+%d\n" % key for key in range(5000, 9000)]
    expected += [b"yes"] * 4000
    keys.update(range(5000, 9000))
    got = program.run(b"".join(lines)).splitlines()
    assert got[:len(expected)] == expected
    assert got[len(expected):-1] == [b"%d" % key for key in sorted(keys)]
    height = int(got[-1].split()[1])
    assert 0 < height <= len(keys).bit_length(), got[-1]
    assert program.run(b"") == b"height 0\n"
    program.run(b"*1\n", BAD_INPUT)
    return len(expected)


def check_slab(program):
    rng, live, lines, expected = random.Random(7), {}, [], []
    for number in range(4000):
        command = rng.choice("aaafwr")
        if command == "a":
            size = rng.randrange(1, 700)
            fits = next((n for n in (16, 32, 64, 128, 256, 512) if n >= size), 0)
            lines.append(b"a%d" % size)
            expected.append(fits)
            if fits:
                live[number] = (fits, 0)
            continue
        target = rng.randrange(number + 1)
        fits, byte = live.get(target, (0, None))
        if command == "f":
            lines.append(b"f%d" % target)
            expected.append(int(fits > 0))
            live.pop(target, None)
        elif command == "w":
            fill = rng.randrange(256)
            lines.append(b"w%d %d" % (target, fill))
            expected.append(int(fits > 0))
            if fits:
                live[target] = (fits, fill)
        else:
            # an object that was not filled holds what was there before
            lines.append(b"w%d 1" % target)
            expected.append(int(fits > 0))
            if fits:
                live[target] = (fits, 1)
    # every line counts, so the sums come last
    data = b"\n".join(lines) + b"\n"
    got = [int(each) for each in program.run(data).split()]
    assert got == expected
    sums = program.run(b"\n".join([b"a100", b"w0 3", b"r0", b"a100", b"w3 9", b"r0", b"f0", b"r0",
                                   b"a100", b"w0 5", b"r8"]) + b"\n").split()
    assert sums == [b"128", b"1", b"384", b"128", b"1", b"384", b"1", b"0", b"128", b"0", b"384"]
    return len(expected)


def wrap(number):
    return (number + 2**63) % 2**64 - 2**63


class Arithmetic:
    """The language of expressions.c on Python's numbers."""

    def __init__(self):
        self.variables = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 0)

    def make(self, rng, depth):
        """Text and value (None: none) of a random expression."""
        if depth == 0 or rng.random() < 0.2:
            if rng.random() < 0.5:
                name = rng.choice("abcdefghij")
                return name, self.variables[name], 4
            number = rng.choice([0, 1, 2, 3, 7, 10, 255, 2**31, 2**63 - 1, rng.randrange(10**6)])
            return str(number), number, 4
        if rng.random() < 0.15:
            text, value, level = self.make(rng, depth - 1)
            text = text if level >= 4 else f"({text})"
            return "-" + text, None if value is None else wrap(-value), 3
        operator = rng.choice(["+", "-", "*", "/", "%", "**"])
        left, a, left_level = self.make(rng, depth - 1)
        right, b, right_level = self.make(rng, depth - 1)
        level = {"+": 0, "-": 0, "*": 1, "/": 1, "%": 1, "**": 2}[operator]
        if left_level < level or (operator == "**" and left_level < 3) or rng.random() < 0.1:
            left = f"({left})"
        if right_level <= level and not (operator == "**" and right_level >= 2):
            right = f"({right})"
        space = rng.choice(["", " "])
        return f"{left}{space}{operator}{space}{right}", self.apply(operator, a, b), level

    @staticmethod
    def apply(operator, a, b):
        if a is None or b is None:
            return None
        if operator == "**":
            return wrap(pow(a, b, 2**64)) if b > 0 else 1
        if operator in "/%":
            if b == 0 or (a == -2**63 and b == -1):
                return None
            quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
            return quotient if operator == "/" else a - quotient * b
        return wrap({"+": a + b, "-": a - b, "*": a * b}[operator])


def check_expressions(program):
    rng, machine, lines, expected = random.Random(8), Arithmetic(), [], []
    for _ in range(5000):
        text, value, _level = machine.make(rng, rng.randrange(1, 6))
        if rng.random() < 0.3:
            name = rng.choice("abcdefghij")
            lines.append(f"{name} = {text}")
            if value is None:
                expected.append("no result")
            else:
                machine.variables[name] = value
        else:
            lines.append(text)
            expected.append("no result" if value is None else str(value))
    assert program.run("\n".join(lines).encode()).decode().splitlines() == expected
    for bad in ["(", ")", "1 +", "1 2", "a b", "1 + * 2", "A", "(" * 300 + "1" + ")" * 300, "="]:
        assert program.run(bad.encode()) == b"syntax error\n", bad
    return len(expected)


def random_pattern(rng, depth):
    roll = rng.random()
    if depth == 0 or roll < 0.3:
        return rng.choice(["a", "b", "c", ".", "[ab]", "[^a]", "[a-c]", "\\.", "[]x]", "[^]b]"])
    if roll < 0.5:
        return random_pattern(rng, depth - 1) + random_pattern(rng, depth - 1)
    if roll < 0.65:
        parts = [random_pattern(rng, depth - 1) for _ in range(rng.randrange(2, 4))]
        return "(" + "|".join(parts) + ")"
    if roll < 0.9:
        return "(" + random_pattern(rng, depth - 1) + ")" + rng.choice("*+?")
    return rng.choice(["^" + random_pattern(rng, depth - 1), random_pattern(rng, depth - 1) + "$"])


def check_regex(program):
    rng, compared = random.Random(9), 0
    for _ in range(300):
        pattern = random_pattern(rng, 4)
        lines = "".join("".join(rng.choices("abc.]x", k=rng.randrange(9))) + "\n"
                        for _ in range(60)).encode()
        expected = tool("grep", "-aE", "--", pattern, data=lines, may_fail=True)
        assert expected.returncode in (0, 1), expected.stderr
        got = program.run(pattern.encode() + b"\n" + lines)
        assert got == expected.stdout, f"{pattern}: {got} where grep says {expected.stdout}"
        compared += 60
    for bad in [b"(", b")", b"[a", b"*", b"a|*", b"\\", b"(" * 100 + b")" * 100]:
        program.run(bad + b"\nx\n", BAD_INPUT)
    slow = b"(a?)" * 40 + b"a" * 40 + b"\n" + b"a" * 40 + b"\n"
    assert program.run(slow) == b"a" * 40 + b"\n"
    return compared


def check_fft(program):
    rng, compared = random.Random(10), 0
    for count in [2, 4, 8, 256]:
        numbers = [rng.randrange(-32768, 32768) for _ in range(count)]
        lines = program.run(struct.pack(f"<{count}h", *numbers)).splitlines()
        assert len(lines) == count + 1 and lines[count] == b"error 0", lines[-1]
        for k in range(count):
            expected = sum(x * cmath.exp(-2j * cmath.pi * i * k / count)
                           for i, x in enumerate(numbers))
            real, imaginary = (int(word) / 1000 for word in lines[k].split())
            assert abs(real - expected.real) < 0.002 and abs(imaginary - expected.imag) < 0.002
            compared += 1
    big = program.run(struct.pack("<65536h", *[rng.randrange(-32768, 32768)
                                               for _ in range(65536)])).splitlines()
    assert big[-1] == b"error 0"
    for bad in [b"", b"ab", b"abc", b"abcdef"]:
        program.run(bad, BAD_INPUT)
    return compared


def rank(rows):
    """By elimination modulo a prime, which small entries cannot fool here."""
    prime = 2**61 - 1
    rows, found = [[x % prime for x in row] for row in rows], 0
    for column in range(len(rows)):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        inverse = pow(rows[found][column], -1, prime)
        for i in range(found + 1, len(rows)):
            factor = rows[i][column] * inverse
            rows[i] = [(y - factor * x) % prime for x, y in zip(rows[found], rows[i])]
        found += 1
    return found


def check_matrix(program):
    rng, compared = random.Random(11), 0
    for n in [1, 2, 3, 7, 16, 33]:
        a, b = ([[rng.randrange(-128, 128) for _ in range(n)] for _ in range(n)] for _ in "ab")
        if n > 3:
            a[1] = list(a[n - 1])
        data = bytes([n]) + b"".join(struct.pack(f"{n}b", *row) for row in a + b)
        lines = program.run(data).splitlines()
        got = [[int(word) for word in line.split()] for line in lines[:-1]]
        columns = list(zip(*b))
        assert got[:n] == [[sum(map(int.__mul__, x, y)) for y in columns] for x in a]
        assert got[n:] == [[sum(map(int.__mul__, x, y)) for y in b] for x in a]
        assert lines[-1] == b"rank %d" % rank(a)
        compared += 2 * n * n
    for bad in [b"", b"\0", b"\2" + bytes(7), b"\1" + bytes(3)]:
        program.run(bad, BAD_INPUT)
    return compared


def readelf(path):
    """What elf_reader prints, out of readelf's tables."""
    kinds = ["NULL", "PROGBITS", "SYMTAB", "STRTAB", "RELA", "HASH", "DYNAMIC", "NOTE", "NOBITS",
             "REL", "SHLIB", "DYNSYM", "", "", "INIT_ARRAY", "FINI_ARRAY", "PREINIT_ARRAY", "GROUP",
             "SYMTAB_SHNDX"]
    lines, table = [], None
    for line in tool("readelf", "-SsW", path).stdout.decode().splitlines():
        section = re.match(r"\s*\[\s*(\d+)\] (\S*)\s+(\S+)\s+([0-9a-f]{16}) ([0-9a-f]+) "
                           r"([0-9a-f]+) ", line)
        if section:
            index, name, kind, address, offset, size = section.groups()
            kind = str(kinds.index(kind)) if kind in kinds else "?"
            lines.append(("section", index, name if kind != "0" else "", kind, int(address, 16),
                          int(offset, 16), int(size, 16)))
            continue
        if line.startswith("Symbol table"):
            table = line.split("'")[1]
            continue
        symbol = re.match(r"\s*(\d+): ([0-9a-f]{16})\s+(0x[0-9a-f]+|\d+) (\S+)\s+(\S+)\s+\S+\s+"
                          r"(?:\[[^]]*\]\s+)?(\S+)(?: (\S*))?", line)
        if symbol:
            number, value, size, kind, binding, section, name = symbol.groups()
            lines.append(("symbol", table, number, int(value, 16), int(size, 0),
                          kind, binding, section, (name or "").split("@")[0]))
    return lines


def check_elf_reader(program):
    types = ["NOTYPE", "OBJECT", "FUNC", "SECTION", "FILE", "COMMON", "TLS"]
    bindings = {"0": "LOCAL", "1": "GLOBAL", "2": "WEAK", "10": "UNIQUE"}
    places = {"0": "UND", "65521": "ABS", "65522": "COM"}
    compared = 0
    for path in [sys.executable, shutil.which("readelf"), program.builds[0],
                 str(pathlib.Path(program.builds[0]).with_name("elf_reader.o"))]:
        path = str(pathlib.Path(path).resolve())
        sections, got = {}, []
        for line in program.run(pathlib.Path(path).read_bytes()).decode().splitlines():
            words = line.split(" ")
            if words[0] == "section":
                _, index, name, kind, address, offset, size, _flags = words
                sections[index] = name
                got.append(("section", index, name, kind if int(kind) < 19 else "?",
                            int(address, 16), int(offset, 16), int(size, 16)))
            else:
                _, table, number, value, size, kind, binding, place, name = words
                section_symbol = types[int(kind)] == "SECTION" if int(kind) < 7 else False
                got.append(("symbol", sections[table], number, int(value, 16), int(size, 16),
                            types[int(kind)] if int(kind) < 7 else "IFUNC", bindings[binding],
                            places.get(place, place),
                            sections[place] if section_symbol and not name
                            else name.split("@")[0]))
        expected = readelf(path)
        assert len(expected) > 20
        for ours, theirs in zip(got, expected):
            assert ours == theirs, f"{path}: {ours} where readelf says {theirs}"
        assert len(got) == len(expected), f"{path}: {len(got)} lines, readelf has {len(expected)}"
        compared += len(got)
    image = pathlib.Path(program.builds[0]).with_name("elf_reader.o").read_bytes()
    documents = list(flipped(image, 400, 12)) + list(flipped(image[:64], 200, 13))
    for status, _output in program.run_framed(documents):
        assert status in (0, BAD_INPUT)
    return compared


def check_riscv(program):
    target = ["clang-19", "--target=riscv32-unknown-elf", "-march=rv32im", "-mabi=ilp32"]
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        start, elf, image = f"{folder}/start.o", f"{folder}/p.elf", f"{folder}/p.bin"
        tool(*target, "-c", str(HERE / "riscv" / "start.s"), "-o", start)
        for source in sorted((HERE / "riscv").glob("*.c")):
            for level in ["-O0", "-O2"]:
                tool(*target, level, "-ffreestanding", "-c", str(source), "-o", f"{folder}/p.o")
                tool("ld.lld-19", "-T", str(HERE / "riscv" / "image.ld"), start, f"{folder}/p.o",
                     "-o", elf)
                tool("llvm-objcopy-19", "-O", "binary", elf, image)
                expected = tool("qemu-riscv32", elf).stdout
                assert expected
                assert program.run(pathlib.Path(image).read_bytes()) == expected
                compared += len(expected.splitlines())
        code = pathlib.Path(image).read_bytes()
    for word, says in [(0, "bad instruction at 00010000"), (0x00002003, "bad access at 00010000"),
                       (0xffdff06f, "bad access at 0000fffc")]:
        got = program.run(struct.pack("<I", word), BAD_INPUT)
        assert got.decode() == says + "\n", got
    documents = list(flipped(code, 30, 14))
    for status, _output in program.run_framed(documents):
        assert status in (0, BAD_INPUT)
    return compared


def check_packets(program):
    import packets  # needs python3-dpkt
    documents, expected = packets.captures()
    compared = 0
    for document, lines in zip(documents, expected):
        got = program.run(document).decode().splitlines()
        for ours, theirs in zip(got, lines):
            assert ours == theirs, f"{ours}\nwhere dpkt says\n{theirs}"
        assert len(got) == len(lines)
        compared += len(lines)
    damaged = [each for document in documents for each in flipped(document, 300, 15)]
    for status, _output in program.run_framed(damaged):
        assert status in (0, BAD_INPUT)
    return compared


def check_json(program):
    import documents
    return documents.check(program)
