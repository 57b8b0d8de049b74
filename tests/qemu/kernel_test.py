"""The scenarios of tests/kernel on the bare-metal kernel: crash kinds, nested
deaths, parked threads, monitors, moves, borrows, trees, quotas, grants, unloads
under fire. The system is the one that runs hosted; each scenario says
"scenario NAME: ok" when all its checks held.

usage: kernel_test.py SDSIGN KEYS RUN-QEMU KERNEL SCENARIO..."""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "kernel"))
import make_system  # noqa: E402

sdsign, keys, run_qemu, kernel, *scenarios = sys.argv[1:]
failures = 0

with tempfile.TemporaryDirectory() as folder:
    make_system.make(folder, sdsign, keys)
    data, image = os.path.join(folder, "scenario"), os.path.join(folder, "scenario.img")
    for scenario in scenarios:
        with open(data, "w") as file:
            file.write(scenario)
        subprocess.run([sdsign, "pack", "--system", "system.yaml",
                        "--keyring", os.path.join(keys, "keyring"),
                        "--key", os.path.join(keys, "root.pem"),
                        "--file", f"scenario={data}", "-o", image],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL)
        run = subprocess.run([run_qemu, kernel, image], stdin=subprocess.DEVNULL, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
        name = scenario.split()[0]
        is_ok = run.returncode == 0 and f"scenario {name}: ok" in run.stdout.splitlines()
        print("ok:" if is_ok else "failed:", scenario)
        if not is_ok:
            failures += 1
            print(f"exit status {run.returncode}\n{run.stdout}")
        elif name == "timings":
            print(run.stdout[run.stdout.index("{"):run.stdout.index("}") + 1].replace("\n", ""))

print(f"{failures} failed")
sys.exit(1 if failures or not scenarios else 0)
