#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings countersign_en.ts up to date with the sources: real English plurals for the "(s)" of the program's texts.

Needs lupdate of Qt 6 in the path or in /usr/lib/qt6/bin. Run it after adding a text with %n.
With --check it changes nothing, and fails when it would have."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

# Texts whose singular is more than a missing "s".
SINGULARS = {
    "%n account(s) need repair.": "%n account needs repair.",
    "%n account(s) of this export can't be used by Countersign and stay in the old app.":
        "%n account of this export can't be used by Countersign and stays in the old app.",
    "%n letter(s) and digit(s) so far.": "%n letter or digit so far.",
}

root = pathlib.Path(__file__).resolve().parent.parent
ts = root / "translations" / "countersign_en.ts"


def forms(source):
    singular = SINGULARS.get(source, source.replace("(s)", ""))
    return [singular, source.replace("(s)", "s")]


def update(ts):
    lupdate = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate")
    subprocess.run([lupdate, "-silent", "-pluralonly", "-no-obsolete", "-locations", "none", "-source-language", "en",
                    "-target-language", "en", "-I", str(root), str(root / "ui"), str(root / "app"), "-ts", str(ts)],
                   check=True)
    document = tree.parse(ts)
    for message in document.iter("message"):
        translation = message.find("translation")
        for form, text in zip(translation.findall("numerusform"), forms(message.find("source").text)):
            form.text = text
        translation.attrib.pop("type", None)
    tree.indent(document, "    ")
    content = tree.tostring(document.getroot(), encoding="unicode")
    content = re.sub(r"\s+/>", "/>", content)
    ts.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + content + "\n", encoding="utf-8")


def check():
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, ts.name)
        shutil.copyfile(ts, copy)
        update(copy)
        same = copy.read_bytes() == ts.read_bytes()
    print(f"{ts.name} is {'up to date' if same else 'out of date: run translations/update.py'}")
    return 0 if same else 1


if sys.argv[1:] == ["--check"]:
    sys.exit(check())
update(ts)
