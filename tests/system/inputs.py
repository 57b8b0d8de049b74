"""Input files of the system tests and what the machine's own tools say of them."""

import os
import random
import subprocess

GPL = "/usr/share/common-licenses/GPL-3"
BIG_BYTES = 64 << 20
BIG_DISTINCT = 1_200_000


def make_big(path):
    """64 MiB of text with over a million distinct words: each of them once, in
    random order, then a few thousand common ones until the size is reached."""
    if os.path.exists(path) and os.path.getsize(path) == BIG_BYTES:
        return
    generator = random.Random(20)
    rare = [f"r{number:x}" for number in range(BIG_DISTINCT)]
    generator.shuffle(rare)
    common = [f"common{number}" for number in range(3000)]
    weights = [1 / (rank + 1) for rank in range(len(common))]
    temporary = path + ".part"
    with open(temporary, "wb") as out:
        out.write(" ".join(rare).encode())
        while out.tell() < BIG_BYTES:
            words = generator.choices(common, weights, k=100_000)
            for start in range(0, len(words), 10):
                words[start] += generator.choice((",", ".", ";", "\n", "\t", "  ", "\n\n"))
            out.write(" ".join(words).encode())
        out.truncate(BIG_BYTES)
    os.rename(temporary, path)


def counts(path):
    """The three numbers of LC_ALL=C wc."""
    with open(path, "rb") as text:
        shown = subprocess.run(["wc"], stdin=text, env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
                               check=True, capture_output=True).stdout
    return tuple(int(number) for number in shown.split())


TOP = ("LC_ALL=C tr -cs '[:alnum:]' '\\n' < \"$1\" | LC_ALL=C sort -S 256M | uniq -c | "
       "LC_ALL=C sort -k1,1nr -k2,2 | head")


def top_lines(path):
    """The lines of the ten most frequent words, as bytes."""
    shown = subprocess.run(["bash", "-o", "pipefail", "-c", TOP, "top", path],
                           capture_output=True)
    if shown.returncode not in (0, 141):  # head may end the pipe early
        raise RuntimeError(shown.stderr.decode())
    return shown.stdout.splitlines()


def sha256(path):
    shown = subprocess.run(["sha256sum", path], check=True, capture_output=True, text=True)
    return shown.stdout.split()[0].lstrip("\\")
