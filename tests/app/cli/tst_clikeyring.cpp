// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program beside a real gnome-keyring-daemon: no password is asked for, given or needed.
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sealsANewVaultWithTheKeyring()
    {
        const CliRun added = m_runner.plain({u"--vault"_s, m_runner.vaultFile(), u"add"_s, u"-"_s},
            "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub");
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QFile file(m_runner.vaultFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray slotList =
            QJsonDocument::fromJson(file.readAll()).object().value(u"header"_s).toObject().value(u"slots"_s).toArray();
        QCOMPARE(slotList.size(), 1);
        QCOMPARE(slotList.first().toObject().value(u"type"_s), 0);
    }

    void opensItAgainWithoutAsking()
    {
        const CliRun code =
            m_runner.plain({u"--vault"_s, m_runner.vaultFile(), u"code"_s, u"git"_s, u"--at"_s, u"59"_s});
        QVERIFY2(code.exitCode == 0, code.summary().constData());
        QCOMPARE(code.out.trimmed(),
            CliRunner::run(u"oathtool"_s, {u"-b"_s, u"--totp"_s, u"-N"_s, u"@59"_s, u"JBSWY3DPEHPK3PXP"_s}).trimmed());
        QCOMPARE(code.error, QByteArray());
    }

    void asksTheKeyringWhenThePasswordFileCannotHelp()
    {
        const CliRun listed = m_runner.plain({u"--vault"_s, m_runner.vaultFile(), u"--password-file"_s,
            m_runner.path(u"password"_s), u"list"_s, u"--json"_s});
        QVERIFY2(listed.exitCode == 0, listed.summary().constData());
        QCOMPARE(listed.array().size(), 1);
    }

    void saysThatOnlyTheKeyringOpensItWhenThatIsForbidden()
    {
        const CliRun listed = m_runner.vault({u"list"_s});
        QCOMPARE(listed.exitCode, 1);
        QVERIFY2(listed.error.contains("only the keychain"), listed.error.constData());
    }

    void neverAsksTheKeyringForAPasswordVault()
    {
        const CliRunner other;
        QCOMPARE(other.vault({u"add"_s, u"-"_s}, "JBSWY3DPEHPK3PXP").exitCode, 0);
        const CliRun listed = other.plain({u"--vault"_s, other.vaultFile(), u"list"_s});
        QCOMPARE(listed.exitCode, 1);
        QVERIFY2(listed.error.contains("--password-file"), listed.error.constData());
    }

    void doctorWarnsThatOnlyTheKeyringOpensIt()
    {
        const CliRun run = m_runner.plain({u"--vault"_s, m_runner.vaultFile(), u"doctor"_s, u"--json"_s});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.object().value(u"outlook"_s), u"could-be-lost"_s);
        QCOMPARE(findingOf(run, u"keychain"_s), u"gave-key"_s);
        QCOMPARE(findingOf(run, u"password"_s), u"no-spare"_s);
        QCOMPARE(run.error, QByteArray());
    }

    // The last one: it takes the key out of the keyring.
    void opensInTwoMoreWaysWhenTheKeyringIsReset()
    {
        const QString secret = m_runner.write(u"recovery"_s, "a spare password\n");
        const QString keyFile = m_runner.path(u"key.txt"_s);
        const QStringList vault{u"--vault"_s, m_runner.vaultFile()};
        const CliRun made = m_runner.plain(
            vault + QStringList{u"protect"_s, u"--password-file"_s, secret, u"--recovery-key-out"_s, keyFile});
        QVERIFY2(made.exitCode == 0, made.summary().constData());
        QCOMPARE(slotsOf(m_runner.vaultFile()).size(), 3);
        const CliRun again = m_runner.plain(vault + QStringList{u"list"_s, u"--json"_s}); // by the keyring
        QCOMPARE(again.array().size(), 1);

        // The keyring is asked for its key, so that it opens the vault under the new master key, too.
        const CliRun changed = m_runner.plain(vault
            + QStringList{u"--password-file"_s, oneLineOf(keyFile), u"protect"_s, u"--change"_s, u"password"_s,
                u"--new-password-file"_s, m_runner.write(u"recovery"_s, "another one\n"), u"--recovery-key-file"_s,
                keyFile});
        QVERIFY2(changed.exitCode == 0, changed.summary().constData());
        QCOMPARE(slotsOf(m_runner.vaultFile()).size(), 3);
        QCOMPARE(m_runner.plain(vault + QStringList{u"list"_s, u"--json"_s}).array().size(), 1);

        QVERIFY(CliRunner::run(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, u"Countersign"_s}).size() > 0);
        QCOMPARE(QProcess::execute(u"secret-tool"_s, {u"clear"_s, u"server"_s, u"Countersign"_s}), 0);
        const QByteArray before = contentOf(m_runner.vaultFile());
        const CliRun doctor = m_runner.plain(vault + QStringList{u"doctor"_s, u"--json"_s});
        QCOMPARE(doctor.exitCode, 1);
        QCOMPARE(findingOf(doctor, u"keychain"_s), u"trouble"_s);
        QVERIFY2(doctor.error.contains("does not hold"), doctor.error.constData());
        const CliRun lost = m_runner.plain(vault + QStringList{u"list"_s});
        QCOMPARE(lost.exitCode, 1);
        QVERIFY2(lost.error.contains("--password-file"), lost.error.constData());
        for (const QString &file : {secret, oneLineOf(keyFile)}) {
            const CliRun opened =
                m_runner.plain(vault + QStringList{u"--password-file"_s, file, u"list"_s, u"--json"_s});
            QVERIFY2(opened.exitCode == 0, opened.summary().constData());
            QCOMPARE(opened.array().size(), 1);
        }
        QCOMPARE(contentOf(m_runner.vaultFile()), before);
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString findingOf(const CliRun &run, const QString &topic)
    {
        const QJsonArray lines = run.object().value(u"lines"_s).toArray();
        for (const QJsonValue &line : lines) {
            if (line.toObject().value(u"topic"_s) == topic)
                return line.toObject().value(u"finding"_s).toString();
        }
        return {};
    }
    static QJsonArray slotsOf(const QString &path)
    {
        const QJsonObject vault = QJsonDocument::fromJson(contentOf(path)).object();
        return vault.value(u"header"_s).toObject().value(u"slots"_s).toArray();
    }
    /// A password is one line; the key is printed on two.
    [[nodiscard]] QString oneLineOf(const QString &keyFile) const
    {
        return m_runner.write(u"one-line"_s, contentOf(keyFile).replace('\n', ' ').trimmed());
    }

    CliRunner m_runner;
};

QTEST_GUILESS_MAIN(TstCliKeyring)
#include "tst_clikeyring.moc"
