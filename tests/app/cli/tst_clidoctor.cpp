// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// "doctor" on vaults that a password opens. Beside a real keyring: tst_clikeyring.
class TstCliDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runner = std::make_unique<CliRunner>();
        const CliRun added = m_runner->vault({u"add"_s, u"-"_s}, "otpauth://totp/A:a?secret=JBSWY3DPEHPK3PXP");
        QVERIFY2(added.exitCode == 0, added.summary().constData());
    }

    void wantsASecondWayIn()
    {
        const CliRun run = m_runner->vault({u"doctor"_s, u"--json"_s});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.error, QByteArray());
        QCOMPARE(run.object().value(u"outlook"_s), u"to-do"_s);
        QCOMPARE(lineOf(run, u"password"_s).value(u"state"_s), u"fine"_s);
        QCOMPARE(lineOf(run, u"recovery-key"_s).value(u"state"_s), u"to-do"_s);
        QCOMPARE(lineOf(run, u"file"_s).value(u"finding"_s), u"verified"_s);
        QCOMPARE(lineOf(run, u"accounts"_s).value(u"total"_s).toInt(), 1);
        QVERIFY(!lineOf(run, u"clock"_s).isEmpty());
    }

    void remembersWhenThePasswordWasUsed()
    {
        QCOMPARE(m_runner->vault({u"list"_s}).exitCode, 0);
        const CliRun run = m_runner->vault({u"doctor"_s, u"--json"_s});
        QVERIFY(lineOf(run, u"password"_s).value(u"used"_s).toInteger() > 1700000000);
        const CliRun text = m_runner->vault({u"doctor"_s});
        QVERIFY2(text.out.contains("Last used"), text.out.constData());
    }

    void isContentWithAKeyThatWasUsed()
    {
        const QString file = m_runner->path(u"key.txt"_s);
        QCOMPARE(m_runner->vault({u"protect"_s, u"--recovery-key-out"_s, file}).exitCode, 0);
        const CliRun unchecked = m_runner->vault({u"doctor"_s, u"--json"_s});
        QCOMPARE(lineOf(unchecked, u"recovery-key"_s).value(u"finding"_s), u"unchecked"_s);
        const QString typed = m_runner->write(u"typed"_s, contentOf(file).replace('\n', ' '));
        const CliRun run = m_runner->plain({u"--vault"_s, m_runner->vaultFile(), u"--no-keychain"_s,
            u"--password-file"_s, typed, u"doctor"_s, u"--json"_s});
        QCOMPARE(lineOf(run, u"recovery-key"_s).value(u"finding"_s), u"made"_s);
        QCOMPARE(lineOf(run, u"recovery-key"_s).value(u"state"_s), u"fine"_s);
        // The clock of the computer that runs the test may be anything.
        if (lineOf(run, u"clock"_s).value(u"state"_s) != u"to-do"_s) {
            QCOMPARE(run.exitCode, 0);
            QCOMPARE(run.object().value(u"outlook"_s), u"safe"_s);
        }
    }

    void reportsADamagedVault()
    {
        const QByteArray whole = contentOf(m_runner->vaultFile());
        QFile file(m_runner->vaultFile());
        QVERIFY(file.resize(whole.size() / 2));
        const CliRun run = m_runner->vault({u"doctor"_s, u"--json"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.contains("damaged"), run.error.constData());
        QCOMPARE(run.object().value(u"outlook"_s), u"could-be-lost"_s);
        QCOMPARE(lineOf(run, u"file"_s).value(u"state"_s), u"broken"_s);
    }

    void reportsWhatItCanWithAWrongPassword()
    {
        const QString wrong = m_runner->write(u"wrong"_s, "not it\n");
        const CliRun run = m_runner->plain(
            {u"--vault"_s, m_runner->vaultFile(), u"--no-keychain"_s, u"--password-file"_s, wrong, u"doctor"_s});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.error.contains("wrong"), run.error.constData());
        QVERIFY2(run.out.contains("Recovery password"), run.out.constData());
    }

    void noticesABadPreviousCopy()
    {
        QCOMPARE(m_runner->vault({u"add"_s, u"-"_s}, "otpauth://totp/B:b?secret=JBSWY3DPEHPK3PXP").exitCode, 0);
        const CliRun good = m_runner->vault({u"doctor"_s, u"--json"_s});
        QCOMPARE(lineOf(good, u"previous-copy"_s).value(u"finding"_s), u"good"_s);
        QFile previous(m_runner->vaultFile() + u".previous"_s);
        QVERIFY(previous.resize(10));
        const CliRun bad = m_runner->vault({u"doctor"_s, u"--json"_s});
        QCOMPARE(lineOf(bad, u"previous-copy"_s).value(u"state"_s), u"to-do"_s);
    }

    void changesNothing()
    {
        const QByteArray before = contentOf(m_runner->vaultFile());
        (void)m_runner->vault({u"doctor"_s});
        QCOMPARE(contentOf(m_runner->vaultFile()), before);
        QVERIFY(!QFileInfo::exists(m_runner->path(u"none"_s)));
        const CliRun none = m_runner->plain({u"--vault"_s, m_runner->path(u"none"_s), u"doctor"_s});
        QCOMPARE(none.exitCode, 1);
        QVERIFY(!none.error.isEmpty() && none.out.isEmpty());
        QVERIFY(!QFileInfo::exists(m_runner->path(u"none"_s)));
        QCOMPARE(m_runner->vault({u"doctor"_s, u"hunter2"_s}).exitCode, 2);
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonObject lineOf(const CliRun &run, const QString &topic)
    {
        const QJsonArray lines = run.object().value(u"lines"_s).toArray();
        for (const QJsonValue &line : lines) {
            if (line.toObject().value(u"topic"_s) == topic)
                return line.toObject();
        }
        return {};
    }

    std::unique_ptr<CliRunner> m_runner;
};

QTEST_GUILESS_MAIN(TstCliDoctor)
#include "tst_clidoctor.moc"
