"""make_corpus.py SDSIGN FOLDER: one valid input per reader for fuzz_image; the
first byte chooses the reader."""
import os
import subprocess
import sys
import tempfile

import domain_fixture as fixture
from domain_fixture import EXPORT, FILES, IMPORT, WORDS, interface, manifest

sdsign, corpus = map(os.path.abspath, sys.argv[1:])
SYSTEM = """\
system: demo
main: words.main
domains:
  - { name: files, image: files.domain, start: true, grants: [data] }
  - { name: words, image: words.domain, start: true, wire: { files: files.main } }
"""


def run(*arguments):
    subprocess.run([sdsign, *arguments], check=True)


os.makedirs(corpus, exist_ok=True)
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    words = manifest("words", grants=["data"], interfaces=[
        interface(IMPORT, "files", "Files", FILES), interface(EXPORT, "main", "Words", WORDS)])
    fixture.link("words.elf", words)
    fixture.link("files.elf", manifest("files", grants=["data"],
                                       interfaces=[interface(EXPORT, "main", "Files", FILES)]))
    run("keygen", "-o", "root.pem")
    run("keyring", "init", "--key", "root.pem", "-o", "keyring")
    run("keyring", "add", "--key", "root.pem", "--public", "root.pem", "--name", "*", "keyring")
    run("keyring", "minimum", "--key", "root.pem", "keyring", "words", "1")
    for name in ["words", "files"]:
        run("sign", "--key", "root.pem", "-o", name + ".domain", name + ".elf")
    with open("system.yaml", "w") as file:
        file.write(SYSTEM)
    run("pack", "--system", "system.yaml", "--keyring", "keyring", "--key", "root.pem", "-o",
        "system.img")
    contents = {name: open(name, "rb").read() for name in
                ["words.elf", "keyring", "system.img", "words.domain"]}
    blob = contents["system.img"].index(b"SDSYSTEM")
    blob_bytes = int.from_bytes(contents["system.img"][blob + 16:blob + 20], "little")
    seeds = [contents["words.elf"], words, contents["keyring"][:-128], contents["system.img"],
             contents["system.img"][blob:blob + blob_bytes], contents["words.domain"]]
    for number, seed in enumerate(seeds):
        with open(os.path.join(corpus, f"seed-{number}"), "wb") as out:
            out.write(bytes([number]) + seed)
