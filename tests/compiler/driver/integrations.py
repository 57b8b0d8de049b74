#!/usr/bin/env python3
"""What docs/ offers to other tools, used as those tools use it.

usage: integrations.py CASE SDC ROOT; a case is a function below. 77: the tool
that a case is about is not installed.

hooks       .pre-commit-hooks.yaml: its entries on staged files, by git alone
precommit   the same by pre-commit
github      docs/ci/github.yml: its steps in a fresh clone
clangd      the .clangd template, with the examples in Domain C
man         the manual pages render, and have the options that --help has"""
import glob
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

CASE, SDC, ROOT = sys.argv[1], os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
BIN = os.path.dirname(SDC)
SKIPPED = 77
GOOD = "int f(int n)\n{\n\treturn n + 1;\n}\n"
BAD = "int h(long n)\n{\n\treturn (int)n;\n}\n"
HOSTED = "#include <stdlib.h>\nint g(long n)\n{\n\treturn (int)labs(n);\n}\n"


def write(path, text, mode="w"):
    if os.path.dirname(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, mode, encoding="utf-8") as out:
        out.write(text)


def read(path):
    with open(path, encoding="utf-8") as source:
        return source.read()


def run(command, wanted=0, *texts, **more):
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=240, **more)
    if done.returncode != wanted:
        sys.exit(f"{command}: exit status {done.returncode}, not {wanted}:\n{done.stdout}")
    for text in texts:
        if text not in done.stdout:
            sys.exit(f"{command}: '{text}' is not in:\n{done.stdout}")
    return done.stdout


def git(*words):
    return run(["git", "-c", "user.name=test", "-c", "user.email=test@example.org",
                "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always",
                *words])


def repository(folder):
    os.makedirs(folder)
    os.chdir(folder)
    git("init", "-q")


def hooks_of(path):
    """The hooks of the file, each a dictionary of its plain values."""
    hooks = []
    for line in read(path).splitlines():
        if line.startswith("- "):
            hooks.append({})
        if hooks and ":" in line and not line.startswith("#"):
            key, value = line[2:].split(":", 1)
            hooks[-1][key.strip()] = value.strip()
    return {hook["id"]: hook for hook in hooks}


def project():
    """A repository with Domain C in domain/ and ordinary C, with a baseline, in tool/."""
    write("domain/a.c", GOOD)
    write("tool/t.c", HOSTED)
    write("tool/notes.txt", "no C\n")
    run([SDC, "lint", "--hosted", "--update-baseline=base.json", "tool/t.c"])
    git("add", ".")
    git("commit", "-qm", "first")


def stage_good():
    write("domain/a.c", GOOD.replace("+ 1", "+ 2"))
    write("tool/t.c", "\n" + HOSTED)
    git("add", ".")


def stage_bad():
    write("domain/a.c", BAD, "a")
    write("tool/t.c", BAD, "a")
    git("add", ".")


def hooks(scratch):
    found = hooks_of(os.path.join(ROOT, ".pre-commit-hooks.yaml"))
    repository(os.path.join(scratch, "project"))
    project()

    def staged(name, below, wanted, *more):
        hook = found[name]
        assert hook["language"] == "system", hook
        files = [f for f in git("diff", "--cached", "--name-only").split()
                 if f.startswith(below) and re.search(hook["files"], f)]
        assert files, "no file is staged"
        run(shlex.split(hook["entry"]) + [*more, *files], wanted)

    stage_good()
    staged("sdc-lint", "domain/", 0)
    staged("sdc-lint-hosted", "tool/", 1)
    staged("sdc-lint-hosted", "tool/", 0, "--baseline", "base.json")
    stage_bad()
    staged("sdc-lint", "domain/", 1)
    staged("sdc-lint-hosted", "tool/", 1, "--baseline", "base.json")


def precommit(scratch):
    program = shutil.which("pre-commit", path="/usr/bin:" + os.environ["PATH"])
    if not program:
        print("pre-commit is not installed")
        return SKIPPED
    os.environ["PRE_COMMIT_HOME"] = os.path.join(scratch, "home")
    repository(os.path.join(scratch, "hooks"))
    shutil.copy(os.path.join(ROOT, ".pre-commit-hooks.yaml"), ".")
    git("add", ".")
    git("commit", "-qm", "hooks")
    revision = git("rev-parse", "HEAD").strip()
    repository(os.path.join(scratch, "project"))
    write(".pre-commit-config.yaml", f"""repos:
  - repo: ../hooks
    rev: {revision}
    hooks:
      - id: sdc-lint
        files: ^domain/
      - id: sdc-lint-hosted
        files: ^tool/
        args: [--baseline, base.json]
""")
    project()
    said = run([program, "run", "--all-files"], 0)
    assert said.count("Passed") == 2, said
    stage_good()
    said = run([program, "run"], 0)
    assert said.count("Passed") == 2, said
    stage_bad()
    run([program, "run"], 1, "domain/a.c:7:9: error: casts",
        "tool/t.c:9:9: error: casts")
    return 0


def steps_of(path):
    """The commands of a workflow, with what decides whether they run."""
    found, condition = [], None
    for line in read(path).splitlines():
        if line.strip().startswith("- "):
            condition = None
        match = re.match(r"\s+(?:- )?(if|run): (.*)", line)
        if match and match[1] == "if":
            condition = match[2]
        elif match:
            found.append((condition, match[2]))
    return found


