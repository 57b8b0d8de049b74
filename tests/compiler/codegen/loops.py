#!/usr/bin/env python3
"""Which loops keep a check, as the disassembly shows it.

Compiles loops/*.c with -O2 and finds the loops of each function's code. Before a
function, a comment says what is wanted:

    // free             it has loops, and from none of them a branch leads to a trap
    // checked: why     a branch from one of its loops does

and anywhere in a file

    // stats: 3 inserted, 2 proven, 1 left     what --stats says of the file
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("--sdc", required=True)
parser.add_argument("--objdump", required=True)
parser.add_argument("folder", type=pathlib.Path)
options = parser.parse_args()


def must(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def expectations(source):
    """{function: 'free' or 'checked'} of a file; each comment belongs to one function."""
    found, waiting = {}, None
    for line in source.read_text().splitlines():
        if match := re.match(r"// (free|checked)\b", line):
            assert waiting is None, f"{source}: two wishes for one function"
            waiting = match[1]
        elif waiting and (match := re.match(r"\w[\w *]*?\b(\w+)\(", line)):
            found[match[1]] = waiting
            waiting = None
    assert found and waiting is None, f"{source} wants nothing"
    return found


def functions(objdump_text):
    """(name, [(address, instruction)]) of each function."""
    for part in re.split(r"^(?=[0-9a-f]+ <)", objdump_text, flags=re.M):
        if head := re.match(r"[0-9a-f]+ <(\w+)>:\n", part):
            lines = re.findall(r"^\s*([0-9a-f]+):\s+(\S.*)$", part, re.M)
            yield head[1], [(int(address, 16), text.strip()) for address, text in lines]


def successors(code):
    """Of each instruction the places of those that may run next."""
    place = {address: index for index, (address, _) in enumerate(code)}
    for index, (_, text) in enumerate(code):
        jump = re.match(r"(j\w+)\s+0x([0-9a-f]+)", text)
        target = [place[int(jump[2], 16)]] if jump and int(jump[2], 16) in place else []
        ends = re.match(r"(jmp|ret|ud2)", text) is not None
        yield target + ([] if ends or index + 1 == len(code) else [index + 1])


def loops(after):
    """Sets of instructions that can reach themselves (Tarjan, without recursion)."""
    order, low, stack, open_set, found = {}, {}, [], set(), []
    for root in range(len(after)):
        if root in order:
            continue
        work = [(root, iter(after[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        open_set.add(root)
        while work:
            node, rest = work[-1]
            for child in rest:
                if child not in order:
                    order[child] = low[child] = len(order)
                    stack.append(child)
                    open_set.add(child)
                    work.append((child, iter(after[child])))
                    break
                if child in open_set:
                    low[node] = min(low[node], order[child])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    group = set()
                    while not group or node not in group:
                        group.add(stack.pop())
                    open_set -= group
                    if len(group) > 1 or node in after[node]:
                        found.append(group)
    return found


def judge(code):
    """(number of loops, number of branches from loops to traps)"""
    after = list(successors(code))
    found = loops(after)
    checks = sum(code[to][1].startswith("ud2") for group in found for at in group
                 for to in after[at])
    return len(found), checks


def main():
    failures, count, stats = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(options.folder.glob("*.c")):
            object_file = pathlib.Path(folder) / "out.o"
            said = must(options.sdc, "-O2", "--stats", "-c", source, "-o", object_file)
            counts = re.search(r"(\d+) inserted, (\d+) proven .*?, (\d+) left", said).groups()
            wanted = re.search(r"^// stats: (\d+) inserted, (\d+) proven, (\d+) left$",
                               source.read_text(), re.M)
            if wanted and wanted.groups() != counts:
                failures.append(f"{source.name}: --stats says {said.strip()}")
            stats += wanted is not None
            text = must(options.objdump, "-d", "--no-show-raw-insn", "--x86-asm-syntax=intel",
                        object_file)
            seen = dict(functions(text))
            for name, wanted in expectations(source).items():
                number, checks = judge(seen[name])
                count += 1
                if number == 0 or (checks == 0) != (wanted == "free"):
                    failures.append(f"{source.name}: {name} should be {wanted}, but has {checks} "
                                    f"checks in {number} loops")
    print("\n".join(failures + [f"{count} functions, counts of {stats} files, "
                                f"{len(failures)} failed"]))
    sys.exit(1 if failures or not count or not stats else 0)


main()
