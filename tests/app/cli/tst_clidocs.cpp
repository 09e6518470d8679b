// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtable.h"
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
QString source(const QString &name)
{
    return QStringLiteral(COUNTERSIGN_CLI_SOURCES "/") + name;
}

QString content(const QString &name)
{
    QFile file(source(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Outcome
{
    int exitCode = -1;
    QByteArray out;
    QByteArray error;
};

Outcome run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}
} // namespace

class TstCliDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpNamesEveryCommandAndOption()
    {
        const CliRun help = m_runner.plain({u"help"_s});
        QCOMPARE(help.exitCode, 0);
        QCOMPARE(m_runner.plain({u"--help"_s}).out, help.out);
        for (const CommandSpec &command : allCommands())
            QVERIFY2(help.out.contains("\n  " + QByteArray(command.name.data())), command.name.data());
        for (const OptionSpec &option : allOptions())
            QVERIFY2(help.out.contains("\n  " + QByteArray(option.name.data())), option.name.data());
        for (const QByteArray &line : help.out.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 120, line.constData());
    }

    void helpExplainsEveryCommand()
    {
        for (const CommandSpec &command : allCommands()) {
            const CliRun help = m_runner.plain({u"help"_s, command.name});
            QCOMPARE(help.exitCode, 0);
            QVERIFY(help.out.startsWith("Usage: countersign-cli [OPTION]... " + QByteArray(command.name.data())));
            QCOMPARE(m_runner.plain({command.name, u"--help"_s}).exitCode, 0);
        }
    }

    void versionIsOneLine()
    {
        const CliRun run = m_runner.plain({u"--version"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.out, QByteArray("countersign-cli " COUNTERSIGN_VERSION "\n"));
    }

    void manPageNamesEveryCommandAndOption()
    {
        const QString page = content(u"countersign-cli.1"_s).replace(u"\\-"_s, u"-"_s);
        for (const CommandSpec &command : allCommands()) {
            const QString name = command.name;
            const bool named = page.contains(u"\n.BR "_s + name + u' ') || page.contains(u"\n.B "_s + name + u' ')
                || page.contains(u"\n.TP\n.B "_s + name + u'\n');
            QVERIFY2(named, command.name.data());
        }
        for (const OptionSpec &option : allOptions()) {
            const QString heading = u"\n.TP\n.B"_s;
            const QString name = option.name;
            QVERIFY2(page.contains(heading + u' ' + name + u'\n') || page.contains(heading + u"I "_s + name + u' ')
                    || page.contains(heading + u"R "_s + name + u' '),
                option.name.data());
        }
        for (const QString &section :
            {u"SYNOPSIS"_s, u"\"JSON OUTPUT\""_s, u"\"EXIT STATUS\""_s, u"FILES"_s, u"SECURITY"_s, u"EXAMPLES"_s})
            QVERIFY2(page.contains(u"\n.SH "_s + section) || page.contains(u"\n.SH "_s + QString(section).remove(u'"')),
                qPrintable(section));
    }

    void manPageIsWellFormed()
    {
        const Outcome groff = run(u"groff"_s, {u"-man"_s, u"-ww"_s, u"-Tutf8"_s, source(u"countersign-cli.1"_s)});
        QCOMPARE(groff.exitCode, 0);
        QCOMPARE(groff.error, QByteArray());
        const Outcome man = run(u"man"_s, {u"--warnings"_s, u"-l"_s, source(u"countersign-cli.1"_s)});
        QCOMPARE(man.exitCode, 0);
        QCOMPARE(man.error, QByteArray());
        QVERIFY(man.out.contains("countersign"));
    }

    void completionsNameEveryCommandAndOption_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("before"); // what stands before an option's name
        QTest::newRow("bash") << u"completions/countersign-cli.bash"_s << u"--"_s;
        QTest::newRow("zsh") << u"completions/_countersign-cli"_s << u"--"_s;
        QTest::newRow("fish") << u"completions/countersign-cli.fish"_s << u"-l "_s;
    }

    void completionsNameEveryCommandAndOption()
    {
        QFETCH(QString, file);
        QFETCH(QString, before);
        const QString script = content(file);
        QVERIFY(!script.isEmpty());
        for (const CommandSpec &command : allCommands()) {
            const QRegularExpression word(u"\\b%1\\b"_s.arg(command.name));
            QVERIFY2(script.contains(word), command.name.data());
        }
        for (const OptionSpec &option : allOptions()) {
            const QRegularExpression word(u"%1%2(?![\\w-])"_s.arg(before, QString(option.name).sliced(2)));
            QVERIFY2(script.contains(word), option.name.data());
        }
    }

    void completionsAreValidScripts_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("file");
        QTest::newRow("bash") << u"bash"_s << u"completions/countersign-cli.bash"_s;
        QTest::newRow("zsh") << u"zsh"_s << u"completions/_countersign-cli"_s;
        QTest::newRow("fish") << u"fish"_s << u"completions/countersign-cli.fish"_s;
    }

    void completionsAreValidScripts()
    {
        QFETCH(QString, shell);
        QFETCH(QString, file);
        const Outcome outcome = run(shell, {u"-n"_s, source(file)});
        QVERIFY2(outcome.exitCode == 0, outcome.error.constData());
        QCOMPARE(outcome.error, QByteArray());
    }

    void bashCompletes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("a command") << u"countersign-cli co"_s << QByteArray("code");
        QTest::newRow("a command after options") << u"countersign-cli --json --vault x wa"_s << QByteArray("watch");
        QTest::newRow("the command's own option") << u"countersign-cli remove --y"_s << QByteArray("--yes");
        QTest::newRow("a global option") << u"countersign-cli list --show"_s << QByteArray("--show-secrets");
        QTest::newRow("not another command's option") << u"countersign-cli list --ye"_s << QByteArray();
        QTest::newRow("no accounts") << u"countersign-cli code g"_s << QByteArray();
    }

    void bashCompletes()
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, expected);
        const QString script =
            u"source %1; COMP_WORDS=(%2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
            "_countersign_cli; echo \"${COMPREPLY[*]}\""_s.arg(source(u"completions/countersign-cli.bash"_s), line);
        const Outcome outcome = run(u"bash"_s, {u"--norc"_s, u"-c"_s, script});
        QCOMPARE(outcome.out.trimmed(), expected);
    }

    void loadsNoGraphicalLibrary()
    {
        const Outcome ldd = run(u"ldd"_s, {CliRunner::program()});
        QCOMPARE(ldd.exitCode, 0);
        QVERIFY(ldd.out.contains("libQt6Core"));
        for (const char *library :
            {"libQt6Gui", "libQt6Widgets", "libQt6Svg", "libX11", "libxcb", "libGL", "libwayland"})
            QVERIFY2(!ldd.out.contains(library), library);
    }

private:
    CliRunner m_runner;
};

QTEST_GUILESS_MAIN(TstCliDocs)
#include "tst_clidocs.moc"
