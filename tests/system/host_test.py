"""The counter of `words` and the hash of `digest`, built by an ordinary compiler,
against wc, tr | sort | uniq and sha256sum.

usage: host_test.py WORDS DIGEST FOLDER [--big]"""

import os
import random
import subprocess
import sys

import inputs


def run(program, path, piece):
    with open(path, "rb") as text:
        return subprocess.run([program, str(piece)], stdin=text, check=True,
                              capture_output=True).stdout.splitlines()


def check(words, digest, path, pieces):
    expected_counts = inputs.counts(path)
    expected_top = inputs.top_lines(path)
    expected_sum = inputs.sha256(path)
    for piece in pieces:
        lines = run(words, path, piece)
        got = tuple(int(number) for number in lines[0].split())
        assert got == expected_counts, f"{path}: counts {got}, wc says {expected_counts}"
        assert lines[1:] == expected_top, \
            f"{path}: pieces of {piece}: top {lines[1:]}, the pipeline says {expected_top}"
        got = run(digest, path, piece)[0].decode()
        assert got == expected_sum, f"{path}: digest {got}, sha256sum says {expected_sum}"


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as out:
        out.write(data)
    return path


def main():
    words, digest, folder = sys.argv[1:4]
    os.makedirs(folder, exist_ok=True)
    if "--big" in sys.argv:
        path = os.path.join(folder, "big")
        inputs.make_big(path)
        check(words, digest, path, [65536])
        return
    check(words, digest, inputs.GPL, [1, 3, 64, 65536])
    texts = {
        "empty": b"",
        "one": b"a",
        "newline": b"\n",
        "blanks": b"  \t\r\n \v\f",
        "no-end": b"one two two",
        "starts-with-blank": b" b a b\n",
        "signs": b"a-b a_b, a.b\n--\n\x00\x01 \x7f \x80\xff x\x80y\n",
        "blocks": b"x" * 63 + b" " + b"y" * 64 + b" " + b"z" * 55,
        "ties": b"b a d c f e h g j i l k\n",
        "long": b"q" * 5000 + b" " + b"q" * 5000 + b" p",
    }
    generator = random.Random(7)
    for number in range(30):
        size = generator.randrange(3000)
        letters = b"ab cd\n\t." if number % 2 else bytes(range(256))
        texts[f"random-{number}"] = bytes(generator.choices(letters, k=size))
    for name, data in texts.items():
        check(words, digest, write(folder, name, data), [1, 2, 7, 65536])


if __name__ == "__main__":
    main()
