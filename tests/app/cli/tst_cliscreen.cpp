// SPDX-License-Identifier: GPL-3.0-or-later
// "add --screen" on an X server of the test's own.
#include "tests/app/cli/clirunner.h"
#include "tests/support/xserver.h"

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray githubLink = "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub";
const QByteArray cafeLink = "otpauth://totp/Caf%C3%A9:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Caf%C3%A9";
} // namespace

class TstCliScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qunsetenv("DISPLAY");
        qunsetenv("WAYLAND_DISPLAY");
        qputenv("QT_QPA_PLATFORM", "xcb");
    }

    void addsWhatTheScreenShows()
    {
        XServer server;
        QVERIFY2(server.start(), "Xvfb is needed for this test");
        QVERIFY(server.showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), githubLink, 40, 40));
        QVERIFY(server.showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), cafeLink, 640, 40));
        QVERIFY(server.showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), "https://example.org/", 40, 500));
        qputenv("DISPLAY", server.display());
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"--screen"_s, u"--json"_s});
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QCOMPARE(added.array().size(), 2);
        QCOMPARE(added.array().first().toObject().value(u"issuer"_s).toString(), u"GitHub"_s);
        QVERIFY2(added.error.contains("web address"), "what is not a setup code is named");
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 2);

        const CliRun again = runner.vault({u"add"_s, u"--screen"_s});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.error.contains("Already there"), again.summary().constData());
    }

    void saysThatTheScreenShowsNoCode()
    {
        XServer server;
        QVERIFY2(server.start(), "Xvfb is needed for this test");
        qputenv("DISPLAY", server.display());
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"--screen"_s});
        QCOMPARE(added.exitCode, 4);
        QVERIFY2(added.error.contains("no QR code on the screen"), added.summary().constData());
        QVERIFY2(!QFile::exists(runner.vaultFile()), "a vault was made for nothing");
    }

    void saysThatThereIsNoScreen()
    {
        qunsetenv("QT_QPA_PLATFORM");
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"--screen"_s});
        QCOMPARE(added.exitCode, 1);
        QVERIFY2(added.error.contains("Nothing takes pictures of a screen here."), added.summary().constData());
    }

    void saysThatThereIsNoPortal()
    {
        qputenv("WAYLAND_DISPLAY", "wayland-of-this-test");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"--screen"_s});
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        QCOMPARE(added.exitCode, 1);
        QVERIFY2(added.error.contains("xdg-desktop-portal"), added.summary().constData());
    }

    void takesOneSourceAtATime()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s, u"--screen"_s, u"-"_s}).exitCode, 2);
        QCOMPARE(runner.vault({u"add"_s, u"--screen"_s, u"--image"_s, u"code.png"_s}).exitCode, 2);
        QCOMPARE(runner.vault({u"list"_s, u"--screen"_s}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TstCliScreen)
#include "tst_cliscreen.moc"
