#!/usr/bin/env python3
"""The page of 'sdc port report' in a browser: it is laid out without sideways
scrolling, narrow and wide, and light and dark differ. With --keep FOLDER the
pictures stay there. Without chromium the test is skipped (exit status 77)."""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

PAGE = os.path.abspath(sys.argv[1])
KEEP = sys.argv[3] if sys.argv[2:3] == ["--keep"] else None


def picture(path):
    """Width, height and the bytes of a PNG's rows, decoded enough to sample."""
    with open(path, "rb") as image:
        data = image.read()
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    if depth != 8 or kind not in (2, 6):
        sys.exit(f"{path}: not the PNG that was expected")
    packed, at = b"", 8
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        if name == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    raw, channels = zlib.decompress(packed), 3 if kind == 2 else 4
    stride, rows, before = width * channels, [], bytearray(width * channels)
    for y in range(height):
        start = y * (stride + 1)
        method, row = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for x in range(stride):
            left = row[x - channels] if x >= channels else 0
            up = before[x]
            corner = before[x - channels] if x >= channels else 0
            if method == 1:
                row[x] = (row[x] + left) & 255
            elif method == 2:
                row[x] = (row[x] + up) & 255
            elif method == 3:
                row[x] = (row[x] + (left + up) // 2) & 255
            elif method == 4:
                guess = left + up - corner
                a, b, c = abs(guess - left), abs(guess - up), abs(guess - corner)
                row[x] = (row[x] + (left if a <= b and a <= c else
                                    up if b <= c else corner)) & 255
        rows.append(row)
        before = row
    return width, height, channels, rows


def shoot(browser, scratch, name, width, dark, page):
    output = os.path.join(KEEP or scratch, name + ".png")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
               "--user-data-dir=" + os.path.join(scratch, "profile"),
               f"--window-size={width},900", "--screenshot=" + output]
    if dark:
        command += ["--blink-settings=preferredColorScheme=0"]
    else:
        command += ["--blink-settings=preferredColorScheme=1"]
    subprocess.run(command + ["file://" + page], capture_output=True, timeout=300)
    if not os.path.exists(output):
        sys.exit(f"{name}: the browser made no picture")
    return picture(output)


def main():
    browser = shutil.which("chromium")
    if not browser:
        print("skipped: no chromium")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        # The page itself says whether it is wider than its window: its title.
        probe = os.path.join(scratch, "probe.html")
        with open(PAGE, encoding="utf-8") as source:
            text = source.read()
        with open(probe, "w", encoding="utf-8") as out:
            out.write(text.replace("</body>", "<script>document.querySelectorAll("
                      "'details').forEach(d=>d.open=true);document.title="
                      "document.documentElement.scrollWidth+' '+innerWidth"
                      "</script></body>"))
        for width in (500, 1300):
            done = subprocess.run(
                [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
                 "--user-data-dir=" + os.path.join(scratch, "profile"),
                 f"--window-size={width},900", "file://" + probe],
                text=True, capture_output=True, timeout=300)
            title = done.stdout.split("<title>")[1].split("</title>")[0].split()
            if int(title[0]) > int(title[1]):
                sys.exit(f"at {width} pixels the page is {title[0]} wide")
            print(f"{width}: fits in {title[1]} pixels")
        corners = {}
        for name, width, dark in [("wide-light", 1300, False), ("wide-dark", 1300, True),
                                  ("narrow-light", 500, False),
                                  ("narrow-dark", 500, True)]:
            got, height, channels, rows = shoot(browser, scratch, name, width, dark, PAGE)
            colours = {bytes(row[x:x + 3]) for row in rows[::7]
                       for x in range(0, len(row), channels * 11)}
            corners[name] = sum(rows[2][2 * channels:2 * channels + 3]) / 3
            if len(colours) < 8:
                sys.exit(f"{name}: nothing is drawn")
            print(f"{name}: {got}x{height}, {len(colours)} colours, "
                  f"background {corners[name]:.0f}")
        for size in ("wide", "narrow"):
            if not corners[size + "-dark"] < 80 < 180 < corners[size + "-light"]:
                sys.exit(f"{size}: light and dark do not differ: {corners}")


main()
