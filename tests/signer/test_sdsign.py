"""sdsign as a user meets it: exit statuses, messages, files. Run with the
path of sdsign as first argument."""
import hashlib
import json
import os
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import domain_fixture as fixture
from domain_fixture import EXPORT, FILES, IMPORT, WORDS, interface, manifest

SDSIGN = os.path.abspath(sys.argv.pop(1))
LOAD, PHOFF, PHNUM = 1, 32, 56


def run(*arguments, **more):
    return subprocess.run([SDSIGN, *arguments], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, **more)


class Case(unittest.TestCase):
    """Each test has a folder of its own with root, demo and foreign keys, a
    keyring for the demo key and a signed image words.domain."""

    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.mkdtemp()
        at = lambda name: os.path.join(cls.shared, name)
        fixture.link(at("words.elf"), manifest("words", grants=["data"], interfaces=[
            interface(IMPORT, "files", "Files", FILES), interface(EXPORT, "main", "Words", WORDS)]))
        fixture.link(at("files.elf"), manifest("files", grants=["data", "system"], interfaces=[
            interface(EXPORT, "main", "Files", FILES)]))
        for key in ["root", "demo", "foreign"]:
            run("keygen", "-o", at(key + ".pem"), check=True)
        run("pubkey", "-o", at("root.pub"), at("root.pem"), check=True)
        run("keyring", "init", "--key", at("root.pem"), "-o", at("keyring"), check=True)
        run("keyring", "add", "--key", at("root.pem"), "--public", at("demo.pem"), "--name",
            "words", "--name", "fi*", at("keyring"), check=True)
        for name in ["words", "files"]:
            run("sign", "--key", at("demo.pem"), "-o", at(name + ".domain"), at(name + ".elf"),
                check=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.shared)

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        for name in os.listdir(self.shared):
            shutil.copy(os.path.join(self.shared, name), self.folder)
        self.before = os.getcwd()
        os.chdir(self.folder)

    def tearDown(self):
        os.chdir(self.before)
        shutil.rmtree(self.folder)

    def ok(self, *arguments):
        result = run(*arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def fails(self, status, words, *arguments, **more):
        result = run(*arguments, **more)
        self.assertIn(words, result.stderr + result.stdout)
        self.assertEqual(result.returncode, status, result.stderr)
        return result

    def refused(self, cause, words, image="words.domain", *options):
        result = run("verify", "--keyring", "keyring", *options, image)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertTrue(result.stdout.startswith(f"refused: {image}: {cause}: "), result.stdout)
        self.assertIn(words, result.stdout)

    def patch(self, path, offset, data):
        with open(path, "r+b") as file:
            file.seek(offset)
            file.write(data)

    def phdr_offset(self, path, kind, nth):
        with open(path, "rb") as file:
            data = file.read()
        at = struct.unpack_from("<Q", data, PHOFF)[0]
        for i in range(struct.unpack_from("<H", data, PHNUM)[0]):
            if struct.unpack_from("<I", data, at + 56 * i)[0] == kind:
                if nth == 0:
                    return at + 56 * i
                nth -= 1
        raise KeyError(kind)


class CommandLine(Case):
    def test_help_and_version_of_each_command(self):
        commands = [[], ["keygen"], ["pubkey"], ["sign"], ["verify"], ["inspect"], ["keyring"],
                    ["keyring", "init"], ["keyring", "add"], ["keyring", "revoke"],
                    ["keyring", "minimum"], ["keyring", "show"], ["pack"]]
        for command in commands:
            self.assertTrue(self.ok(*command, "--help").startswith("usage: sdsign "))
            self.assertRegex(self.ok(*command, "--version"), r"^sdsign \d+\.\d+\.\d+\n$")

    def test_wrong_usage_is_status_2(self):
        for arguments, words in [
                ([], "usage"), (["sing"], "unknown command sing"),
                (["keyring"], "missing operand"), (["keyring", "ad"], "unknown command keyring ad"),
                (["keygen"], "missing option -o"), (["keygen", "-o"], "missing value after -o"),
                (["keygen", "-o", "a", "-o", "b"], "given too often: -o"),
                (["keygen", "-o", "a", "b"], "too many operands"),
                (["inspect"], "missing operand"), (["inspect", "--jsn", "x"], "unknown option --jsn"),
                (["inspect", "--json=yes", "x"], "no value goes with option --json"),
                (["pubkey", "--hex", "--id", "demo.pem"], "exclude each other"),
                (["keyring", "minimum", "--key", "root.pem", "keyring"], "lowest rollback number"),
                (["keyring", "minimum", "--key", "root.pem", "keyring", "words", "-1"],
                 "unknown option -1"),
                (["keyring", "minimum", "--key", "root.pem", "keyring", "words", "4294967296"],
                 "not a rollback number"),
                (["keyring", "minimum", "--key", "root.pem", "--compiler-level", "x", "keyring"],
                 "not a number")]:
            self.fails(2, words, *arguments)

    def test_full_output_is_no_success(self):
        with open("/dev/full", "w") as full:
            result = subprocess.run([SDSIGN, "inspect", "words.domain"], stdout=full,
                                    stderr=subprocess.PIPE, text=True)
        self.assertEqual(result.returncode, 2)
        self.assertIn("cannot write to standard output", result.stderr)


class Keys(Case):
    def test_keygen_is_private_and_never_overwrites(self):
        self.assertEqual(stat.S_IMODE(os.stat("demo.pem").st_mode), 0o600)
        before = Path("demo.pem").read_text()
        self.assertIn("BEGIN PRIVATE KEY", before)
        self.fails(2, "never overwritten", "keygen", "-o", "demo.pem")
        self.assertEqual(Path("demo.pem").read_text(), before)
        os.symlink("elsewhere.pem", "link.pem")
        self.fails(2, "never overwritten", "keygen", "-o", "link.pem")
        self.assertFalse(os.path.exists("elsewhere.pem"))
        self.fails(2, "cannot create", "keygen", "-o", "no/such/folder.pem")

    def test_pubkey_agrees_with_openssl(self):
        pem = subprocess.run(["openssl", "pkey", "-in", "demo.pem", "-pubout"], check=True,
                             capture_output=True, text=True).stdout
        self.assertEqual(self.ok("pubkey", "demo.pem"), pem)
        der = subprocess.run(["openssl", "pkey", "-in", "demo.pem", "-pubout", "-outform", "DER"],
                             check=True, capture_output=True).stdout
        self.assertEqual(self.ok("pubkey", "--hex", "demo.pem").strip(), der[-65:].hex())
        self.assertEqual(self.ok("pubkey", "--id", "demo.pem").strip(),
                         hashlib.sha256(der[-65:]).hexdigest())
        self.ok("pubkey", "-o", "demo.pub", "demo.pem")
        self.assertEqual(self.ok("pubkey", "--hex", "demo.pub"),
                         self.ok("pubkey", "--hex", "demo.pem"))

    def test_other_keys_are_named(self):
        make = lambda *a: subprocess.run(["openssl", "genpkey", *a], check=True,
                                         capture_output=True)
        make("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", "rsa.pem")
        make("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-out", "p384.pem")
        for key in ["rsa.pem", "p384.pem"]:
            self.fails(2, "not a P-256 key", "sign", "--key", key, "-o", "x", "words.elf")
        subprocess.run(["openssl", "pkey", "-in", "demo.pem", "-aes256", "-passout", "pass:secret",
                        "-out", "locked.pem"], check=True)
        self.fails(2, "has a passphrase and there is no terminal", "sign", "--key", "locked.pem",
                   "-o", "x", "words.elf")
        self.fails(2, "not a readable private key", "sign", "--key", "root.pub", "-o", "x",
                   "words.elf")
        self.fails(2, "cannot open", "sign", "--key", "missing.pem", "-o", "x", "words.elf")
        self.assertFalse(os.path.exists("x"))

    def test_compressed_public_point(self):
        subprocess.run(["openssl", "ec", "-in", "demo.pem", "-conv_form", "compressed", "-out",
                        "compressed.pem"], check=True, capture_output=True)
        self.assertEqual(self.ok("pubkey", "--hex", "compressed.pem"),
                         self.ok("pubkey", "--hex", "demo.pem"))

    def test_key_in_a_token(self):
        module = "/usr/lib/softhsm/libsofthsm2.so"
        os.mkdir("tokens")
        with open("softhsm.conf", "w") as conf:
            conf.write(f"directories.tokendir = {self.folder}/tokens\n")
        environment = {**os.environ, "SOFTHSM2_CONF": f"{self.folder}/softhsm.conf",
                       "PKCS11_MODULE_PATH": module,
                       "ASAN_OPTIONS": "detect_leaks=0"}  # the engine forgets its methods
        for arguments in [["--init-token", "--free", "--label", "t", "--pin", "1234", "--so-pin", "12"
                           "34"], ["--import", "demo.pem", "--token", "t", "--label", "k", "--id",
                                   "01", "--pin", "1234"]]:
            subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True,
                           env=environment)
        uri = "pkcs11:token=t;object=k;pin-value=1234"
        result = run("sign", "--key", uri, "-o", "token.domain", "words.elf", env=environment)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("accepted", self.ok("verify", "--keyring", "keyring", "token.domain"))
        self.fails(2, "the token gives no such key", "sign", "--key",
                   "pkcs11:token=t;object=none;pin-value=1234", "-o", "x", "words.elf",
                   env=environment)


