"""The file sumac.elf as its loaders read it: segments, PVH note, multiboot2
header.

usage: elf_test.py sumac.elf"""
import struct
import sys

PT_LOAD, PT_NOTE = 1, 4
EXECUTE, WRITE = 1, 2

with open(sys.argv[1], "rb") as file:
    data = file.read()
failures = []


def check(what, is_ok):
    print("ok:" if is_ok else "failed:", what)
    if not is_ok:
        failures.append(what)


entry, headers = struct.unpack_from("<QQ", data, 24)
count = struct.unpack_from("<H", data, 56)[0]
segments = [struct.unpack_from("<IIQQQQQQ", data, headers + 56 * i) for i in range(count)]
loads = [s for s in segments if s[0] == PT_LOAD]
text = [s for s in loads if s[1] & EXECUTE]


def in_text(address):
    return any(s[3] <= address < s[3] + s[5] for s in text)


check("three segments are loaded: R, RX, RW", [s[1] for s in loads] == [4, 5, 6])
check("no segment is writable and executable",
      not any(s[1] & WRITE and s[1] & EXECUTE for s in segments))
check("it begins at 1 MiB", min(s[3] for s in loads) == 0x100000)
check("it is mapped where it is loaded", all(s[3] == s[4] for s in loads))
check("segments begin on pages", all(s[3] % 4096 == 0 and s[2] % 4096 == 0 for s in loads))
check("GRUB's entry is text", in_text(entry))

notes = [data[s[2]:s[2] + s[5]] for s in segments if s[0] == PT_NOTE]
check("one note", len(notes) == 1)
name_bytes, desc_bytes, kind, name, pvh_entry = struct.unpack_from("<III4sQ", notes[0])
check("it is the PVH note", (name_bytes, desc_bytes, kind, name) == (4, 8, 18, b"Xen\0"))
check("PVH's entry is text", in_text(pvh_entry) and pvh_entry != entry)

at = [i for i in range(0, 32768, 8) if data[i:i + 4] == struct.pack("<I", 0xE85250D6)]
check("one multiboot2 header in the first 32 KiB", len(at) == 1)
check("its checksum holds", sum(struct.unpack_from("<IIII", data, at[0])) & 0xFFFFFFFF == 0)
check("no multiboot1 header in the first 8 KiB",
      struct.pack("<I", 0x1BADB002) not in data[:8192])

print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
