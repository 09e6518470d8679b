// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// "slots" and "protect": what opens the vault, and one more way in.
class TstCliWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runner = std::make_unique<CliRunner>();
        const CliRun added = m_runner->vault({u"add"_s, u"-"_s}, "otpauth://totp/A:a?secret=JBSWY3DPEHPK3PXP");
        QVERIFY2(added.exitCode == 0, added.summary().constData());
    }

    void listsWithoutOpening()
    {
        const CliRun run = m_runner->plain({u"--vault"_s, m_runner->vaultFile(), u"slots"_s, u"--json"_s});
        QVERIFY2(run.exitCode == 0, run.summary().constData());
        QCOMPARE(run.array().size(), 1);
        QCOMPARE(run.array().first().toObject().value(u"kind"_s).toString(), u"password"_s);
        QVERIFY(run.array().first().toObject().value(u"created"_s).toInteger() > 1700000000);
        const CliRun table = m_runner->plain({u"--vault"_s, m_runner->vaultFile(), u"slots"_s});
        QVERIFY2(table.out.contains("Recovery password"), table.out.constData());
    }

    void saysWhenThereIsNothingToList()
    {
        const CliRun none = m_runner->plain({u"--vault"_s, m_runner->path(u"none"_s), u"slots"_s});
        QCOMPARE(none.exitCode, 1);
        QVERIFY(!none.error.isEmpty());
        const CliRun garbage = m_runner->plain({u"--vault"_s, m_runner->write(u"g"_s, "{}"), u"slots"_s});
        QCOMPARE(garbage.exitCode, 1);
        QVERIFY(!garbage.error.isEmpty());
    }

    void makesARecoveryKey()
    {
        const QString file = m_runner->path(u"key.txt"_s);
        const CliRun made = m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, file, u"--json"_s});
        QVERIFY2(made.exitCode == 0, made.summary().constData());
        QCOMPARE(made.array().size(), 2);
        QCOMPARE(made.array().at(1).toObject().value(u"kind"_s).toString(), u"recovery-key"_s);
        const QByteArray key = contentOf(file);
        QCOMPARE(key.size(), 42); // six groups, each with a space or the line's end behind it
        QVERIFY(!made.out.contains(key.left(6)) && !made.error.contains(key.left(6)));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QString typed = m_runner->write(u"typed"_s, key.toLower().replace('\n', '-'));
        const CliRun opened = m_runner->plain(
            {u"--vault"_s, m_runner->vaultFile(), u"--no-keychain"_s, u"--password-file"_s, typed, u"list"_s});
        QVERIFY2(opened.exitCode == 0, opened.summary().constData());
    }

    void writesOverNoFile()
    {
        const QString file = m_runner->write(u"precious"_s, "holiday photos");
        const QByteArray before = contentOf(m_runner->vaultFile());
        const CliRun run = m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, file});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.contains("exists already"), run.error.constData());
        QCOMPARE(contentOf(file), QByteArray("holiday photos"));
        QCOMPARE(contentOf(m_runner->vaultFile()), before);
    }

    void changesNothingWhenTheKeyCannotBeWritten()
    {
        const QByteArray before = contentOf(m_runner->vaultFile());
        const CliRun run =
            m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, m_runner->path(u"no/such/folder/key"_s)});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.contains("could not be written"), run.error.constData());
        QCOMPARE(contentOf(m_runner->vaultFile()), before);
    }

    void addsNoSecondOne()
    {
        const CliRun password = m_runner->vault({u"protect"_s});
        QCOMPARE(password.exitCode, 1);
        QVERIFY2(password.error.contains("already"), password.error.constData());
        QCOMPARE(m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, m_runner->path(u"1"_s)}).exitCode, 0);
        const CliRun key = m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, m_runner->path(u"2"_s)});
        QCOMPARE(key.exitCode, 1);
        QVERIFY(!QFile::exists(m_runner->path(u"2"_s)));
    }

    void needsAVault()
    {
        const CliRunner other;
        const CliRun run = other.vault({u"protect"_s, u"--recovery-key-out"_s, other.path(u"key"_s)});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.contains("no vault yet"), run.error.constData());
        QVERIFY(!QFile::exists(other.path(u"key"_s)));
    }

    void takesNoOperands()
    {
        for (const QString &command : {u"slots"_s, u"protect"_s}) {
            const CliRun run = m_runner->vault({command, u"hunter2"_s});
            QCOMPARE(run.exitCode, 2);
            QVERIFY(!run.error.contains("hunter2"));
        }
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<CliRunner> m_runner;
};

QTEST_GUILESS_MAIN(TstCliWays)
#include "tst_cliways.moc"
