"""The keys of a build are made once and kept. usage: test_demo_keys.py SDSIGN
SCRIPT (cmake/make-demo-keys.cmake)"""
import os
import re
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

sdsign, script = map(os.path.abspath, sys.argv[1:])


def make(folder):
    subprocess.run(["cmake", f"-DSDSIGN={sdsign}", f"-DKEYS={folder}", "-P", script], check=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def show(folder):
    return subprocess.run([sdsign, "keyring", "show", "--root", folder / "root.pub",
                           folder / "keyring"], check=True, capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as place:
    keys = Path(place) / "keys"
    first = make(keys)
    assert sorted(first) == ["demo.pem", "keyring", "root.pem", "root.pub", "root_key.c"], first
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    assert show(keys).count(" signs *\n") == 1, show(keys)
    point = bytes(int(b, 16) for b in re.findall(r"0x(..)", first["root_key.c"].decode()))
    assert point.hex() == subprocess.run([sdsign, "pubkey", "--hex", keys / "root.pem"], check=True,
                                         capture_output=True, text=True).stdout.strip()
    assert make(keys) == first, "a second run changed something"

    (keys / "keyring").unlink()
    second = make(keys)
    assert {n: d for n, d in second.items() if n != "keyring"} == \
        {n: d for n, d in first.items() if n != "keyring"}
    show(keys)

    (keys / "demo.pem").unlink()
    third = make(keys)
    assert third["demo.pem"] != first["demo.pem"] and third["root.pem"] == first["root.pem"]
    demo = subprocess.run([sdsign, "pubkey", "--id", keys / "demo.pem"], check=True,
                          capture_output=True, text=True).stdout.strip()
    assert demo in show(keys), "the keyring does not know the new demo key"

    (keys / "root.pem").unlink()
    fourth = make(keys)
    assert fourth["root.pub"] != first["root.pub"] and fourth["root_key.c"] != first["root_key.c"]
    show(keys)
