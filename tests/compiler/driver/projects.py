#!/usr/bin/env python3
"""sdc as CC of a Makefile, and through the toolchain file of CMake: each
project is built, touched and rebuilt, and must fail when a file is refused.
'domain' makes a domain image with each. 'installed' does it all with an installed
SDK and the toolchain file beside it; 'package' finds that SDK by
find_package(Sumac) in a project whose compiler is another."""
import os
import shutil
import subprocess
import sys
import tempfile

KIND, SDC, SOURCE, TOOLCHAIN = sys.argv[1:]
REFUSED = "\nint refused(long n)\n{\n\treturn (int)n;\n}\n"


def run(command, folder):
    done = subprocess.run(command, cwd=folder, text=True, capture_output=True,
                          timeout=300)
    return done.returncode, done.stdout + done.stderr


def must(wanted, text, command, folder):
    status, said = run(command, folder)
    if (status == 0) != wanted or text not in said:
        sys.exit(f"{' '.join(command)}: exit status {status}, "
                 f"'{text}' wanted in:\n{said}")


def symbols(path):
    return subprocess.run(["nm", path], text=True, capture_output=True,
                          check=True).stdout


def refuse(path):
    with open(path, "a", encoding="utf-8") as out:
        out.write(REFUSED)


def make(scratch):
    folder = os.path.join(scratch, "make")
    build = ["make", "CC=" + SDC]
    must(True, "", build, folder)
    if "count_letters" not in symbols(os.path.join(folder, "count.o")):
        sys.exit("count.o lacks count_letters")
    must(True, "Nothing to be done", build, folder)
    refuse(os.path.join(folder, "table.c"))
    must(False, "[cast]", build, folder)
    must(True, "", ["make", "clean"], folder)


def cmake(scratch, toolchain=None):
    folder = os.path.join(scratch, "cmake")
    if not toolchain:
        toolchain = TOOLCHAIN
        os.environ["SDC"] = SDC
    must(True, "", ["cmake", "-G", "Ninja", "-B", "out", "--toolchain",
                    toolchain, "-DCMAKE_BUILD_TYPE=Release"], folder)
    build = ["cmake", "--build", "out"]
    must(True, "", build, folder)
    if "table_add" not in symbols(os.path.join(folder, "out", "libcount.a")):
        sys.exit("libcount.a lacks table_add")
    must(True, "no work to do", build, folder)
    # The depfile names the header, so that a change rebuilds both files.
    os.utime(os.path.join(scratch, "make", "table.h"))
    must(True, "table.c", build + ["--verbose"], folder)
    refuse(os.path.join(scratch, "make", "table.c"))
    must(False, "[cast]", build, folder)


def is_elf(path):
    with open(path, "rb") as image:
        return image.read(4) == b"\x7fELF"


def domain(scratch, toolchain=None, sdc=None):
    """From an interface to an image, by make and by CMake."""
    folder = os.path.join(scratch, "domain")
    sdc = sdc or SDC
    build = ["make", "SDK=" + os.path.dirname(sdc) + "/"]
    must(True, "link", build, folder)
    if not is_elf(os.path.join(folder, "greet.domain")):
        sys.exit("make made no image")
    must(True, "up to date", build, folder)
    must(True, "", ["make", "clean"], folder)
    if not toolchain:
        toolchain = TOOLCHAIN
        os.environ["SDC"] = SDC
    must(True, "", ["cmake", "-G", "Ninja", "-B", "out", "--toolchain",
                    toolchain, "-DCMAKE_BUILD_TYPE=Release"], folder)
    build = ["cmake", "--build", "out"]
    must(True, "", build, folder)
    if not is_elf(os.path.join(folder, "out", "greet.domain")):
        sys.exit("CMake made no image")
    must(True, "no work to do", build, folder)
    # A changed interface changes the header, the object and the image.
    with open(os.path.join(folder, "greet.idl"), "a", encoding="utf-8") as out:
        out.write("/* changed */\n")
    must(True, "greet.domain", build + ["--verbose"], folder)
    with open(os.path.join(folder, "greet.yaml"), "a", encoding="utf-8") as out:
        out.write("unknown: 1\n")
    must(False, "unknown", build, folder)


