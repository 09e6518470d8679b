// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/ptyprocess.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray githubLink = "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub";

QStringList withoutPassword(const CliRunner &runner)
{
    return {u"--vault"_s, runner.vaultFile(), u"--no-keychain"_s};
}

bool fill(const CliRunner &runner, const QByteArray &links = githubLink)
{
    return runner.vault({u"add"_s, u"-"_s}, links).exitCode == 0;
}
} // namespace

class TstCliTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheKeyAndTwiceForANewPasswordWithoutEcho()
    {
        const CliRunner runner;
        PtyProcess terminal(runner, withoutPassword(runner) + QStringList(u"add"_s));
        QVERIFY(terminal.waitFor("Setup key or link"));
        QVERIFY(!terminal.hasEcho());
        terminal.type(githubLink + "\r");
        QVERIFY(terminal.waitFor("Choose its password: "));
        QVERIFY(!terminal.hasEcho());
        terminal.type("correct horse\r");
        QVERIFY(terminal.waitFor("again: "));
        terminal.type("battery\r");
        QVERIFY(terminal.waitFor("different"));
        QVERIFY(terminal.waitFor("password: "));
        // Backspace takes off a whole character, Ctrl+U everything.
        terminal.type("nonsense\x15"
                      "correct horsé\x7f"
                      "e\r");
        QVERIFY(terminal.waitFor("again: "));
        terminal.type("correct horse\r");
        QVERIFY(terminal.waitFor("Added: GitHub (alice)"));
        QCOMPARE(terminal.waitForEnd(), 0);
        QVERIFY(terminal.hasEcho());
        for (const char *typed : {"JBSWY3DP", "horse", "battery", "nonsense"})
            QVERIFY2(!terminal.transcript().contains(typed), typed);
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 1);
    }

    void asksForThePasswordAgainAfterAMistake()
    {
        const CliRunner runner;
        QVERIFY(fill(runner));
        PtyProcess terminal(runner, withoutPassword(runner) + QStringList(u"list"_s));
        QVERIFY(terminal.waitFor("Password of the vault: "));
        terminal.type("wrong\r");
        QVERIFY(terminal.waitFor("password is wrong"));
        QVERIFY(terminal.waitFor("Password of the vault: "));
        terminal.type("correct horse\r");
        QVERIFY(terminal.waitFor("GitHub  alice"));
        QCOMPARE(terminal.waitForEnd(), 0);
    }

    void givesUpAfterThreeMistakes()
    {
        const CliRunner runner;
        QVERIFY(fill(runner));
        PtyProcess terminal(runner, withoutPassword(runner) + QStringList(u"list"_s));
        for (int attempt = 0; attempt < 3; ++attempt) {
            QVERIFY(terminal.waitFor("Password of the vault: "));
            terminal.type("wrong\r");
        }
        QCOMPARE(terminal.waitForEnd(), 3);
    }

    void takesControlCForANoAndGivesTheEchoBack()
    {
        const CliRunner runner;
        QVERIFY(fill(runner));
        PtyProcess terminal(runner, withoutPassword(runner) + QStringList(u"list"_s));
        QVERIFY(terminal.waitFor("Password of the vault: "));
        QVERIFY(!terminal.hasEcho());
        terminal.type("\x03");
        QCOMPARE(terminal.waitForEnd(), 1);
        QVERIFY(terminal.hasEcho());
    }

    void givesTheEchoBackWhenItIsEndedWhileAsking()
    {
        const CliRunner runner;
        QVERIFY(fill(runner));
        PtyProcess terminal(runner, withoutPassword(runner) + QStringList(u"list"_s));
        QVERIFY(terminal.waitFor("Password of the vault: "));
        QVERIFY(!terminal.hasEcho());
        QCOMPARE(kill(static_cast<pid_t>(terminal.processId()), SIGTERM), 0);
        QCOMPARE(terminal.waitForEnd(), -1);
        QVERIFY(terminal.hasEcho());
    }

    void asksWhichReadingIsMeant()
    {
        const CliRunner runner;
        PtyProcess terminal(runner, runner.vaultOptions() + QStringList(u"add"_s));
        QVERIFY(terminal.waitFor("Setup key or link"));
        terminal.type("otpauth://totp/Steam:gabe?secret=JBSWY3DPEHPK3PXP&issuer=Steam\r");
        QVERIFY(terminal.waitFor("1. Steam code: code now "));
        QVERIFY(terminal.waitFor("2. numeric code: code now "));
        QVERIFY(terminal.waitFor("Which one, 1 to 2? "));
        terminal.type("7\r");
        QVERIFY(terminal.waitFor("Which one, 1 to 2? "));
        terminal.type("1\r");
        QVERIFY(terminal.waitFor("Added: Steam (gabe), STEAM, 5 digits"));
        QCOMPARE(terminal.waitForEnd(), 0);
    }

    void removesOnlyAfterAYes()
    {
        const CliRunner runner;
        QVERIFY(fill(runner));
        PtyProcess no(runner, runner.vaultOptions() + QStringList{u"remove"_s, u"git"_s});
        QVERIFY(no.waitFor("Move GitHub (alice) to the trash? [y/N] "));
        no.type("\r");
        QCOMPARE(no.waitForEnd(), 1);
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 1);

        PtyProcess yes(runner, runner.vaultOptions() + QStringList{u"remove"_s, u"git"_s});
        QVERIFY(yes.waitFor("[y/N] "));
        yes.type("y\r");
        QCOMPARE(yes.waitForEnd(), 0);
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 0);
    }

    void watchesOnTheOtherScreenAndRestoresTheFirst_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << QByteArray("\x03") << 0;
        QTest::newRow("SIGTERM") << QByteArray() << SIGTERM;
    }

    void watchesOnTheOtherScreenAndRestoresTheFirst()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, signal);
        const CliRunner runner;
        QVERIFY(fill(runner));
        PtyProcess terminal(runner, runner.vaultOptions() + QStringList(u"watch"_s));
        QVERIFY(terminal.waitFor("\x1b[?1049h"));
        QVERIFY(terminal.waitFor("GitHub  alice"));
        QVERIFY(terminal.waitFor("Ctrl+C"));
        // It draws again, every second.
        QVERIFY(terminal.waitFor("GitHub  alice"));
        if (signal == 0)
            terminal.type(key);
        else
            QCOMPARE(kill(static_cast<pid_t>(terminal.processId()), signal), 0);
        QCOMPARE(terminal.waitForEnd(), 0);
        QVERIFY(terminal.transcript().endsWith("\x1b[?25h\x1b[?1049l"));
    }

    void watchShowsWhatAnotherProgramAdds()
    {
        const CliRunner runner;
        QVERIFY(fill(runner));
        PtyProcess terminal(runner, runner.vaultOptions() + QStringList(u"watch"_s));
        QVERIFY(terminal.waitFor("GitHub  alice"));
        QVERIFY(fill(runner, "otpauth://totp/Later:bob?secret=GEZDGNBVGY3TQOJQ"));
        QVERIFY(terminal.waitFor("Later"));
        terminal.type("\x03");
        QCOMPARE(terminal.waitForEnd(), 0);
    }

    void watchNeverScrollsTheScreen()
    {
        const CliRunner runner;
        QByteArray links;
        for (int index = 0; index < 40; ++index)
            links += "otpauth://totp/Site" + QByteArray::number(index) + ":x?secret=JBSWY3DPEHPK3PXP\n";
        QVERIFY(fill(runner, links));
        PtyProcess terminal(runner, runner.vaultOptions() + QStringList(u"watch"_s));
        QVERIFY(terminal.waitFor("more; name some of them"));
        QVERIFY(terminal.waitFor("\x1b[J"));
        terminal.type("\x03");
        QCOMPARE(terminal.waitForEnd(), 0);
        const qsizetype start = terminal.transcript().indexOf("\x1b[H");
        const QByteArray frame = terminal.transcript().mid(start, terminal.transcript().indexOf("\x1b[J") - start);
        QVERIFY2(frame.count('\n') < 24, frame.constData());
    }
};

QTEST_GUILESS_MAIN(TstCliTerminal)
#include "tst_cliterminal.moc"
