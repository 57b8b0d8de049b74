"""sdrun's doors: the command line, and images that are no system image."""
import subprocess
import sys
import tempfile

sdrun, image = sys.argv[1:3]


def check(arguments, status, text):
    done = subprocess.run([sdrun, *arguments], capture_output=True, text=True, errors="replace",
                          timeout=20)
    output = done.stdout + done.stderr
    assert done.returncode == status, (arguments, done.returncode, output)
    assert text in output, (arguments, output)


with open(image, "rb") as whole:
    content = whole.read()


def check_bytes(content, text):
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        check([file.name], 1, text)


check([], 2, "usage:")
check(["--nonsense"], 2, "unknown option '--nonsense'")
check(["--help"], 0, "Exit status")
check(["--version"], 0, "sdrun ")
check([image, image], 2, "one system image is run")
check([image, "--file"], 2, "option '--file' needs NAME=PATH")
check(["/nonexistent"], 2, "cannot read /nonexistent")
check([image, "--file", "name"], 2, "expected NAME=PATH")
check([image, "--file", "name=/nonexistent"], 2, "cannot read /nonexistent")
check([image, "--file", "n" * 64 + "=" + image], 2, "the name is too long")
check([image, *["--file", "a=/dev/null"]], 2, "cannot read /dev/null")
check_bytes(b"", "refused: system.img: truncated")
check_bytes(content[:1000], "refused: system.img: truncated")
check_bytes(b"X" + content[1:], "refused: system.img: ")
keyring = content.index(b"SDKEYRNG")
check_bytes(content[:keyring + 13] + bytes([content[keyring + 13] ^ 1]) + content[keyring + 14:],
            "refused: keyring: modified")
blob = content.index(b"SDSYSTEM")
check_bytes(content[:blob + 20] + bytes([content[blob + 20] ^ 1]) + content[blob + 21:],
            "refused: system: modified")
driver = content.index(b"\x7fELF")
check_bytes(content[:driver + 4096] + bytes([content[driver + 4096] ^ 1]) +
            content[driver + 4097:], "modified")
print("sdrun's command line and refusals: ok")