def install(scratch):
    prefix = os.path.join(scratch, "prefix")
    build = os.path.dirname(os.path.dirname(SDC))
    must(True, "", ["cmake", "--install", build, "--component", "sdc",
                    "--prefix", prefix], scratch)
    must(True, "# cast", [os.path.join(prefix, "bin", "sdc"), "explain", "cast"],
         scratch)
    return prefix


def installed(scratch):
    prefix = install(scratch)
    toolchain = os.path.join(prefix, "share/sumac/cmake/sdc-toolchain.cmake")
    cmake(scratch, toolchain)
    domain(scratch, toolchain, os.path.join(prefix, "bin", "sdc"))


def run_tally(scratch, prefix, folder, key):
    """The concurrent domain, signed by add_domain, as a system; sdrun trusts the
    root key of the build that it comes from."""
    keys = os.path.join(os.path.dirname(os.path.dirname(SDC)), "keys")
    image, ring = os.path.join(scratch, "tally.img"), os.path.join(scratch, "ring")
    root = os.path.join(keys, "root.pem")
    sdsign = os.path.join(prefix, "bin", "sdsign")
    for words in (["keyring", "init", "--key", root, "-o", ring],
                  ["keyring", "add", "--key", root, "--public", key, "--name", "tally",
                   ring],
                  ["pack", "--system", "system.yaml", "--keyring", ring, "--key", root,
                   "--images", "out", "-o", image]):
        must(True, "", [sdsign, *words], folder)
    must(True, "threads inside   several",
         [sdsign, "inspect", "out/tally.domain"], folder)
    must(True, "tally 3000\n", [os.path.join(prefix, "bin", "sdrun"), image], folder)


def package(scratch):
    prefix = install(scratch)
    folder = os.path.join(scratch, "package")
    key = os.path.join(scratch, "key.pem")
    sdsign = os.path.join(prefix, "bin", "sdsign")
    must(True, "", [sdsign, "keygen", "-o", key], scratch)
    must(True, "", ["cmake", "-G", "Ninja", "-B", "out", "-DTALLY_KEY=" + key,
                    "-DCMAKE_PREFIX_PATH=" + prefix], folder)
    build = ["cmake", "--build", "out"]
    must(True, "", build, folder)
    if not is_elf(os.path.join(folder, "out", "greet.domain")):
        sys.exit("add_domain made no image")
    must(True, "no work to do", build, folder)
    run_tally(scratch, prefix, folder, key)
    # Without CONCURRENT its manifest and its objects do not fit.
    lists = os.path.join(folder, "CMakeLists.txt")
    with open(lists, encoding="utf-8") as old:
        text = old.read()
    with open(lists, "w", encoding="utf-8") as new:
        new.write(text.replace("tally CONCURRENT", "tally"))
    must(False, "--concurrent", build + ["--target", "tally"], folder)
    with open(lists, "w", encoding="utf-8") as new:
        new.write(text)
    must(True, "", build, folder)
    with open(os.path.join(scratch, "domain", "greet.idl"), "a",
              encoding="utf-8") as out:
        out.write("/* changed */\n")
    must(True, "greet.domain", build + ["--verbose"], folder)
    # The project's own C is judged with the flags it is compiled with.
    must(False, "helper.c:10:9: error: casts", build + ["--target", "judge"], folder)
    must(True, "", build + ["--target", "judge-never"], folder)
    # What clangd is told makes the domain's source C for clang.
    with open(os.path.join(folder, ".clangd"), encoding="utf-8") as template:
        adds = [part.split("]")[0] for part in template.read().split("Add: [")[1:]]
    flags = [word.strip().strip('"') for word in ", ".join(adds).split(",")]
    for source in ("../domain/greet.c", "tally.c"):
        must(True, "", ["clang-19", "-fsyntax-only", *flags, "-I", "include", source],
             folder)
    refuse(os.path.join(scratch, "domain", "greet.c"))
    must(False, "[cast]", build, folder)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("make", "cmake", "domain", "package"):
            shutil.copytree(os.path.join(SOURCE, name),
                            os.path.join(scratch, name))
        {"make": make, "cmake": cmake, "domain": domain,
         "installed": installed, "package": package}[KIND](scratch)
    print(f"{KIND} project: built, rebuilt, refused")


if __name__ == "__main__":
    main()
