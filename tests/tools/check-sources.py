#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what every source file must keep to: check-sources.py ROOT

Line budgets, the licence line, no marks of unfinished work. The length of functions is clang-tidy's business.
Prints one line a problem and exits 1 if there is any.
"""
import pathlib
import re
import sys

FOLDERS = ("core", "ui", "app", "tests", "installer", "resources", "translations", ".ci")
BUDGETS = {".cpp": 400, ".h": 200}
BUDGETS_BY_NAME = {"mainwindow.cpp": 300}
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
# Split, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
SKIPPED = re.compile(r"\bQ(SKIP|EXPECT_FAIL)\s*\(")
SOURCE_NAMES = re.compile(r"(\.(cpp|h|py|sh|cmake|fish|bash)|CMakeLists\.txt|/run)$")


def line_problems(path, lines):
    for number, line in enumerate(lines, 1):
        if UNFINISHED.search(line):
            yield f"{path}:{number}: unfinished work; finish it or file an issue"
        if path.startswith("tests/") and path.endswith((".cpp", ".h")) and SKIPPED.search(line):
            yield f"{path}:{number}: a test that is skipped or expected to fail checks nothing"


def file_problems(path, text):
    lines = text.splitlines()
    name = path.rpartition("/")[2]
    budget = BUDGETS_BY_NAME.get(name, BUDGETS.get(pathlib.PurePosixPath(path).suffix))
    if budget and len(lines) > budget:
        yield f"{path}: {len(lines)} lines, more than {budget}; which two ideas are in it?"
    if not any(LICENCE in line for line in lines[:3]):
        yield f"{path}: no line '{LICENCE}' at its top"
    yield from line_problems(path, lines)


def source_files(root):
    for folder in FOLDERS:
        for file in sorted(pathlib.Path(root, folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if file.is_file() and SOURCE_NAMES.search(path) and not path.startswith("tests/data/"):
                yield path, file


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    root = pathlib.Path(arguments[1])
    count, found = 0, []
    for path, file in source_files(root):
        count += 1
        found.extend(file_problems(path, file.read_text(encoding="utf-8")))
    if count == 0:
        print(f"no source files below {root}", file=sys.stderr)
        return 2
    print("\n".join(found) if found else f"sources: {count} files in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
