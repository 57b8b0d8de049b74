"""JSON documents, whole and damaged, and what node's JSON.parse says of them."""
import json
import random
import subprocess

COUNT = 100_000

# Reads frames (length, bytes) and answers each with a line: "-" if the bytes
# are not UTF-8 or not JSON, else the value, printed anew.
NODE = """
const data = require('fs').readFileSync(0);
const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const lines = [];
for (let at = 0; at < data.length;) {
  const length = data.readUInt32LE(at);
  const bytes = data.subarray(at + 4, at + 4 + length);
  at += 4 + length;
  let line = '-';
  try { line = JSON.stringify(JSON.parse(utf8.decode(bytes))); } catch (error) { }
  lines.push(line);
}
process.stdout.write(lines.join('\\n') + '\\n');
"""


def value(rng, depth):
    roll = rng.random()
    if depth == 0 or roll < 0.55:
        return rng.choice([
            None, True, False, 0, -0.0, 1, -17, 1.5, 1e300, 123456789012345678, 1e-7,
            rng.random(), rng.randrange(-10**9, 10**9), "", "text", "é \u20ac \U0001f600",
            "\"\\/\b\f\n\r\t\x00\x1f\x7f", "\ud800", "\u2028", "a" * rng.randrange(40)])
    if roll < 0.75:
        return [value(rng, depth - 1) for _ in range(rng.randrange(5))]
    return {rng.choice(["a", "b", "", "key", "1", "__proto__", "é"]) + str(rng.randrange(4)):
            value(rng, depth - 1) for _ in range(rng.randrange(5))}


def mutate(rng, text):
    data = bytearray(text)
    for _ in range(rng.choice([1, 1, 1, 2, 4])):
        at = rng.randrange(len(data) + 1)
        roll = rng.random()
        if roll < 0.35:
            data[at:at] = rng.choice([b",", b"]", b"[", b"{", b"}", b":", b'"', b"\\", b"0", b"-",
                                      b".", b"e", b"E+", b"\\u", b"\\ud83d\\ude00", b"\\udc00",
                                      b"true", b"nul", b" ", b"\n", b"\t", b"\x0b", b"\x00",
                                      b"\xc3\xa9", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
                                      b"\xef\xbb\xbf", b"\x80", b"/**/", b"'", b"NaN", b"+1"])
        elif roll < 0.6 and at < len(data):
            del data[at:at + rng.randrange(1, 4)]
        elif roll < 0.8 and at < len(data):
            data[at] = rng.randrange(256)
        elif at < len(data):
            other = rng.randrange(len(data))
            data[at], data[other] = data[other], data[at]
    return bytes(data)


def make(count):
    rng = random.Random(16)
    for _ in range(count):
        indent = rng.choice([None, None, 1])
        text = json.dumps(value(rng, rng.randrange(5)), ensure_ascii=rng.random() < 0.5,
                          indent=indent).encode("utf-8", "surrogatepass")
        yield text if rng.random() < 0.2 else mutate(rng, text)


def ask_node(frames):
    data = b"".join(len(each).to_bytes(4, "little") + each for each in frames)
    done = subprocess.run(["node", "-e", NODE], input=data, capture_output=True, check=True)
    lines = done.stdout.split(b"\n")
    assert len(lines) == len(frames) + 1 and lines[-1] == b""
    return lines[:-1]


def check(program):
    texts = list(make(COUNT))
    results = program.run_framed(texts)
    expected = ask_node(texts)
    accepted = [output for status, output in results if status == 0]
    # Ours, read by node, is the same value as the original, read by node.
    again = iter(ask_node(accepted))
    rejected = 0
    for text, (status, output), theirs in zip(texts, results, expected):
        if theirs == b"-":
            assert status == 1, f"accepted {text!r}, which node refuses"
            rejected += 1
        else:
            assert status == 0, f"refused {text!r}, which node reads as {theirs!r}"
            ours = next(again)
            assert ours == theirs, f"{text!r} was printed as {output!r}"
    assert rejected > COUNT // 5 and len(accepted) > COUNT // 5, "one kind is missing"
    print(f"{len(accepted)} accepted and {rejected} refused, as by node")
    return COUNT
