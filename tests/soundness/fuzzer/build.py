"""Builds a unit in each way and runs it; result lines become a table."""
import os
import subprocess

# Sanitizers run without the checks that the dialect defines away: overflow
# wraps, left shifts of negative values are defined, float to integer saturates.
PLAIN = ["-std=gnu17", "-w", "-fPIC", "-O0", "-fwrapv", "-fno-strict-float-cast-overflow", "-ffp-contract=off",
         "-fno-finite-loops", "-march=x86-64-v2",
         # One thread: static objects, so that the host can put them back.
         "-D_Thread_local="]
UBSAN = ["-fsanitize=undefined",
         "-fno-sanitize=signed-integer-overflow,shift-base,pointer-overflow,float-cast-overflow,"
         "float-divide-by-zero,vla-bound"]
ASAN = ["-fsanitize=address", "-fsanitize-address-use-after-return=always", "-fsanitize-address-use-after-scope"]
# Accesses call fz_* of host/run.c, which can be left by a jump.
CALLS = ["-mllvm", "-asan-instrumentation-with-call-threshold=0", "-mllvm", "-asan-memory-access-callback-prefix=fz_"]
MSAN = ["-fsanitize=memory"]


class Tools:
    def __init__(self, sdc, hosts, include, clang="clang-19", lld="ld.lld-19", interpreter=None, env=None):
        self.sdc, self.hosts, self.include = sdc, hosts, include
        self.clang, self.lld, self.interpreter, self.env = clang, lld, interpreter, env


def run(command, timeout=600):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=timeout)


class Refused(RuntimeError):
    """A plain compiler refuses what sdc accepted."""


def must(command):
    done = run(command)
    if done.returncode:
        raise Refused(f"{' '.join(command)}\n{done.stderr[-30000:]}")


def link(tools, obj, *flags):
    shared = obj[:-2] + ".so"
    must([tools.lld, "-shared", "-z", "now", "-z", "norelro", *flags, obj, "-o", shared])
    return shared


def in_unit(tools, folder):
    """The object of host/in_unit.c, made once per folder."""
    made = os.path.join(folder, "in_unit.o")
    if not os.path.exists(made):
        source = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "host", "in_unit.c")
        must([tools.clang, "-O1", "-fPIC", "-fvisibility=hidden", "-c", source, "-o", made])
    return made


def execute(host, shared, inputs, numbers, skip=()):
    """{(number, input): words}. A host that dies is started again behind the
    test in which it died. Runs to skip are listed in a file beside the unit."""
    text = ",".join(f"{a}:{b}" for a, b in inputs)
    table, first = {}, 0
    with open(shared + ".skip", "w") as file:
        file.write("".join(f"{number} {i}\n" for number, i in sorted(skip)))
    while True:
        try:
            done = run([host, shared, text, str(first), shared + ".skip"], timeout=900)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"{host} {shared} does not end")
        seen = read_results(done.stdout)
        table.update(seen)
        if done.returncode == 0:
            return table
        missing = [n for n in numbers if n >= first and any(
            (n, i) not in table and (n, i) not in skip for i in range(len(inputs)))]
        if not missing:
            raise RuntimeError(f"{host} {shared}: {done.returncode} {done.stderr[-500:]}")
        for i in range(len(inputs)):
            table.setdefault((missing[0], i), ["fault", "host-died", "0"])
        first = missing[0] + 1


def read_results(text):
    table = {}
    for line in text.split("\n"):
        words = line.split()
        if len(words) >= 3 and words[0].startswith("fn_"):
            table[int(words[0][3:]), int(words[1])] = words[2:]
    return table


def results(tools, unit, obj, inputs, with_msan=True):
    """The tables of all builds of an accepted unit; `obj` is sdc's object."""
    numbers = [t.number for t in unit.tests]
    base = unit.path[:-2]
    plain = [tools.clang, *PLAIN, "-I" + tools.include, "-c", unit.path, "-o"]
    tables = {"sdc": execute(tools.hosts["sdc"], link(tools, obj, in_unit(tools, os.path.dirname(obj))), inputs, numbers)}
    must([*plain, base + ".asan.o", *ASAN, *UBSAN, "-fsanitize-trap=undefined", *CALLS])
    tables["asan"] = execute(tools.hosts["asan"], link(tools, base + ".asan.o"), inputs, numbers)
    if with_msan:
        must([*plain, base + ".msan.o", *MSAN])
        shared = link(tools, base + ".msan.o", "--wrap=__msan_warning_noreturn")
        # MSan does not stop an access outside an object, which would harm the host.
        skip = {run for name in ("sdc", "asan") for run, words in tables[name].items() if words[0] == "fault"}
        tables["msan"] = execute(tools.hosts["msan"], shared, inputs, numbers, skip)
        for run_ in skip:
            tables["msan"][run_] = ["unsupported", "faulted"]
    if tools.interpreter:
        done = run([tools.interpreter, "-I", tools.include, unit.path, "--inputs",
                    ",".join(f"{a}:{b}" for a, b in inputs)], timeout=900)
        tables["interp"] = read_results(done.stdout)
        if done.returncode not in (0, 1) or not tables["interp"]:
            raise RuntimeError(f"interpreter: {done.returncode} {done.stderr[-1000:]}")
    return tables


def stock_report(tools, unit, inputs, folder):
    """What the sanitizers themselves say about a unit of one test."""
    number = unit.tests[0].number
    main = os.path.join(folder, "main.c")
    with open(main, "w") as file:
        file.write("#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n"
                   "void *__sd_rt_alloc(size_t a, size_t b) { return a * b > 1 << 20 ? 0 : calloc(b ? b : 1, a); }\n"
                   "void __sd_rt_free(void *p) { free(p); }\n"
                   "int __sd_rt_printf(const char *f, ...) { (void)f; return 0; }\n"
                   f"uint64_t fn_{number}(uint64_t, uint64_t);\n"
                   "int main(int argc, char **argv) { (void)argc; printf(\"%llu\\n\", (unsigned long long)"
                   f"fn_{number}(strtoull(argv[1], 0, 0), strtoull(argv[2], 0, 0))); }}\n")
    text = []
    for name, flags in (("asan", [*ASAN, *UBSAN]), ("msan", MSAN)):
        program = os.path.join(folder, "stock-" + name)
        done = run([tools.clang, *PLAIN, "-g", "-I" + tools.include, *flags, unit.path, main, "-o", program])
        if done.returncode:
            text.append(f"{name}: {done.stderr[-500:]}")
            continue
        for a, b in inputs:
            try:
                said = run([program, str(a), str(b)], timeout=20)
                text.append(f"--- {name} {a}:{b}: status {said.returncode}\n{said.stdout[-300:]}{said.stderr[:3500]}")
            except subprocess.TimeoutExpired:
                text.append(f"--- {name} {a}:{b}: timeout")
        os.remove(program)
    os.remove(main)
    return "\n".join(text)
