"""Takes system images apart and puts them together again, and signs anything:
what sdsign refuses to do, the tests of a loader must be able to do."""
import hashlib
import os
import struct
import subprocess
import tempfile

SYSTEM, KEYRING, DOMAIN, DATA = 1, 2, 3, 4
SIGNED_IMAGE, SIGNED_KEYRING, SIGNED_SYSTEM = 1, 2, 3
TRAILER_BYTES, PAGE = 128, 4096
PT_LOAD, PT_DYNAMIC, PT_NOTE = 1, 2, 4
DT_RELA = 7


class Container:
    """system.img (docs/image-format.md): entries of [kind, name, bytes]."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        count = struct.unpack_from("<I", data, 12)[0]
        self.entries = []
        for i in range(count):
            kind, name_bytes, _, offset, length = struct.unpack_from("<HHIQQ", data, 32 + 88 * i)
            name = data[32 + 88 * i + 24:][:name_bytes].decode()
            self.entries.append([kind, name, data[offset:offset + length]])

    def entry(self, kind, name):
        return next(e for e in self.entries if e[:2] == [kind, name])

    def get(self, kind, name):
        return self.entry(kind, name)[2]

    def replace(self, kind, name, data):
        self.entry(kind, name)[2] = data

    def write(self, path):
        align = lambda n: -(-n // PAGE) * PAGE
        offset = align(32 + 88 * len(self.entries))
        directory, contents = b"", b""
        for kind, name, data in self.entries:
            at = offset + len(contents)
            directory += struct.pack("<HHIQQ64s", kind, len(name), 0, at, len(data), name.encode())
            contents += data + bytes(align(len(data)) - len(data))
        head = struct.pack("<8sIIQQ", b"SDSYSIMG", 1, len(self.entries), offset + len(contents), 0)
        with open(path, "wb") as file:
            file.write((head + directory).ljust(offset, b"\0") + contents)


def body(signed):
    return signed[:-TRAILER_BYTES]


def key_id(key):
    der = subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-outform", "DER"], check=True,
                         capture_output=True).stdout
    return hashlib.sha256(der[-65:]).digest()


def force_sign(data, key, kind=SIGNED_IMAGE):
    """A valid signature over anything, by OpenSSL's command."""
    covered = struct.pack("<8sHHHHQ32sQ", b"SDSIGNED", 1, 1, kind, 0, len(data), key_id(key), 0)
    with tempfile.NamedTemporaryFile() as file:
        file.write(data + covered)
        file.flush()
        der = subprocess.run(["openssl", "dgst", "-sha256", "-sign", key, file.name], check=True,
                             capture_output=True).stdout
    numbers, at = [], 2
    for _ in range(2):
        size = der[at + 1]
        numbers.append(int.from_bytes(der[at + 2:at + 2 + size], "big"))
        at += 2 + size
    return data + covered + b"".join(n.to_bytes(32, "big") for n in numbers)


def flip(data, bit):
    out = bytearray(data)
    out[bit // 8] ^= 1 << bit % 8
    return bytes(out)


def patch(data, offset, new):
    return data[:offset] + new + data[offset + len(new):]


class Elf:
    """Where things stand in an image."""

    def __init__(self, data):
        self.data = data
        at, count = struct.unpack_from("<Q", data, 32)[0], struct.unpack_from("<H", data, 56)[0]
        self.headers_end = at + 56 * count
        self.phdrs = []  # (offset of the header, type, flags, offset, address, file bytes)
        for i in range(count):
            kind, flags, offset, address, _, size = struct.unpack_from("<IIQQQQ", data, at + 56 * i)
            self.phdrs.append((at + 56 * i, kind, flags, offset, address, size))

    def first(self, kind, flags=0):
        return next(p for p in self.phdrs if p[1] == kind and p[2] & flags == flags)

    def file_offset(self, address):
        return next(p[3] + address - p[4] for p in self.phdrs
                    if p[1] == PT_LOAD and p[4] <= address < p[4] + p[5])

    def relocations(self):
        """File offset of the first relocation."""
        _, _, _, offset, _, size = self.first(PT_DYNAMIC)
        for at in range(offset, offset + size, 16):
            tag, value = struct.unpack_from("<QQ", self.data, at)
            if tag == DT_RELA:
                return self.file_offset(value)
        raise KeyError("DT_RELA")

    def section_boundaries(self):
        """Every offset at which a section begins or ends, and those of the tables."""
        at, size, count = (struct.unpack_from("<Q", self.data, 40)[0],
                           *struct.unpack_from("<HH", self.data, 58))
        found = {64, self.headers_end, at}
        for i in range(count):
            kind = struct.unpack_from("<I", self.data, at + size * i + 4)[0]
            offset, length = struct.unpack_from("<QQ", self.data, at + size * i + 24)
            found |= {offset} if kind == 8 else {offset, offset + length}
        return sorted(found)
