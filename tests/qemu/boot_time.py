"""How long a machine takes from the start of the emulator to the first line of
a domain, and how much of it passes before core runs: emulator, firmware, port.
Prints JSON; fails when a machine shows nothing, or takes
longer than LIMIT_S.

usage: boot_time.py RUN-QEMU KERNEL BARE-KERNEL SYSTEM.img FIRST-LINE"""
import json
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
LIMIT_S = 20

run_qemu, kernel, bare_kernel, image, first_line = sys.argv[1:]


def seconds_to(command, wanted, status):
    """Until the console shows `wanted`, or until the end when it is None. The
    machine must end with `status`."""
    start = time.monotonic()
    seen = None
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT) as child:
        for line in child.stdout:
            if wanted and not seen and wanted.encode() in line:
                seen = time.monotonic()
    if wanted and not seen:
        raise SystemExit(f"failed: no line '{wanted}' on the console")
    if child.returncode != status:
        raise SystemExit(f"failed: the machine ended with {child.returncode}, expected {status}")
    return (seen or time.monotonic()) - start


with tempfile.NamedTemporaryFile("w") as event:
    event.write("status-200")  # the bare kernel leaves at once
    event.flush()
    whole = [seconds_to([run_qemu, kernel, image], first_line, 0) for _ in range(ROUNDS)]
    bare = [seconds_to([run_qemu, bare_kernel, event.name], None, 110) for _ in range(ROUNDS)]
print(json.dumps({"first_domain_ms": round(1000 * statistics.median(whole)),
                  "until_core_boot_ms": round(1000 * statistics.median(bare)),
                  "rounds": ROUNDS}))
if max(whole) > LIMIT_S:
    raise SystemExit(f"failed: a boot took {max(whole):.1f} s, limit {LIMIT_S} s")
