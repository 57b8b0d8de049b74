"""Makes domain images for the tests of image/ and sdsign, without sdc: any
manifest, linked with the flags of 'sdc link'."""
import hashlib
import os
import struct
import subprocess
import sys

CLANG = os.environ.get("CLANG", "clang-19")
LLD = os.environ.get("LLD", "ld.lld-19")
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "domain_fixture.c")

IMPORT, EXPORT = 0, 1
LINK_FLAGS = ["-shared", "-Bsymbolic", "-z", "text", "-z", "noexecstack", "-z", "separate-code",
              "-z", "relro", "-z", "now", "--no-undefined", "--hash-style=sysv",
              "--build-id=none", "-e", "sd_start"]
QUOTAS = dict(heap_bytes=1 << 20, shared_bytes=1 << 20, rrefs=64, threads=2, cpu_share=100,
              call_timeout_ms=0, headroom_bytes=16384)


def counted(text):
    return struct.pack("<H", len(text)) + text.encode()


def record(tag, payload):
    return struct.pack("<HHI", tag, 0, len(payload)) + payload + bytes(-len(payload) % 4)


def interface(direction, binding, name, members, fingerprint=None):
    """members: dict of member name to any text that stands for its structure."""
    hashes = {m: hashlib.sha256(s.encode()).digest() for m, s in members.items()}
    whole = hashlib.sha256(name.encode() + b"".join(
        m.encode() + h for m, h in hashes.items())).digest()
    out = struct.pack("<B3x", direction) + (fingerprint or whole) + counted(name)
    out += struct.pack("<H", len(hashes))
    for member, digest in hashes.items():
        out += counted(member) + digest
    return out + counted(binding)


def manifest(name, rollback=1, level=1, quotas=QUOTAS, grants=(), interfaces=(),
             version="1.0.0", dialect=1, extra=b""):
    q = {**QUOTAS, **quotas}
    out = b"SDMF" + struct.pack("<HH", 1, 0)
    out += record(1, name.encode()) + record(2, version.encode())
    out += record(3, struct.pack("<I", rollback)) + record(4, b"sdc 0.1.0")
    out += record(5, b"-O2") + record(6, struct.pack("<I", dialect))
    out += record(7, hashlib.sha256(name.encode()).digest())
    out += record(11, struct.pack("<I", level))
    out += record(9, struct.pack("<QQIIIIII", q["heap_bytes"], q["shared_bytes"], q["rrefs"],
                                 q["threads"], q["cpu_share"], q["call_timeout_ms"],
                                 q["headroom_bytes"], 0))
    for grant in grants:
        out += record(10, grant.encode())
    for one in interfaces:
        out += record(8, one)
    return out + extra


def link(path, note, source=SOURCE, compile_flags=()):
    """Links an image whose manifest note has the descriptor `note` (None: no note)."""
    base = path + ".tmp"
    subprocess.run([CLANG, "--target=x86_64-linux-gnu", "-O1", "-fPIC", "-ffreestanding",
                    "-fvisibility=hidden", "-fno-stack-protector", "-fno-asynchronous-unwind-tables",
                    *compile_flags, "-c", source, "-o", base + ".o"], check=True)
    objects = [base + ".o"]
    if note is not None:
        with open(base + ".note", "wb") as out:
            out.write(struct.pack("<III", 6, len(note), 1) + b"Sumac\0\0\0" + note)
        assembly = f'.section .note.sd.manifest,"a",@note\n.balign 4\n.incbin "{base}.note"\n.balign 4\n'
        subprocess.run([CLANG, "--target=x86_64-linux-gnu", "-x", "assembler", "-c", "-", "-o",
                        base + "n.o"], input=assembly.encode(), check=True)
        objects.append(base + "n.o")
    subprocess.run([LLD, *LINK_FLAGS, "-o", path, *objects], check=True)
    for leftover in [*objects, base + ".note"]:
        if os.path.exists(leftover):
            os.remove(leftover)


WORDS = {"count": "(borrow Text, u32) -> Counts", "swap": "(move Block) -> rref<Block>"}
FILES = {"open": "(u32) -> u64", "read": "(u64, move Block) -> rref<Block>"}

if __name__ == "__main__":
    link(sys.argv[1], manifest("words", grants=["data"], interfaces=[
        interface(IMPORT, "files", "Files", FILES), interface(EXPORT, "main", "Words", WORDS)]))