def github(scratch):
    steps = steps_of(os.path.join(ROOT, "docs/ci/github.yml"))
    assert len(steps) == 3, steps
    repository(os.path.join(scratch, "project"))
    write("CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(p C)\n"
          "add_library(p tool/t.c)\n")
    write("tool/t.c", HOSTED)
    write(".gitignore", "build\n")
    run(["cmake", "-B", "build", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"])
    run([SDC, "lint", "-p", "build", "--update-baseline"]) # as the file says
    shutil.rmtree("build")
    git("add", ".")
    git("commit", "-qm", "first")
    git("branch", "-M", "main")
    os.chdir(scratch)
    git("clone", "-q", "project", "clone")
    os.chdir("clone")
    git("checkout", "-q", "-b", "change")
    os.environ["GITHUB_BASE_REF"] = "main"
    changed = next(command for _, command in steps if "--changed" in command)

    def workflow(wanted):
        for condition, command in steps:
            said = run(["sh", "-ec", command], wanted if command == changed else 0)
            if command == changed and wanted:
                assert "::error file=tool/t.c,line=8," in said, said
                assert said.count("::error") == 1, said
        with open("sdc.sarif", encoding="utf-8") as report:
            return len(json.load(report)["runs"][0]["results"])

    assert workflow(0) == 1
    write("tool/t.c", BAD, "a")
    git("commit", "-qam", "second")
    assert workflow(1) == 2
    return 0


def clangd(scratch):
    program = shutil.which("clangd-19")
    if not program:
        print("clangd-19 is not installed")
        return SKIPPED
    os.chdir(scratch)
    template = read(os.path.join(ROOT, "cmake/clangd.in"))
    include = os.path.join(ROOT, "runtime/include")
    write(".clangd", template.replace("@Sumac_INCLUDE_DIR@", include))
    names = ["inflate", "json", "hash_table", "packets", "red_black_tree"]
    for name in names:
        shutil.copy(os.path.join(ROOT, "examples/dialect", name + ".c"), ".")
    # With sdc's own options in the compile commands.
    write("compile_commands.json", json.dumps(
        [{"directory": scratch, "file": name + ".c",
          "arguments": [SDC, "-O2", "-g", "--concurrent", "--overflow=trap", "--stats",
                        "-std=gnu17", "-I", os.path.join(ROOT, "examples/dialect/tool"), "-c",
                        name + ".c", "-o", name + ".o"]}
         for name in names]))
    for name in names:
        said = run([program, "--check=" + name + ".c", "--background-index=false"])
        if ", 0 errors" not in said:
            sys.exit(f"{name}.c: clangd finds errors:\n" + "\n".join(
                line for line in said.splitlines() if line.startswith("E")))
    # It reads the file at all: a mistake is an error.
    write("json.c", "int wrong(void) { return nowhere; }\n", "a")
    said = run([program, "--check=json.c", "--background-index=false"], 3)
    assert "undeclared_var_use" in said, said
    return 0


PAGES = {"sdc.1": ["sdc --help", "sdc link --help", "sdc explain --help"],
         "sdc-lint.1": ["sdc lint --help"],
         "sdc-port.1": ["sdc port report --help"],
         "idlc.1": ["idlc --help"],
         "sdrun.1": ["sdrun --help"],
         "sdsign.1": ["sdsign --help"] + [f"sdsign {command} --help" for command in
                                          "keygen pubkey sign verify inspect keyring "
                                          "pack".split()]}
# Written as a range in one of the two, refused by name, or everywhere.
NOT_COMPARED = {"-O1", "-O2", "-Wl", "-Wa", "-Wp", "-Iinclude", "--help", "--version"}


def options_in(text):
    text = re.sub(r"[\u2010\u2212]", "-", text)
    return {word.rstrip("-") for word in
            re.findall(r"(?<![\w./-])--?[A-Za-z#][\w#-]*", text)} - NOT_COMPARED


def man(scratch):
    if not shutil.which("man"):
        print("man is not installed")
        return SKIPPED
    pages = glob.glob(os.path.join(ROOT, "docs/man/*.1"))
    assert sorted(map(os.path.basename, pages)) == sorted(PAGES), pages
    for page in pages:
        done = subprocess.run(
            ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "--nh", "--nj", page],
            text=True, capture_output=True, timeout=60,
            env={**os.environ, "MANWIDTH": "300", "LC_ALL": "C.UTF-8"})
        if done.returncode or done.stderr:
            sys.exit(f"{page} does not render: {done.stderr}")
        said = "".join(run([os.path.join(BIN, words.split()[0]), *words.split()[1:]])
                       for words in PAGES[os.path.basename(page)])
        shown, offered = options_in(re.sub(".\b", "", done.stdout)), options_in(said)
        assert len(offered) > 0
        if shown != offered:
            sys.exit(f"{page}: only in --help: {sorted(offered - shown)}; only in the "
                     f"page: {sorted(shown - offered)}")
    return 0


def main():
    os.environ["PATH"] = BIN + ":" + os.environ["PATH"]
    # No setting of whoever runs the test has a say.
    os.environ["GIT_CONFIG_GLOBAL"] = os.environ["GIT_CONFIG_SYSTEM"] = os.devnull
    for name in [n for n in os.environ if n.startswith("GIT_") and "CONFIG" not in n]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as scratch:
        status = {"hooks": hooks, "precommit": precommit, "github": github,
                  "clangd": clangd, "man": man}[CASE](os.path.realpath(scratch))
        os.chdir("/")
    print(f"{CASE}: {'skipped' if status else 'as documented'}")
    sys.exit(status or 0)


if __name__ == "__main__":
    main()
