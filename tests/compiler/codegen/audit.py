#!/usr/bin/env python3
"""The fail-closed audit: with all markers in place a module is accepted; each
marker taken away alone stops the compile, naming function and access; and each
function of bad.ll is refused for the reason written before it, as are those of
proven.ll after the prover."""
import pathlib
import re
import subprocess
import sys
import tempfile

tool, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def run(text, *words):
    with tempfile.NamedTemporaryFile("w", suffix=".ll") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([tool, *words, file.name], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{tool} could not run: {done.stderr}")
    return done.returncode == 1, done.stdout


def main():
    good = (folder / "accesses.ll").read_text()
    refused, said = run(good)
    assert not refused, f"the untouched module was refused:\n{said}"
    assert not re.search(r"__sd_(?!rt_)", said), "a marker outlived the first pass"
    # A thread-local object may be beyond the quota: one trap of its own.
    traps = good.count("call i64 @__sd_index") + said.count("call ptr @__sd_rt_thread_local")
    assert said.count("ud2") == traps, "a check is missing"

    lines = good.splitlines()
    function, cases = None, 0
    for number, line in enumerate(lines):
        if match := re.match(r"define .*@(\w+)\(", line):
            function = match[1]
        match = re.search(r"(%\w+) = call \w+ @__sd_(?:place|callee|index)\((\w+) (%\w+).*<- (.*)", line)
        if not match:
            continue
        name, kind, value, wanted = match.groups()
        bare = (f"  {name} = getelementptr i8, ptr {value}, i64 0" if kind == "ptr"
                else f"  {name} = add i64 {value}, 0")
        refused, said = run("\n".join(lines[:number] + [bare] + lines[number + 1:]))
        assert refused, f"accesses.ll:{number + 1}: accepted without its marker"
        assert f"refused: {function}:" in said, said
        assert re.search(wanted, said), f"accesses.ll:{number + 1}: said\n{said}"
        if function == "load":
            assert "refused: load:12:" in said, f"no line in {said}"
        cases += 1
    assert cases >= 19, f"only {cases} markers found"

    bad = (folder / "bad.ll").read_text()
    wanted = re.findall(r"^; refused: (.*)\ndefine .*@(\w+)\(", bad, re.M)
    assert len(wanted) == bad.count("\ndefine ") and wanted
    refused, said = run(bad)
    assert refused
    for text, name in wanted:
        assert re.search(rf"^refused: {name}:\d+: {re.escape(text)}", said, re.M), \
            f"bad.ll: {name}: expected '{text}' in\n{said}"

    text = (folder / "proven.ll").read_text()
    reasons = dict((name, reason) for reason, name in
                   re.findall(r"^; refused: (.*)\ndefine .*@(\w+)\(", text, re.M))
    refused, said = run(text, "--proven")
    assert refused and len(reasons) >= 12
    for name in re.findall(r"^define .*@(\w+)\(", text, re.M):
        found = re.findall(rf"^refused: {name}:\d+: (.*)", said, re.M)
        assert found == ([reasons[name]] if name in reasons else []), f"proven.ll: {name}: {found}"

    print(f"after the prover {len(reasons)} functions refused")
    print(f"{cases} markers removed one by one, {len(wanted)} bad functions: all refused")


main()
