"""The kernel from a CD: GRUB on BIOS and on UEFI, the same system image, the
same console; and what tools/iso and tools/run-qemu say to bad input.

usage: iso_test.py QEMU TOOLS KERNEL PORT_TEST_KERNEL SYSTEM.img"""
import os
import subprocess
import sys
import tempfile

import emulator

OVMF = "/usr/share/ovmf/OVMF.fd"
FIRMWARES = {"bios": [], "uefi": ["-bios", OVMF]}

qemu, tools, kernel, port_test_kernel, image = sys.argv[1:]
failures = []


def check(what, is_ok, details=""):
    print("ok:" if is_ok else "failed:", what)
    if not is_ok:
        failures.append(what)
        print(details)


def tool(name, *arguments):
    return subprocess.run([os.path.join(tools, name), *arguments], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)


def boot(firmware, iso):
    return emulator.run(emulator.base_command(qemu) + FIRMWARES[firmware] + ["-cdrom", iso])


def test_iso(folder, system, name, line, status):
    iso = os.path.join(folder, "test.iso")
    made = tool("iso", "-o", iso, kernel, system)
    check(f"{name}: an image is made", made.returncode == 0 and os.path.getsize(iso), made.stdout)
    for firmware in FIRMWARES:
        ending = boot(firmware, iso)
        check(f"{name}: boots on {firmware}", line in ending.text and ending.status == status,
              f"exit status {ending.exit_status}\n{ending.text}")


def test_bad_input(folder):
    iso = os.path.join(folder, "bad.iso")
    for name, arguments, words in [
            ("iso", ["-o", iso], "usage: iso"),
            ("iso", ["-o", iso, kernel, "/nonexistent.img"], "cannot read '/nonexistent.img'"),
            ("iso", ["-o", "/nonexistent/out.iso", kernel, image], "iso: grub-mkrescue refused"),
            ("run-qemu", [], "usage: run-qemu"),
            ("run-qemu", [kernel, "/nonexistent.img"], "cannot read '/nonexistent.img'"),
            ("run-qemu", [image, image], "the emulator ended with status")]:
        done = tool(name, *arguments)
        check(f"{name} {' '.join(arguments)}: refused", done.returncode == 2 and
              words in done.stdout, f"exit status {done.returncode}\n{done.stdout}")
    check("no half-made image stays", not os.path.exists(iso))

    event = os.path.join(folder, "event")
    for text, status in [("fault-without-thread", 3), ("status-200", 110)]:
        with open(event, "w") as file:
            file.write(text)
        done = tool("run-qemu", port_test_kernel, event)
        check(f"run-qemu: {text} ends with {status}", done.returncode == status,
              f"exit status {done.returncode}\n{done.stdout}")


with tempfile.TemporaryDirectory() as folder:
    test_iso(folder, image, "system", "answered", 0)
    with open(image, "rb") as file:
        data = bytearray(file.read())
    bad = os.path.join(folder, "bad.img")
    with open(bad, "wb") as file:
        file.write(data[: len(data) // 2])
    test_iso(folder, bad, "half a system", "refused: ", 1)
    test_bad_input(folder)

print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
