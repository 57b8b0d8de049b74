"""make_system.py SDSIGN KEYS ABI OUT.img: a system of three domains for the tests
of a loader; `shell` imports from `words` and has the main export."""
import os
import subprocess
import sys
import tempfile

import domain_fixture as fixture
from domain_fixture import EXPORT, IMPORT, interface, manifest

sdsign, keys, abi, out = map(os.path.abspath, sys.argv[1:])
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "domain.c")
WORDS = {"count": "(borrow Text, u32) -> Counts", "swap": "(move Block) -> rref<Block>"}
PROGRAM = {"run": "()"}
SYSTEM = """\
system: refusals
main: shell.program
domains:
  - { name: words, image: words.domain, start: true }
  - { name: digest, image: digest.domain, start: true }
  - { name: shell, image: shell.domain, start: true, wire: { words: words.words } }
"""


def domain(name, imports=(), export=None):
    flags = [f"-I{abi}", f"-DIMPORTS={len(imports)}"]
    if export:
        digest = export[4:36]
        flags.append("-DEXPORT_FINGERPRINT={" + ",".join(map(str, digest)) + "}")
    interfaces = [*imports, export] if export else list(imports)
    fixture.link(name + ".elf", manifest(name, interfaces=interfaces), source=SOURCE,
                 compile_flags=flags)
    subprocess.run([sdsign, "sign", "--key", os.path.join(keys, "demo.pem"), "-o",
                    name + ".domain", name + ".elf"], check=True)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    domain("words", export=interface(EXPORT, "words", "Words", WORDS))
    domain("digest")
    domain("shell", imports=[interface(IMPORT, "words", "Words", WORDS)],
           export=interface(EXPORT, "program", "Program", PROGRAM))
    with open("system.yaml", "w") as file:
        file.write(SYSTEM)
    subprocess.run([sdsign, "pack", "--system", "system.yaml", "--keyring",
                    os.path.join(keys, "keyring"), "--key", os.path.join(keys, "root.pem"),
                    "-o", out], check=True)
