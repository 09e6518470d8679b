// SPDX-License-Identifier: GPL-3.0-or-later
// "add --camera" with the FFmpeg back-end, which all releases of Qt have and which knows no virtual cameras.
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliNoCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissing()
    {
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"--camera"_s, u"--timeout=60"_s});
        QVERIFY2(!QFile::exists(runner.vaultFile()), "a vault was made for nothing");
        if (added.error.contains("Opening the camera")) // a developer's own computer may have one
            return;
        QCOMPARE(added.exitCode, 1);
        QCOMPARE(added.error,
            QByteArray("countersign-cli: Looking for a camera…\n"
                       "countersign-cli: There is no camera. Plug one in, or give a picture with --image.\n"
                       "countersign-cli: Nothing was added.\n"));
    }
};

QTEST_GUILESS_MAIN(TstCliNoCamera)
#include "tst_clinocamera.moc"
