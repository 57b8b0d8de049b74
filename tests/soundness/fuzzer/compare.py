"""What the results of one test mean.

A sanitizer's or the interpreter's fault where sdc's build has none is a
violation, and so are values that differ where all ran clean. A fault of sdc
alone is a rule stricter than C: allowed for the checks named here."""

# A value that does not fit what was claimed, before anything is touched.
STRICTER = {"bounds", "bound-overflow", "count-mismatch", "quota", "stack-overflow", "free-full",
            "array-not-empty", "pointer-difference", "sd-fault", "null-pointer", "bad-enum", "bad-bool"}
# Not faults of the program: the host's limits, and text without an end, which
# sdc ends with what its pointer covers.
SOFT = {"stack-overflow", "unterminated"}


def verdict(by_build):
    """(kind, text) for one (test, input): kind is ok, fault, timeout, stricter:RULE
    or violation:WHY. by_build: {build: words}."""
    sdc = by_build["sdc"]
    others = {name: words for name, words in by_build.items() if name != "sdc" and words and words[0] != "unsupported"}
    if sdc[0] == "timeout":
        return "timeout"
    if sdc[0] == "fault":
        rule = sdc[1]
        if rule.startswith("unexplained") or rule in ("host-died", "unnamed", "bad-free"):
            return f"violation:sdc-{rule}"
        if any(words[0] == "fault" for words in others.values()):
            return "fault:" + rule
        if any(words[0] == "timeout" for words in others.values()):
            return "timeout"
        return f"stricter:{rule}" if rule in STRICTER else f"violation:sdc-alone-{rule}"
    for name, words in sorted(others.items()):
        if words[0] == "fault" and words[1] not in SOFT:
            return f"violation:{name}-{words[1]}"
    if any(words[0] in ("timeout", "fault") for words in others.values()):
        return "timeout"
    for name, words in sorted(others.items()):
        if words[0] == "leak":
            return f"violation:{name}-leak"
    for name, words in sorted(others.items()):
        if words[1] != sdc[1]:
            return f"violation:value-{name}"
    return "ok"
