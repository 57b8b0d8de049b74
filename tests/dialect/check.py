#!/usr/bin/env python3
"""Runs one program of examples/dialect, in every build given, on the same
inputs, and compares what it prints with a reference.

usage: check.py PROGRAM BUILD...
"""
import os
import struct
import subprocess
import sys

import references

# A build that faults dies of a signal; that is no status a program may return.
GOOD, BAD_INPUT = 0, 1


class Program:
    def __init__(self, builds):
        self.builds = builds
        self.runs = 0

    def run(self, data, status=GOOD):
        """The output, which is the same in every build."""
        outputs = []
        for build in self.builds:
            done = subprocess.run([build], input=data, capture_output=True, timeout=300,
                                  check=False)
            assert done.returncode == status, \
                f"{build}: status {done.returncode}, expected {status}: {done.stderr[-400:]!r}"
            outputs.append(done.stdout)
            self.runs += 1
        for build, output in zip(self.builds, outputs):
            assert output == outputs[0], f"{build} and {self.builds[0]} print different results"
        return outputs[0]

    def run_framed(self, documents):
        """One (status, output) for each document, the same in every build."""
        data = b"".join(struct.pack("<I", len(each)) + each for each in documents)
        results = []
        for build in self.builds:
            done = subprocess.run([build, "--framed"], input=data, capture_output=True,
                                  timeout=600, check=False)
            assert done.returncode == 0, f"{build}: {done.returncode}: {done.stderr[-400:]!r}"
            results.append(done.stdout)
            self.runs += 1
        for build, result in zip(self.builds, results):
            assert result == results[0], f"{build} and {self.builds[0]} print different results"
        found, at, out = [], 0, results[0]
        while at < len(out):
            status, length = struct.unpack_from("<BI", out, at)
            found.append((status, out[at + 5:at + 5 + length]))
            at += 5 + length
        assert len(found) == len(documents), f"{len(found)} results for {len(documents)} documents"
        return found


def main():
    name, builds = sys.argv[1], sys.argv[2:]
    if not builds:
        sys.exit(__doc__)
    os.environ["LC_ALL"] = "C"
    program = Program(builds)
    compared = getattr(references, "check_" + name)(program)
    assert compared > 0 and program.runs >= len(builds), "nothing was compared"
    print(f"{name}: {compared} results of {len(builds)} builds agree with the reference")


main()
