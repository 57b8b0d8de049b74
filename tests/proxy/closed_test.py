#!/usr/bin/env python3
"""The gate calls nothing but services: whatever else the compiler might call
(memset, a stack protector) would run outside `sdproxy`, where a kill could
abandon a published frame. All code of the gate stands in `sdproxy`.

    closed_test.py READELF LIBSDRT
"""
import re
import subprocess
import sys

ALLOWED = {"__sd_services", "sd_proxy_enter", "sd_proxy_return", "sd_proxy_resume",
           "sdproxy"}  # the section, named by .eh_frame


def main():
    readelf, archive = sys.argv[1:]
    text = subprocess.run([readelf, "-r", "-S", "-W", archive], capture_output=True, text=True,
                          check=True).stdout
    seen, problems = set(), []
    for part in re.split(r"^File: ", text, flags=re.M)[1:]:
        if not re.match(r"\S*\(proxy_call\.[cS]", part):
            continue
        name = part.split("\n", 1)[0]
        seen.add(name)
        code = set(re.findall(r"\] (\S+) +PROGBITS +\S+ \S+ (?!0+ )\S+ \S+ +\w*X", part))
        if code != {"sdproxy"}:
            problems.append(f"{name}: code in {sorted(code)}")
        relocations = part.split("Relocation section '.rela", 1)
        for symbol in re.findall(r"R_X86_64_\w+ +\w+ +(\S+)",
                                 relocations[1] if len(relocations) > 1 else ""):
            if symbol not in ALLOWED and not symbol.startswith("."):
                problems.append(f"{name}: refers to {symbol}")
    if len(seen) != 2:
        problems.append(f"looked at {sorted(seen)}, not at both files of the gate")
    print("\n".join(problems) or "2 files of the gate refer to services only")
    sys.exit(1 if problems else 0)


main()
