"""Runs the sample system with a script and returns what it showed. The same
tests run hosted and in QEMU: only how a machine is started differs."""

import os
import re
import signal
import subprocess
import tempfile

import inputs


class Run:
    def __init__(self, text, status, peak_kib):
        self.lines = text.replace(b"\r\n", b"\n").split(b"\n")
        self.status = status
        self.peak_kib = peak_kib  # of the process; 0 when it says nothing

    def show(self):
        return b"\n".join(self.lines).decode(errors="replace")

    def starting(self, prefix):
        return [line.decode() for line in self.lines if line.startswith(prefix.encode())]


def _run(command, timeout):
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out,
                                 stderr=subprocess.STDOUT)
        try:
            # wait4 of this child alone gives its own peak, not that of all children.
            signal.signal(signal.SIGALRM, lambda *_: child.kill())
            signal.alarm(timeout)
            _, wait_status, usage = os.wait4(child.pid, 0)
        finally:
            signal.alarm(0)
        child.returncode = os.waitstatus_to_exitcode(wait_status)
        out.seek(0)
        return Run(out.read(), child.returncode, usage.ru_maxrss)


class Hosted:
    """sdrun; data files of the image are replaced or added on the command line."""

    def __init__(self, *command):
        self.command = list(command)

    def run(self, script, files=(), timeout=300):
        with tempfile.NamedTemporaryFile("w", suffix=".script") as data:
            data.write(script)
            data.flush()
            command = self.command + ["--file", f"script={data.name}"]
            for name, path in files:
                command += ["--file", f"{name}={path}"]
            return _run(command, timeout)


class Qemu:
    """tools/run-qemu with an image packed for the run."""

    def __init__(self, run_qemu, kernel, pack):
        self.run_qemu, self.kernel, self.pack = run_qemu, kernel, pack

    def run(self, script, files=(), timeout=600):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "script")
            with open(path, "w") as data:
                data.write(script)
            image = os.path.join(folder, "system.img")
            command = self.pack + ["--file", f"script={path}"]
            for name, file in files:
                command += ["--file", f"{name}={file}"]
            subprocess.run(command + ["-o", image], check=True)
            shown = _run([self.run_qemu, self.kernel, image], timeout)
            shown.peak_kib = 0  # of the emulator: says nothing of the machine in it
            return shown


def from_arguments(arguments):
    """`hosted SDRUN IMAGE`, `plain SHELL_HOST` or `qemu RUN-QEMU KERNEL
    PACK-COMMAND...`; GPL-3 is a data file in all of them."""
    kind, *rest = arguments
    if kind == "hosted":
        return Hosted(*rest)
    if kind == "plain":
        return Hosted(*rest, "--file", f"GPL-3={inputs.GPL}")
    if kind == "qemu":
        return Qemu(rest[0], rest[1], rest[2:])
    raise SystemExit(f"unknown kind of machine '{kind}'")


def marked_lines(path):
    """{KIND: line} of the comments `fault: KIND` in a source file."""
    found = {}
    with open(path) as source:
        for number, line in enumerate(source, 1):
            match = re.search(r"/\* fault: ([a-z-]+) \*/", line)
            if match:
                assert match[1] not in found, f"{path}: two marks '{match[1]}'"
                found[match[1]] = number
    return found
