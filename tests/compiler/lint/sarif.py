#!/usr/bin/env python3
"""SARIF reports against the published schema of SARIF 2.1.0.

The schema comes with a pinned npm package; python3-jsonschema (Debian) judges.
Without a network or one of the two the test is skipped (exit status 77)."""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

SDC, SOURCE = sys.argv[1:]
PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
SHA256 = "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8"


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def schema(scratch):
    if not shutil.which("npm"):
        skip("no npm")
    done = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=scratch,
                          text=True, capture_output=True, timeout=120)
    if done.returncode:
        skip("the schema's package cannot be fetched")
    with tarfile.open(os.path.join(scratch, done.stdout.strip())) as package:
        text = package.extractfile(MEMBER).read()
    if hashlib.sha256(text).hexdigest() != SHA256:
        sys.exit("the schema is not the one that was pinned")
    return json.loads(text)


def main():
    try:
        import jsonschema
    except ImportError:
        skip("no python3-jsonschema")
    with tempfile.TemporaryDirectory() as scratch:
        published = schema(scratch)
        judge = jsonschema.validators.validator_for(published)(published)
        # The judge does refuse: a report without its version is none.
        if judge.is_valid({"runs": []}):
            sys.exit("the schema accepts a report without a version")
        shutil.copytree(os.path.join(SOURCE, "project"), os.path.join(scratch, "p"))
        for files in (["src/first.c", "src/second.c", "src/broken.c"], ["src/first.c"]):
            done = subprocess.run(
                [SDC, "lint", "--hosted", "--root", ".", "--format=sarif", *files,
                 "--", "-Iinclude"], cwd=os.path.join(scratch, "p"), text=True,
                capture_output=True, timeout=120)
            report = json.loads(done.stdout)
            problems = [f"{list(e.path)}: {e.message}"
                        for e in judge.iter_errors(report)]
            if problems or not report["runs"][0]["results"]:
                sys.exit("\n".join(problems) or "no results")
            print(f"{len(report['runs'][0]['results'])} results are valid")


main()
