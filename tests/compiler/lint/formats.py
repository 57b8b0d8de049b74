#!/usr/bin/env python3
"""What 'sdc lint' prints in each format, against goldens; --update rewrites them
(tools/update-goldens)."""
import os
import shutil
import subprocess
import sys
import tempfile

SDC, HERE = os.path.abspath(sys.argv[1]), os.path.dirname(os.path.abspath(__file__))
UPDATE = sys.argv[2:] == ["--update"]
UNITS = ["src/first.c", "src/second.c", "src/broken.c"]
FORMATS = {"text": "txt", "json": "json", "sarif": "sarif", "github": "github",
           "html": "html"}


def compare(name, text, problems):
    path = os.path.join(HERE, "golden", name)
    if UPDATE:
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return
    with open(path, encoding="utf-8") as golden:
        if golden.read() != text:
            problems.append(f"{name} differs:\n{text}")


def main():
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        project = os.path.join(scratch, "project")
        shutil.copytree(os.path.join(HERE, "project"), project)
        for form, ending in FORMATS.items():
            output = os.path.join(scratch, "out")
            done = subprocess.run(
                [SDC, "lint", "--hosted", "--root", ".", "--format", form, "-o",
                 output, *UNITS, "--", "-Iinclude"], cwd=project, text=True,
                capture_output=True, timeout=120)
            if done.returncode != 1:
                problems.append(f"{form}: exit status {done.returncode}: {done.stderr}")
            with open(output, encoding="utf-8") as made:
                compare("findings." + ending, made.read(), problems)
        done = subprocess.run(
            [SDC, "port", "report", "--root", ".", "--json", *UNITS, "--",
             "-Iinclude"], cwd=project, text=True, capture_output=True, timeout=120)
        compare("port.json", done.stdout, problems)
        done = subprocess.run(
            [SDC, "port", "report", "--root", ".", "-o", "out/here", *UNITS, "--",
             "-Iinclude"], cwd=project, text=True, capture_output=True, timeout=120)
        with open(os.path.join(project, "out/here/index.html"), encoding="utf-8") as page:
            compare("port.html", page.read(), problems)
        with open(os.path.join(project, "out/here/report.json"), encoding="utf-8") as made:
            compare("port.json", made.read(), problems)
    for problem in problems:
        print("FAIL " + problem)
    print(f"{len(FORMATS) + 2} reports, {len(problems)} failed")
    return 1 if problems else 0


sys.exit(main())
