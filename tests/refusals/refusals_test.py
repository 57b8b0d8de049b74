"""Each refusal cause, made by a real manipulation of the sample system, asserted
on the console of a machine that loads it.

usage: refusals_test.py MODE SDSIGN KEYS SYSTEM.IMG MACHINE...
MODE: causes (one manipulation or more per cause), flips (at least 100 flipped
bits in each of headers, code, notes, signature, trailer) or cuts (truncation at
every section boundary). MACHINE... is a command that takes a system image."""
import os
import shutil
import struct
import subprocess
import sys
import tempfile

import signed_files as files
from signed_files import DATA, DOMAIN, KEYRING, SYSTEM, Container, Elf, body, flip, force_sign, patch

VICTIM = "words.domain"
OTHER = "digest.domain"
IMPORTER = "shell.domain"
TIMEOUT_S = 120


class Bench:
    def __init__(self, sdsign, keys, image, machine):
        self.sdsign, self.keys, self.image, self.machine = sdsign, keys, image, machine
        self.demo = os.path.join(keys, "demo.pem")
        self.root = os.path.join(keys, "root.pem")
        self.folder = tempfile.mkdtemp()
        self.signed = self.fresh().get(DOMAIN, VICTIM)
        self.body = body(self.signed)
        self.elf = Elf(self.body)
        self.boots = 0

    def fresh(self):
        """The system image with a script that only lists the domains."""
        container = Container(self.image)
        container.entries = [e for e in container.entries if e[0] != DATA]
        container.entries.append([DATA, "script", b"domains\n"])
        return container

    def sdsign_run(self, *arguments):
        subprocess.run([self.sdsign, *arguments], check=True, capture_output=True)

    def key(self, name):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            self.sdsign_run("keygen", "-o", path)
        return path

    def keyring(self, *changes, start=None):
        """A copy of the keyring with sdsign's `keyring` changes made to it."""
        path = os.path.join(self.folder, "keyring")
        shutil.copy(start or os.path.join(self.keys, "keyring"), path)
        for command, *rest in changes:
            self.sdsign_run("keyring", command, "--key", self.root,
                            *[path if r == "RING" else r for r in rest])
        with open(path, "rb") as file:
            return file.read()

    def empty_keyring(self, *changes):
        path = os.path.join(self.folder, "empty")
        if os.path.exists(path):
            os.remove(path)
        self.sdsign_run("keyring", "init", "--key", self.root, "-o", path)
        return self.keyring(*changes, start=path)

    def boot(self, container):
        self.boots += 1
        path = os.path.join(self.folder, "system.img")
        container.write(path)
        run = subprocess.run(self.machine + [path], stdin=subprocess.DEVNULL, timeout=TIMEOUT_S,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        text = run.stdout.decode(errors="replace").replace("\r\n", "\n")
        if run.returncode < 0 or "panic" in text:
            raise AssertionError(f"the machine died ({run.returncode}):\n{text}")
        return text

    def expect(self, what, container, cause, name=VICTIM, words=""):
        causes = [cause] if isinstance(cause, str) else cause
        text = self.boot(container)
        lines = [l for l in text.splitlines() if l.startswith(f"refused: {name}: ")]
        if len(lines) != 1 or lines[0].split(": ")[2] not in causes or words not in lines[0]:
            raise AssertionError(f"{what}: not refused as {causes} '{words}':\n{text}")

    def expect_any(self, what, container, cause, words=""):
        """The first domain that is concerned is refused, whichever that is."""
        text = self.boot(container)
        lines = [l for l in text.splitlines() if l.startswith("refused: ")]
        if not lines or f".domain: {cause}: " not in lines[0] or words not in lines[0]:
            raise AssertionError(f"{what}: no domain refused as {cause} '{words}':\n{text}")

    def expect_image(self, what, data, cause, words="", ring=None):
        container = self.fresh()
        container.replace(DOMAIN, VICTIM, data)
        if ring:
            container.replace(KEYRING, "keyring", ring)
        self.expect(what, container, cause, words=words)

    def expect_signed(self, what, data, cause, words):
        self.expect_image(what, force_sign(data, self.demo), cause, words)


def code(elf):
    return elf.first(files.PT_LOAD, 1)


def changed_interface(data):
    """Another fingerprint for the first import, another hash for its first member."""
    at = data.index(b"SDMF") + 8
    while True:
        tag, _, length = struct.unpack_from("<HHI", data, at)
        payload = at + 8
        if tag == 8 and data[payload] == 0:
            break
        at = payload + length + -length % 4
    name_bytes = struct.unpack_from("<H", data, payload + 36)[0]
    members = payload + 38 + name_bytes
    member_bytes = struct.unpack_from("<H", data, members + 2)[0]
    member = data[members + 4:members + 4 + member_bytes].decode()
    out = flip(data, (payload + 4) * 8)
    return flip(out, (members + 4 + member_bytes) * 8), member


def check_signatures(bench):
    bench.expect_image("no trailer", bench.body, "not-signed", "sign it with sdsign")
    bench.expect_image("foreign key", force_sign(bench.body, bench.key("foreign.pem")),
                       "unknown-key")
    bench.expect_image("modified", flip(bench.signed, code(bench.elf)[3] * 8), "modified")
    bench.expect_image("cut", bench.signed[:-1], "truncated")
    demo_id = files.key_id(bench.demo).hex()
    container = bench.fresh()
    container.replace(KEYRING, "keyring", bench.keyring(("revoke", "RING", demo_id)))
    bench.expect_any("revoked key", container, "revoked-key")


def check_policy(bench):
    bench.expect_image("the bytes of another domain", bench.fresh().get(DOMAIN, OTHER),
                       "wrong-name", "it is the domain")
    narrow = bench.empty_keyring(("add", "--public", bench.demo, "--name", "files", "--name",
                                  "d*", "--name", "shell", "RING"))
    bench.expect_image("key for other names", bench.signed, "wrong-name", "its key may not sign",
                       ring=narrow)
    bench.expect_image("minimum raised", bench.signed, "rolled-back",
                       ring=bench.keyring(("minimum", "RING", "words", "1000")))
    container = bench.fresh()
    container.replace(KEYRING, "keyring",
                      bench.keyring(("minimum", "--compiler-level", "1000", "RING")))
    bench.expect_any("level raised", container, "compiler-too-old")


def check_signed_but_bad(bench):
    elf, data = bench.elf, bench.body
    header = code(elf)[0]
    bench.expect_signed("writable code", patch(data, header + 4, struct.pack("<I", 7)),
                        "bad-segment", "writable and executable")
    bench.expect_signed("entry outside", patch(data, 24, struct.pack("<Q", 0)), "bad-segment",
                        "is not in executable bytes")
    bench.expect_signed("relocation into code",
                        patch(data, elf.relocations(), struct.pack("<Q", code(elf)[4])),
                        "bad-relocation", "outside the writable segments")
    bench.expect_signed("relocation out of the image",
                        patch(data, elf.relocations() + 16, struct.pack("<Q", 1 << 40)),
                        "bad-relocation", "points outside the image")
    bench.expect_signed("import", patch(data, elf.relocations() + 8, struct.pack("<Q", 6 | 1 << 32)),
                        "bad-relocation", "only relative")
    bench.expect_signed("no manifest", patch(data, elf.first(files.PT_NOTE)[0], bytes(4)),
                        "bad-manifest", "manifest notes")
    bench.expect_signed("broken manifest", patch(data, data.index(b"SDMF"), b"SDMG"),
                        "bad-manifest", "does not begin with SDMF")


def check_interface(bench):
    container = bench.fresh()
    data, member = changed_interface(body(container.get(DOMAIN, IMPORTER)))
    container.replace(DOMAIN, IMPORTER, force_sign(data, bench.demo))
    bench.expect("interface changed", container, "interface-mismatch", name=IMPORTER,
                 words=f"'{member}' of interface")


def check_ring_and_system(bench):
    """What the trust of all domains rests on: nothing runs without it."""
    ring, blob = (bench.fresh().get(KEYRING, "keyring"), bench.fresh().get(SYSTEM, "system"))
    for what, kind, name, data, cause in [
            ("keyring modified", KEYRING, "keyring", flip(ring, 12 * 8), "modified"),
            ("keyring unsigned", KEYRING, "keyring", body(ring), "not-signed"),
            ("keyring cut", KEYRING, "keyring", ring[:-5], "truncated"),
            ("keyring of another root", KEYRING, "keyring",
             force_sign(body(ring), bench.key("foreign.pem"), files.SIGNED_KEYRING), "unknown-key"),
            ("keyring of an old epoch", KEYRING, "keyring",
             force_sign(patch(body(ring), 12, bytes(4)), bench.root, files.SIGNED_KEYRING),
             "rolled-back"),
            ("system modified", SYSTEM, "system", flip(blob, 30 * 8), "modified"),
            ("system by the demo key", SYSTEM, "system",
             force_sign(body(blob), bench.demo, files.SIGNED_SYSTEM), "unknown-key"),
            ("keyring as system", SYSTEM, "system", ring, "not-signed")]:
        container = bench.fresh()
        container.replace(kind, name, data)
        bench.expect(what, container, cause, name=name)


def check_causes(bench):
    check_signatures(bench)
    check_policy(bench)
    check_signed_but_bad(bench)
    check_interface(bench)
    check_ring_and_system(bench)


def spread(start, size, count):
    """`count` bits spread over a region, never twice the same."""
    bits = size * 8
    assert bits >= count, f"a region of {size} bytes"
    return [start * 8 + i * bits // count for i in range(count)]


def check_flips(bench):
    elf, at = bench.elf, len(bench.body)
    _, _, _, code_offset, _, code_bytes = code(elf)
    _, _, _, note_offset, _, note_bytes = elf.first(files.PT_NOTE)
    for what, start, size, causes in [
            ("headers", 0, elf.headers_end, ["modified"]),
            ("code", code_offset, code_bytes, ["modified"]),
            ("notes", note_offset, note_bytes, ["modified"]),
            ("signature", at + 64, 64, ["modified"]),
            ("trailer", at, 64, ["not-signed", "modified", "truncated", "unknown-key"])]:
        for bit in spread(start, size, 100):
            bench.expect_image(f"bit {bit} of the {what}", flip(bench.signed, bit), causes)


def check_cuts(bench):
    at = len(bench.body)
    cuts = [c for c in bench.elf.section_boundaries() if c < at]
    cuts += [0, 1, at - 1, at + 1, at + 64, at + 127]
    for cut in sorted(set(cuts)):
        bench.expect_image(f"cut at {cut}", bench.signed[:cut], "truncated")
    bench.expect_image("cut at the trailer", bench.body, "not-signed")


def main():
    mode, sdsign, keys, image, *machine = sys.argv[1:]
    bench = Bench(sdsign, keys, image, machine)
    try:
        text = bench.boot(bench.fresh())
        assert "refused: " not in text, f"the untouched system is refused:\n{text}"
        {"causes": check_causes, "flips": check_flips, "cuts": check_cuts}[mode](bench)
    finally:
        shutil.rmtree(bench.folder)
    assert bench.boots > 10, f"only {bench.boots} systems were booted"
    print(f"{bench.boots} systems booted, each refused as it should be")


if __name__ == "__main__":
    main()
