"""Runs a kernel in QEMU and tells what came out: the console and how it ended."""

import subprocess

EXIT_STATUS_BASE = 16
EXIT_PANIC = 127


class Ending:
    """`status`: of the domain system, or None; `is_panic`; `text`: the console."""

    def __init__(self, exit_status, text):
        value = (exit_status - 1) // 2 if exit_status % 2 else -1
        self.is_panic = value == EXIT_PANIC
        self.status = value - EXIT_STATUS_BASE if EXIT_STATUS_BASE <= value < EXIT_PANIC else None
        self.exit_status = exit_status
        self.text = text


def base_command(qemu, memory="512"):
    return [qemu, "-accel", "tcg", "-cpu", "max", "-m", memory, "-display", "none",
            "-monitor", "none", "-serial", "stdio", "-no-reboot", "-nodefaults",
            "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04"]


def run(command, timeout=120):
    """An emulator that does not end in time fails the test with its output."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=timeout)
    except subprocess.TimeoutExpired as late:
        raise SystemExit("emulator still running after %d s:\n%s" %
                         (timeout, (late.output or b"").decode(errors="replace")))
    return Ending(done.returncode, done.stdout.decode(errors="replace"))


def run_kernel(qemu, kernel, image=None, memory="512", machine=(), timeout=120):
    """`machine`: options that win over those of base_command."""
    command = base_command(qemu, memory) + ["-kernel", kernel, *machine]
    return run(command + (["-initrd", image] if image else []), timeout)
