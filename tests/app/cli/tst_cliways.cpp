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

    void changesThePassword()
    {
        const QString fresh = m_runner->write(u"fresh"_s, "another one\n");
        const CliRun changed =
            m_runner->vault({u"protect"_s, u"--change"_s, u"password"_s, u"--new-password-file"_s, fresh});
        QVERIFY2(changed.exitCode == 0, changed.summary().constData());
        QCOMPARE(m_runner->vault({u"list"_s}).exitCode, 3);
        QCOMPARE(openWith(fresh), 0);
        QCOMPARE(openWith(fresh, u".previous"_s), 0); // the copy beside it does not open with the old one either
    }

    void changesAndRemovesBesideAKey()
    {
        const QString keyFile = m_runner->path(u"key.txt"_s);
        QCOMPARE(m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, keyFile}).exitCode, 0);
        const QString fresh = m_runner->write(u"fresh"_s, "another one\n");
        const QStringList change{u"protect"_s, u"--change"_s, u"password"_s, u"--new-password-file"_s, fresh};
        // The key stays, and so it is needed.
        const QByteArray before = contentOf(m_runner->vaultFile());
        QCOMPARE(m_runner->vault(change).exitCode, 1);
        const QString wrong = m_runner->write(u"wrong"_s, "0123456789");
        QCOMPARE(m_runner->vault(change + QStringList{u"--recovery-key-file"_s, wrong}).exitCode, 3);
        QCOMPARE(contentOf(m_runner->vaultFile()), before);
        const CliRun changed = m_runner->vault(change + QStringList{u"--recovery-key-file"_s, keyFile});
        QVERIFY2(changed.exitCode == 0, changed.summary().constData());
        QCOMPARE(openWith(oneLineOf(keyFile)), 0);
        QCOMPARE(openWith(fresh), 0);

        const QString secondKey = m_runner->path(u"key2.txt"_s);
        const CliRun replaced =
            with(fresh, {u"protect"_s, u"--change"_s, u"recovery-key"_s, u"--recovery-key-out"_s, secondKey});
        QVERIFY2(replaced.exitCode == 0, replaced.summary().constData());
        QCOMPARE(openWith(oneLineOf(keyFile)), 3);
        QCOMPARE(openWith(oneLineOf(secondKey)), 0);

        const CliRun removed =
            with(fresh, {u"protect"_s, u"--remove"_s, u"password"_s, u"--recovery-key-file"_s, secondKey, u"--json"_s});
        QVERIFY2(removed.exitCode == 0, removed.summary().constData());
        QCOMPARE(removed.array().size(), 1);
        QCOMPARE(openWith(fresh), 3);
        QCOMPARE(openWith(oneLineOf(secondKey)), 0);
    }

    void keepsTheLastWayIn()
    {
        const QByteArray before = contentOf(m_runner->vaultFile());
        const CliRun last = m_runner->vault({u"protect"_s, u"--remove"_s, u"password"_s});
        QCOMPARE(last.exitCode, 1);
        QVERIFY2(last.error.contains("last way in"), last.error.constData());
        const CliRun none = m_runner->vault({u"protect"_s, u"--remove"_s, u"recovery-key"_s});
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.error.contains("no recovery key"), none.error.constData());
        const QString precious = m_runner->write(u"precious"_s, "photos");
        QCOMPARE(m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, m_runner->path(u"k"_s)}).exitCode, 0);
        const QByteArray withKey = contentOf(m_runner->vaultFile());
        QCOMPARE(m_runner->vault({u"protect"_s, u"--change"_s, u"recovery-key"_s, u"--recovery-key-out"_s, precious})
                     .exitCode,
            1);
        QCOMPARE(contentOf(precious), QByteArray("photos"));
        QCOMPARE(contentOf(m_runner->vaultFile()), withKey);
        QVERIFY(before != withKey);
    }

    void refusesOptionsThatDoNotGoTogether()
    {
        const QList<QStringList> lines{{u"--change"_s, u"keychain"_s}, {u"--change"_s, u"recovery-key"_s},
            {u"--change"_s, u"password"_s, u"--remove"_s, u"recovery-key"_s},
            {u"--remove"_s, u"password"_s, u"--new-password-file"_s, u"x"_s},
            {u"--remove"_s, u"password"_s, u"--recovery-key-out"_s, u"x"_s},
            {u"--remove"_s, u"recovery-key"_s, u"--recovery-key-file"_s, u"x"_s}};
        for (const QStringList &line : lines)
            QCOMPARE(m_runner->vault(QStringList{u"protect"_s} + line).exitCode, 2);
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
    [[nodiscard]] CliRun with(const QString &passwordFile, const QStringList &arguments, const QString &end = {}) const
    {
        return m_runner->plain(QStringList{u"--vault"_s, m_runner->vaultFile() + end, u"--no-keychain"_s,
                                   u"--password-file"_s, passwordFile}
            + arguments);
    }
    /// The exit code of opening the vault with what is in this file.
    [[nodiscard]] int openWith(const QString &passwordFile, const QString &end = {}) const
    {
        return with(passwordFile, {u"list"_s}, end).exitCode;
    }
    /// A password is one line; the key is printed on two.
    [[nodiscard]] QString oneLineOf(const QString &keyFile) const
    {
        return m_runner->write(u"one-line"_s, contentOf(keyFile).replace('\n', ' ').trimmed());
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<CliRunner> m_runner;
};

QTEST_GUILESS_MAIN(TstCliWays)
#include "tst_cliways.moc"
