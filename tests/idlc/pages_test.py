#!/usr/bin/env python3
"""Each rule of `idlc --rules` has a folder of tests with a bad file that
announces it and a good file, and a page docs/rules/NAME.md; nothing is left
over. A page's message and examples are made from the tests:

    pages_test.py IDLC            fail if a page is missing or stale
    pages_test.py IDLC --update   renew what is made (tools/update-goldens)
"""
import os
import re
import sys

import idlc_test as t

MADE = "<!-- made from the tests; see tools/update-goldens -->\n"


def first(rule, kind):
    """The first file of this kind, as a path below tests/idlc."""
    folder = os.path.join(t.RULES, rule)
    files = sorted(f for f in os.listdir(folder) if f.startswith(kind + "-"))
    for file in files:
        name = f"rules/{rule}/{file}"
        if kind == "good" or any(m[3].endswith(f"[{rule}]") for m in
                                 t.expectations(os.path.join(t.HERE, name), name)):
            return name
    raise AssertionError(f"no {kind} file of {rule}")


def shown(name):
    text = open(os.path.join(t.HERE, name), encoding="utf-8").read()
    text = re.sub(r"^// (error|note)@.*\n", "", text, flags=re.M)
    return f"`tests/idlc/{name}`\n\n```\n{text.strip()}\n```\n"


def made(rule, page):
    """The page with its generated part renewed."""
    return (page.split(MADE)[0] + MADE + "\n## Refused\n\n" + shown(first(rule, "bad")) +
            "\n## Accepted\n\n" + shown(first(rule, "good")))


def judge(rule, is_update):
    path = os.path.join(t.PAGES, rule + ".md")
    try:
        page = open(path, encoding="utf-8").read()
        new = made(rule, page)
    except (OSError, AssertionError) as problem:
        return str(problem)
    if not page.startswith(f"# {rule}\n") or "\n## Why\n" not in page or "\n## Fix\n" not in page:
        return "the page lacks its title, '## Why' or '## Fix'"
    if is_update:
        open(path, "w", encoding="utf-8").write(new)
    elif new != page:
        return "the page is stale; run tools/update-goldens"
    return ""


def main():
    results = t.Results()
    listed = t.run(os.path.abspath(sys.argv[1]), "--rules").stdout
    rules = [line.split("\t")[0] for line in listed.splitlines()]
    for rule in rules:
        results.check(rule, judge(rule, "--update" in sys.argv[2:]))
    over = set(os.listdir(t.RULES)) | {f[:-3] for f in os.listdir(t.PAGES)
                                       if f.startswith("idl-") and f.endswith(".md")}
    for name in sorted(over - set(rules)):
        results.check(name, "there is no such rule")
    results.finish()


main()
