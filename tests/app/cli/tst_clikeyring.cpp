// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program beside a real gnome-keyring-daemon: no password is asked for, given or needed.
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
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

private:
    CliRunner m_runner;
};

QTEST_GUILESS_MAIN(TstCliKeyring)
#include "tst_clikeyring.moc"
