#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks who includes whom (ARCHITECTURE.md, "layers"): check-layers.py ROOT [QT_INCLUDE_FOLDER]

Prints one line for each include that crosses a border and exits 1 if there is any. With Qt's include folder it also
knows which headers belong to Qt's GUI modules, however they are spelt.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')

# Folder of core -> the folders of core that it may include, beside itself.
CORE_LAYERS = {
    "base": set(),
    "crypto": {"base"},
    "otp": {"base", "crypto"},
    "keychain": {"base"},
    "scan": {"base", "otp"},
    "vault": {"base", "crypto", "otp"},
    "health": {"base", "keychain", "vault"},
    "transfer": {"base", "crypto", "otp", "vault"},
}

# The session is where vault and keychain meet; the rest of vault knows bytes and files only.
VAULT_FILES_WITH_KEYCHAIN = re.compile(r"^core/vault/vaultsession\w*\.(h|cpp)$")

# Top-level folder -> the top-level folders that it may include.
TOP_LAYERS = {
    "core": {"core"},
    "ui": {"core", "ui"},
    "app": {"core", "ui", "app", "translations"},
    "translations": {"translations"},
    "tests": {"core", "ui", "app", "translations", "tests"},
}

# Library headers -> the only folders (beside tests) whose files may include them.
LIBRARIES = {
    re.compile(r"^openssl/"): ("core/crypto/", "core/base/"),
    re.compile(r"^ZXing/"): ("core/scan/",),
    re.compile(r"^zxcvbn\.h$"): ("core/crypto/",),
    re.compile(r"^(qt6keychain|qtkeychain)/|^keychain\.h$", re.IGNORECASE): ("core/keychain/",),
    re.compile(r"^rapidjson/"): ("core/", "app/cli/"),
    re.compile(r"^(QtMultimedia\w*/)?Q(Camera|Media|Audio|Video)\w*$|^QtMultimedia"): ("app/camera/",),
    re.compile(r"^(QtPrintSupport/)?Q(Print|AbstractPrint|PageSetup)\w*$|^QtPrintSupport"): ("app/print/",),
}

GUI_MODULES = ("QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtOpenGL", "QtOpenGLWidgets", "QtPrintSupport",
    "QtMultimedia", "QtMultimediaWidgets", "QtQml", "QtQuick")
FOLDERS_WITHOUT_GUI = ("core/", "app/cli/")


def gui_headers(qt_include_folder):
    """Names such as QImage and qimage.h, read from the installed Qt."""
    names = set()
    for module in GUI_MODULES:
        folder = pathlib.Path(qt_include_folder, module)
        if folder.is_dir():
            names.update(entry.name for entry in folder.iterdir() if entry.is_file())
    return names


def project_include_problem(path, target):
    """Why the file at path (from the root) may not include the project's target, or None."""
    top, target_top = path.split("/")[0], target.split("/")[0]
    if target_top not in TOP_LAYERS[top]:
        return f"{top} must not include {target_top}"
    if path.startswith("app/cli/") and target_top == "ui":
        return "the terminal program must not include ui"
    if target.endswith("_p.h") and path.rpartition("/")[0] != target.rpartition("/")[0] and top != "tests":
        return "a private header is for its own folder only"
    if top != "core":
        return None
    layer, target_layer = path.split("/")[1], target.split("/")[1]
    if layer not in CORE_LAYERS or target_layer not in CORE_LAYERS:
        return "a folder of core that check-layers.py does not know: give it a place among the layers"
    if layer == target_layer or target_layer in CORE_LAYERS[layer]:
        return None
    if layer == "vault" and target_layer == "keychain":
        if VAULT_FILES_WITH_KEYCHAIN.match(path):
            return None
        return "only the session (vaultsession*) knows the keychain"
    return f"core/{layer} must not include core/{target_layer}"


def library_include_problem(path, target, qt_gui_names):
    for pattern, folders in LIBRARIES.items():
        if pattern.search(target) and not path.startswith(folders + ("tests/",)):
            return "this library stays behind " + ", ".join(folders)
    if path.startswith(FOLDERS_WITHOUT_GUI):
        module, _, name = target.rpartition("/")
        if module in GUI_MODULES or name in qt_gui_names:
            return "no GUI library here"
    return None


def include_problem(path, quote, target, qt_gui_names):
    is_project = target.split("/")[0] in TOP_LAYERS and "/" in target
    if is_project and quote == '"':
        return project_include_problem(path, target)
    if is_project:
        return 'write project headers as "…", not <…>'
    if quote == '"':
        if "/" not in target and (target.endswith(".moc") or target.startswith(("moc_", "ui_"))):
            return None
        return 'write the path from the root: "core/otp/account.h"'
    return library_include_problem(path, target, qt_gui_names)


def problems(root, qt_gui_names):
    for top in TOP_LAYERS:
        for file in sorted(pathlib.Path(root, top).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            path = file.relative_to(root).as_posix()
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                found = INCLUDE.match(line)
                reason = include_problem(path, *found.groups(), qt_gui_names) if found else None
                if reason:
                    yield f"{path}:{number}: {line.strip()}: {reason}"


def main(arguments):
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    names = gui_headers(arguments[2]) if len(arguments) == 3 else set()
    if len(arguments) == 3 and "QImage" not in names:
        print(f"{arguments[2]} holds no Qt GUI headers", file=sys.stderr)
        return 2
    found = list(problems(pathlib.Path(arguments[1]), names))
    print("\n".join(found) if found else "layers: in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