class Sign(Case):
    def test_output_is_body_and_trailer(self):
        body, signed = Path("words.elf").read_bytes(), Path("words.domain").read_bytes()
        self.assertEqual(signed[:len(body)], body)
        self.assertEqual(len(signed), len(body) + 128)
        self.assertEqual(signed[len(body):len(body) + 8], b"SDSIGNED")

    def test_signs_in_place_and_anew(self):
        self.ok("sign", "--key", "demo.pem", "-o", "words.elf", "words.elf")
        self.ok("sign", "--key", "foreign.pem", "-o", "words.domain", "words.domain")
        self.assertEqual(os.path.getsize("words.elf"), os.path.getsize("words.domain"))
        self.assertIn("accepted", self.ok("verify", "--keyring", "keyring", "words.elf"))
        self.refused("unknown-key", "no key with the id")

    def test_openssl_accepts_the_signature(self):
        signed = Path("words.domain").read_bytes()
        with open("covered", "wb") as out:
            out.write(signed[:-64])
        r, s = (int.from_bytes(signed[-64 + i:len(signed) - 32 + i], "big") for i in (0, 32))
        number = lambda n: (lambda b: bytes([2, len(b)]) + b)(n.to_bytes(n.bit_length() // 8 + 1, "big"))
        with open("der", "wb") as out:
            out.write(bytes([0x30, len(number(r) + number(s))]) + number(r) + number(s))
        self.ok("pubkey", "-o", "demo.pub", "demo.pem")
        subprocess.run(["openssl", "dgst", "-sha256", "-verify", "demo.pub", "-signature", "der",
                        "covered"], check=True, capture_output=True)

    def test_refuses_what_the_loader_would(self):
        def refuses(cause, words):
            self.fails(1, f"refused: bad.elf: {cause}: ", "sign", "--key", "demo.pem", "-o",
                       "bad.domain", "bad.elf")
            self.fails(1, words, "sign", "--key", "demo.pem", "-o", "bad.domain", "bad.elf")
            self.assertEqual([n for n in os.listdir() if n.startswith("bad.domain")], [])
        fixture.link("bad.elf", None)
        refuses("bad-manifest", "0 manifest notes")
        shutil.copy("words.elf", "bad.elf")
        self.patch("bad.elf", self.phdr_offset("bad.elf", LOAD, 1) + 4, struct.pack("<I", 7))
        refuses("bad-segment", "writable and executable")
        shutil.copy("words.elf", "bad.elf")
        self.patch("bad.elf", 24, struct.pack("<Q", 0))
        refuses("bad-segment", "entry 0x0")
        with open("import.c", "w") as source:
            source.write("int puts(const char *); int sd_start(void) { return puts(\"x\"); }\n")
        flags = fixture.LINK_FLAGS
        fixture.LINK_FLAGS = [f for f in flags if f != "--no-undefined"]
        try:
            fixture.link("bad.elf", manifest("words"), source="import.c")
        finally:
            fixture.LINK_FLAGS = flags
        refuses("bad-relocation", "dynamic entry")
        fixture.link("bad.elf", manifest("words", dialect=2))
        refuses("bad-manifest", "dialect level 2")
        shutil.copy("words.elf", "bad.elf")
        os.truncate("bad.elf", 5000)
        refuses("truncated", "its headers name")
        shutil.copy("keyring", "bad.elf")
        refuses("bad-segment", "not a 64-bit ELF file")
        open("bad.elf", "w").close()
        refuses("bad-segment", "not a 64-bit ELF file")

    def test_cannot_read_or_write(self):
        self.fails(2, "cannot open", "sign", "--key", "demo.pem", "-o", "x", "missing.elf")
        self.fails(2, "cannot read", "sign", "--key", "demo.pem", "-o", "x", ".")
        self.fails(2, "cannot create", "sign", "--key", "demo.pem", "-o", "no/x", "words.elf")
        os.mkfifo("pipe") # written to, never replaced
        end = os.open("pipe", os.O_RDWR | os.O_NONBLOCK)
        self.ok("pubkey", "-o", "pipe", "demo.pem")
        self.assertIn(b"BEGIN PUBLIC KEY", os.read(end, 1 << 16))
        os.close(end)
        self.assertTrue(stat.S_ISFIFO(os.stat("pipe").st_mode))
        self.fails(2, "cannot write", "pubkey", "-o", "/dev/full", "demo.pem")
        os.mkdir("taken")
        self.fails(2, "cannot write", "sign", "--key", "demo.pem", "-o", "taken", "words.elf")
        self.assertEqual([n for n in os.listdir() if n.startswith("taken.")], [])


class Verify(Case):
    def test_accepts(self):
        self.assertEqual(self.ok("verify", "--keyring", "keyring", "words.domain"),
                         "accepted: words.domain: domain words 1.0.0, rollback 1\n")
        self.ok("verify", "--keyring", "keyring", "--name", "words", "words.domain")

    def test_causes(self):
        self.refused("not-signed", "sign it with sdsign", "words.elf")
        self.refused("wrong-name", "not 'files'", "words.domain", "--name", "files")
        self.patch("words.domain", 0x1010, b"\xcc")
        self.refused("modified", "does not fit")
        shutil.copy("files.domain", "words.domain")
        os.truncate("words.domain", os.path.getsize("files.domain") - 1)
        self.refused("truncated", "trailer has 127 bytes")
        self.ok("sign", "--key", "foreign.pem", "-o", "words.domain", "words.elf")
        self.refused("unknown-key", "no key with the id")
        fixture.link("x.elf", manifest("shell"))
        self.ok("sign", "--key", "demo.pem", "-o", "words.domain", "x.elf")
        self.refused("wrong-name", "its key may not sign the domain 'shell'")
        self.ok("keyring", "minimum", "--key", "root.pem", "keyring", "files", "2")
        self.refused("rolled-back", "below the minimum 2", "files.domain")
        self.ok("sign", "--key", "demo.pem", "-o", "words.domain", "words.elf")
        self.ok("keyring", "minimum", "--key", "root.pem", "--compiler-level", "2", "keyring")
        self.refused("compiler-too-old", "the minimum is 2")
        self.ok("keyring", "revoke", "--key", "root.pem", "keyring",
                self.ok("pubkey", "--id", "demo.pem").strip()[:8])
        self.refused("revoked-key", "is revoked")

    def test_keyring_must_be_the_roots(self):
        self.ok("keygen", "-o", "root2.pem")
        self.fails(1, "refused: keyring: unknown-key: the keyring is not signed by the root key",
                   "verify", "--keyring", "keyring", "--root", "root2.pem", "words.domain")
        self.patch("keyring", 12, b"\x09")
        self.fails(1, "refused: keyring: modified: ", "verify", "--keyring", "keyring",
                   "words.domain")
        os.remove("root.pub")
        self.fails(2, "root.pub: cannot open", "verify", "--keyring", "keyring", "words.domain")


class Keyring(Case):
    def test_show(self):
        demo = self.ok("pubkey", "--id", "demo.pem").strip()
        shown = self.ok("keyring", "show", "--root", "root.pub", "keyring")
        self.assertEqual(shown, "signed by the root key\nepoch 2\nminimum compiler level 0\n"
                                f"key {demo} signs words fi*\n")
        self.assertTrue(self.ok("keyring", "show", "keyring").startswith("signature not checked"))
        self.fails(1, "unknown-key", "keyring", "show", "--root", "demo.pem", "keyring")
        self.fails(1, "refused: words.domain: not-signed: signed as a domain image", "keyring",
                   "show", "words.domain")

    def test_changes_raise_the_epoch_and_only_go_forward(self):
        self.ok("keyring", "minimum", "--key", "root.pem", "keyring", "words", "7")
        self.assertIn("epoch 3\n", self.ok("keyring", "show", "keyring"))
        self.fails(1, "never falls", "keyring", "minimum", "--key", "root.pem", "keyring", "words",
                   "6")
        self.assertIn("epoch 3\n", self.ok("keyring", "show", "keyring"))
        demo = self.ok("pubkey", "--id", "demo.pem").strip()
        self.ok("keyring", "revoke", "--key", "root.pem", "keyring", demo)
        self.assertIn(f"key {demo} revoked", self.ok("keyring", "show", "keyring"))
        self.fails(1, "never comes back", "keyring", "add", "--key", "root.pem", "--public",
                   "demo.pem", "--name", "words", "keyring")

    def test_refuses(self):
        self.fails(2, "exists already", "keyring", "init", "--key", "root.pem", "-o", "keyring")
        self.fails(1, "unknown-key", "keyring", "add", "--key", "foreign.pem", "--public",
                   "demo.pem", "--name", "x", "keyring")
        self.fails(2, "neither a domain name", "keyring", "add", "--key", "root.pem", "--public",
                   "demo.pem", "--name", "a-b", "keyring")
        self.fails(1, "no key has an id", "keyring", "revoke", "--key", "root.pem", "keyring",
                   "00000000")
        self.assertIn("epoch 2\n", self.ok("keyring", "show", "keyring"))


class Inspect(Case):
    def test_json(self):
        data = json.loads(self.ok("inspect", "--json", "words.domain"))
        self.assertEqual(data["domain"], "words")
        self.assertEqual(data["key_id"], self.ok("pubkey", "--id", "demo.pem").strip())
        self.assertEqual(data["grants"], ["data"])
        self.assertEqual(data["quotas"], fixture.QUOTAS)
        self.assertEqual(data["imports"][0]["binding"], "files")
        self.assertEqual(list(data["exports"][0]["members"]), list(WORDS))
        self.assertEqual([s["flags"] for s in data["segments"]], ["r--", "r-x", "rw-", "rw-"])
        self.assertIsNone(json.loads(self.ok("inspect", "--json", "words.elf"))["key_id"])

    def test_json_of_awkward_text(self):
        fixture.link("x.elf", manifest("words", version='1 "beta" \\ 2'))
        self.assertEqual(json.loads(self.ok("inspect", "--json", "x.elf"))["version"],
                         '1 "beta" \\ 2')

    def test_refuses(self):
        self.fails(1, "bad-segment", "inspect", "root.pub")
        self.fails(2, "cannot open", "inspect", "missing")


SYSTEM = """\
system: demo
main: words.main
domains:
  - { name: files, image: files.domain, start: true, grants: [data],
      quotas: { heap_bytes: 4096, threads: 1, headroom_bytes: 32768 },
      restart: { count: 3, window_s: 60 } }
  - name: words
    image: words.domain
    start: true
    wire: { files: files.main }
"""


class Pack(Case):
    def pack(self, text, status=0, words="", *more):
        with open("system.yaml", "w") as file:
            file.write(text)
        result = run("pack", "--system", "system.yaml", "--keyring", "keyring", "--key", "root.pem",
                     "-o", "system.img", *more)
        self.assertIn(words, result.stderr)
        self.assertEqual(result.returncode, status, result.stderr)
        if status:
            self.assertEqual([n for n in os.listdir() if n.startswith("system.img")], [])
        return result

    def refuses(self, old, new, words):
        self.assertIn(old, SYSTEM)
        result = self.pack(SYSTEM.replace(old, new, 1), 1, words)
        self.assertRegex(result.stderr, r"^system.yaml:\d+:\d+: error: ")

    def test_packs(self):
        with open("gpl.txt", "w") as file:
            file.write("text\n")
        self.pack(SYSTEM, 0, "", "--file", "script=gpl.txt", "--file", "gpl=gpl.txt")
        entries = json.loads(self.ok("inspect", "--json", "system.img"))["entries"]
        self.assertEqual([(e["kind"], e["name"]) for e in entries],
                         [("system", "system"), ("keyring", "keyring"), ("domain", "files.domain"),
                          ("domain", "words.domain"), ("data", "script"), ("data", "gpl")])
        data = Path("system.img").read_bytes()
        for entry in entries:
            part = data[entry["offset"]:entry["offset"] + entry["bytes"]]
            if entry["kind"] == "domain":
                self.assertEqual(part, Path(entry["name"]).read_bytes())
        self.assertIn("words.domain", self.ok("inspect", "system.img"))

    def test_images_folder(self):
        os.mkdir("images")
        for name in ["files.domain", "words.domain"]:
            os.rename(name, os.path.join("images", name))
        self.pack(SYSTEM, 2, "files.domain: cannot open")
        self.pack(SYSTEM, 0, "", "--images", "images")

    def test_yaml_errors(self):
        self.pack("", 1, "system.yaml:1:1: error: the system file is empty")
        self.pack("a: [", 1, "error: ")
        self.pack("- a", 1, "here stands a mapping")
        self.pack(SYSTEM + "---\nsystem: again\n", 1, "a second document")
        self.refuses("system: demo\n", "", "key 'system' is missing")
        self.refuses("system: demo", "system: demo\nsystem: twice", "key 'system' stands twice")
        self.refuses("system: demo", "system: demo\nextra: 1", "unknown key 'extra'")
        self.refuses("system: demo", "system: de-mo", "'de-mo' is not a name")
        self.refuses("main: words.main", "main: words", "not of the form DOMAIN.EXPORT")
        self.refuses("start: true", "start: yes", "neither true nor false")
        self.refuses("heap_bytes: 4096", "heap_bytes: 4k", "'4k' is not a number")
        self.refuses("heap_bytes: 4096", "heap_bytes: 18446744073709551616", "is not a number")
        self.refuses("heap_bytes: 4096", "heap_bytes: [1]", "here stands a plain value")
        self.refuses("image: files.domain", "image: ../files.domain", "is not a file name")
        self.refuses("grants: [data]", "grants: data", "a list of grants")
        self.refuses("count: 3, ", "", "key 'count' is missing")
        self.refuses("wire: { files: files.main }", "wire: [files]", "a mapping from imports")

    def test_checks_against_manifests(self):
        self.refuses("name: words", "name: files", "domain 'files' stands twice")
        self.refuses("main: words.main", "main: wards.main", "there is no domain 'wards'")
        self.refuses("main: words.main", "main: words.mein", "'words' has no export 'mein'")
        self.refuses("    start: true\n", "", "does not start; add 'start: true'")
        self.refuses("grants: [data]", "grants: [data, data]", "grant 'data' stands twice")
        self.refuses("grants: [data]", "grants: [net]", "'files' does not ask for 'net'")
        self.refuses("heap_bytes: 4096", "heap_bytes: 1048577", "beyond the 1048576 that 'files'")
        self.refuses("threads: 1", "threads: 4294967297", "is above 4294967295")
        self.refuses("headroom_bytes: 32768", "headroom_bytes: 8", "headroom_bytes 8 is beyond")
        self.refuses("    wire: { files: files.main }\n", "", "import 'files' of 'words' is not wired")
        self.refuses("files: files.main }", "files: files.mein }", "'files' has no export 'mein'")
        self.refuses("files: files.main }", "files: words.main }", "cannot import from itself")
        self.refuses("files: files.main }", "files: wards.main }", "there is no domain 'wards'")
        self.refuses("files: files.main }", "files: files.main, f: files.main }",
                     "'words' has no import 'f'")

    def test_order_of_start(self):
        head, files, words = SYSTEM[:SYSTEM.index("  -")], *SYSTEM[SYSTEM.index("  -"):].split(
            "  - name")
        self.pack(head + "  - name" + words + files, 1, "'words' starts before 'files'")
        self.pack(head + "  - name" + words + files.replace("start: true", "start: false"), 0)

    def test_interface_mismatch_names_the_member(self):
        changed = {**FILES, "read": "(u32, move Block) -> rref<Block>"}
        fixture.link("x.elf", manifest("files", grants=["data"], interfaces=[
            interface(EXPORT, "main", "Files", changed)]))
        self.ok("sign", "--key", "demo.pem", "-o", "files.domain", "x.elf")
        self.pack(SYSTEM, 1, "system.yaml:10:20: error: interface-mismatch: 'read' of interface "
                             "Files was changed")

    def test_judges_images_as_the_loader(self):
        self.ok("sign", "--key", "foreign.pem", "-o", "files.domain", "files.elf")
        self.pack(SYSTEM, 1, "refused: files.domain: unknown-key: ")
        shutil.copy("words.domain", "files.domain")
        self.pack(SYSTEM, 1, "refused: files.domain: wrong-name: it is the domain 'words'")

    def test_wrong_root_or_data(self):
        self.pack(SYSTEM, 2, "give it as NAME=PATH", "--file", "script")
        self.pack(SYSTEM, 2, "cannot open", "--file", "script=missing")
        self.pack(SYSTEM, 2, "is given twice", "--file", "a=root.pub", "--file", "a=root.pub")
        self.pack(SYSTEM, 2, "not allowed", "--file", "a b=root.pub")
        os.rename("foreign.pem", "root.pem")
        self.pack(SYSTEM, 1, "the keyring is not signed by the root key")


if __name__ == "__main__":
    unittest.main(verbosity=1)
