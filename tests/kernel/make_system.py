"""Builds, signs and packs the test system: hand-made domains with real
signatures, through the same tools and formats as any other."""
import hashlib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(SOURCE, "tests", "signer"))
import domain_fixture as fixture  # noqa: E402

ACTOR = {"run": "() -> status", "ping": "(u64) -> u64"}
ACTORS = ["actor", "middle", "peer1", "peer2", "caller1", "caller2", "caller3", "caller4", "plain", "looper", "limited"]
GRANTS = {"driver": ["data", "system"], "plain": []}
QUOTAS = {"heap_bytes": 8 << 20, "shared_bytes": 2 << 30, "rrefs": 20_000_000, "threads": 4}
CFLAGS = ["--target=x86_64-linux-gnu", "-O1", "-fPIC", "-ffreestanding", "-fno-builtin",
          "-fvisibility=hidden", "-fno-stack-protector", "-fstack-clash-protection",
          "-fno-asynchronous-unwind-tables", "-Wall", "-Wextra", "-Werror", "-std=gnu2x"]


def interface(direction, binding):
    return fixture.interface(direction, binding, "Actor", ACTOR)


def fingerprint():
    return interface(fixture.EXPORT, "actor")[4:36]


def compile_objects(folder, source):
    table = os.path.join(folder, "fingerprint.c")
    with open(table, "w") as out:
        out.write("#include <stdint.h>\nextern const uint8_t actor_fingerprint[32];\n"
                  "const uint8_t actor_fingerprint[32] = {"
                  + ",".join(map(str, fingerprint())) + "};\n")
    objects = []
    for path in [os.path.join(HERE, "domains", source), os.path.join(HERE, "domains", "support.c"),
                 table]:
        objects.append(os.path.join(folder, os.path.basename(path)[:-2] + f".{source}.o"))
        subprocess.run([fixture.CLANG, *CFLAGS, "-I", os.path.join(SOURCE, "abi"), "-I",
                        os.path.join(HERE, "domains"), "-c", path, "-o", objects[-1]], check=True)
    return objects


def link(path, note, objects):
    packed = fixture.struct.pack("<III", 6, len(note), 1) + b"Sumac\0\0\0" + note
    with open(path + ".note", "wb") as out:
        out.write(packed)
    subprocess.run([fixture.CLANG, "--target=x86_64-linux-gnu", "-x", "assembler", "-c", "-", "-o",
                    path + ".note.o"], check=True, input=(
                        '.section .note.sd.manifest,"a",@note\n.balign 4\n'
                        f'.incbin "{path}.note"\n.balign 4\n').encode())
    subprocess.run([fixture.LLD, *fixture.LINK_FLAGS, "-o", path, *objects, path + ".note.o"],
                   check=True)


def make(folder, sdsign, keys):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "fingerprint"), "wb") as out:
        out.write(fingerprint())
    kinds = {"driver.c": ["driver"], "actor.c": ACTORS}
    system = "system: kernel_test\nmain: driver.actor\ndomains:\n"
    for source, names in kinds.items():
        objects = compile_objects(folder, source)
        for name in names:
            grants = GRANTS.get(name, ["system"])
            quotas = dict(QUOTAS, call_timeout_ms=50 if name == "looper" else 0)
            elf = os.path.join(folder, name + ".elf")
            link(elf, fixture.manifest(name, quotas=quotas, grants=grants, interfaces=[
                interface(fixture.EXPORT, "actor")]), objects)
            subprocess.run([sdsign, "sign", "--key", os.path.join(keys, "demo.pem"), "-o",
                            os.path.join(folder, name + ".domain"), elf], check=True,
                           stdout=subprocess.DEVNULL)
            system += f"  - name: {name}\n    image: {name}.domain\n"
            system += "    start: true\n" if name == "driver" else ""
            system += "    restart: { count: 2, window_s: 3600 }\n" if name == "limited" else ""
            system += f"    grants: [{', '.join(grants)}]\n" if grants else ""
    yaml = os.path.join(folder, "system.yaml")
    with open(yaml, "w") as out:
        out.write(system)
    subprocess.run([sdsign, "pack", "--system", yaml, "--keyring", os.path.join(keys, "keyring"),
                    "--key", os.path.join(keys, "root.pem"), "-o",
                    os.path.join(folder, "kernel_test.img")], check=True)


if __name__ == "__main__":
    make(*sys.argv[1:4])
