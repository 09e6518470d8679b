#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that check-layers.py and check-sources.py find what they are there for."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parent
LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


def run_check(tool, files, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return subprocess.run([sys.executable, TOOLS / tool, folder, *arguments], capture_output=True, text=True,
            check=False)


class Layers(unittest.TestCase):
    def assert_refused(self, path, line, why):
        result = run_check("check-layers.py", {path: line + "\n"})
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertIn(f"{path}:1:", result.stdout)
        self.assertIn(why, result.stdout)

    def assert_accepted(self, path, line):
        result = run_check("check-layers.py", {path: line + "\n"})
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_lower_layers_do_not_know_higher_ones(self):
        self.assert_refused("core/base/a.h", '#include "core/crypto/kdf.h"', "core/base must not include core/crypto")
        self.assert_refused("core/otp/a.h", '#include "core/vault/vault.h"', "core/otp must not include core/vault")
        self.assert_refused("core/scan/a.h", '#include "core/crypto/kdf.h"', "core/scan must not include core/crypto")
        self.assert_refused("core/keychain/a.h", '#include "core/otp/account.h"', "must not include core/otp")
        self.assert_refused("core/otp/a.h", '#include "ui/mainwindow.h"', "core must not include ui")
        self.assert_refused("ui/a.h", '#include "app/startup.h"', "ui must not include app")
        self.assert_refused("app/a.h", '#include "tests/support/fakeclock.h"', "app must not include tests")

    def test_higher_layers_may_include_lower_ones(self):
        self.assert_accepted("core/vault/vault.h", '#include "core/otp/account.h"')
        self.assert_accepted("core/scan/a.cpp", '#include "core/otp/account.h"')
        self.assert_accepted("ui/a.cpp", '#include "core/vault/vaultsession.h"')
        self.assert_accepted("app/main.cpp", '#include "ui/mainwindow.h"')

    def test_only_the_session_knows_the_keychain(self):
        self.assert_accepted("core/vault/vaultsession.h", '#include "core/keychain/keychain.h"')
        self.assert_refused("core/vault/vaultstore.h", '#include "core/keychain/keychain.h"', "only the session")

    def test_libraries_stay_behind_their_folder(self):
        self.assert_accepted("core/scan/qrdecoder.cpp", "#include <ZXing/ReadBarcode.h>")
        self.assert_refused("ui/a.cpp", "#include <ZXing/ReadBarcode.h>", "core/scan/")
        self.assert_refused("ui/a.cpp", "#include <openssl/evp.h>", "core/crypto/")
        self.assert_refused("ui/a.cpp", "#  include <rapidjson/document.h>", "core/")
        self.assert_refused("core/vault/a.cpp", "#include <qt6keychain/keychain.h>", "core/keychain/")
        self.assert_refused("ui/scan/a.cpp", "#include <QMediaDevices>", "app/camera/")
        self.assert_refused("app/a.cpp", "#include <QtMultimedia/QCamera>", "app/camera/")
        self.assert_accepted("app/camera/a.cpp", "#include <QVideoSink>")

    def test_core_and_terminal_program_see_no_gui(self):
        self.assert_refused("core/scan/a.cpp", "#include <QtGui/QImage>", "no GUI library")
        self.assert_refused("app/cli/a.cpp", "#include <QtWidgets/QLabel>", "no GUI library")
        self.assert_refused("app/cli/a.cpp", '#include "ui/errortext.h"', "must not include ui")
        with tempfile.TemporaryDirectory() as qt:
            pathlib.Path(qt, "QtGui").mkdir()
            pathlib.Path(qt, "QtGui", "QImage").touch()
            result = run_check("check-layers.py", {"core/scan/a.cpp": "#include <QImage>\n"}, qt)
            self.assertEqual(result.returncode, 1, result.stdout)
            result = run_check("check-layers.py", {"ui/a.cpp": "#include <QImage>\n"}, qt)
            self.assertEqual(result.returncode, 0, result.stdout)

    def test_private_headers_and_loose_paths_are_refused(self):
        self.assert_refused("ui/a.cpp", '#include "core/crypto/openssl_p.h"', "its own folder")
        self.assert_refused("core/otp/a.cpp", '#include "account.h"', "path from the root")
        self.assert_accepted("tests/core/tst_a.cpp", '#include "tst_a.moc"')

    def test_new_folder_of_core_needs_a_place(self):
        self.assert_refused("core/magic/a.cpp", '#include "core/base/result.h"', "does not know")


class Sources(unittest.TestCase):
    def check(self, path, text):
        return run_check("check-sources.py", {path: text})

    def test_accepts_a_plain_file(self):
        self.assertEqual(self.check("core/otp/a.cpp", LICENCE).returncode, 0)

    def test_keeps_the_line_budgets(self):
        for path, budget in (("core/a.cpp", 400), ("core/a.h", 200), ("ui/mainwindow.cpp", 300)):
            full = LICENCE + "//\n" * (budget - 1)
            self.assertEqual(self.check(path, full).returncode, 0, path)
            self.assertEqual(self.check(path, full + "//\n").returncode, 1, path)

    def test_wants_the_licence_line(self):
        self.assertIn("no line", self.check("core/a.cpp", "int a;\n").stdout)
        self.assertIn("no line", self.check("tests/run", "#!/bin/bash\n").stdout)

    def test_finds_unfinished_work_and_skipped_tests(self):
        self.assertIn("a.cpp:2:", self.check("ui/a.cpp", LICENCE + "// TO" "DO: later\n").stdout)
        self.assertIn("a.cpp:2:", self.check("tests/a.cpp", LICENCE + "QSKI" 'P("no");\n').stdout)

    def test_does_not_pass_on_an_empty_tree(self):
        self.assertEqual(self.check("elsewhere/a.cpp", "").returncode, 2)


if __name__ == "__main__":
    unittest.main()
