// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const CliRun added = m_runner.vault({u"add"_s, u"-"_s}, "otpauth://totp/A:a?secret=JBSWY3DPEHPK3PXP");
        QVERIFY2(added.exitCode == 0, added.summary().constData());
    }

    void exitsWithThreeForAWrongPassword()
    {
        const QString wrong = m_runner.write(u"wrong"_s, "battery staple\n");
        const QByteArray before = content(m_runner.vaultFile());
        for (const QString &command : {u"list"_s, u"code"_s, u"watch"_s}) {
            const CliRun run = open({u"--password-file"_s, wrong, command});
            QCOMPARE(run.exitCode, 3);
            QCOMPARE(run.out, QByteArray());
            QVERIFY(run.error.contains("password is wrong"));
        }
        const CliRun added = m_runner.plain(
            {u"--vault"_s, m_runner.vaultFile(), u"--no-keychain"_s, u"--password-file"_s, wrong, u"add"_s, u"-"_s},
            "otpauth://totp/B:b?secret=JBSWY3DPEHPK3PXP");
        QCOMPARE(added.exitCode, 3);
        QCOMPARE(content(m_runner.vaultFile()), before);
    }

    void takesTheFirstLineOfThePasswordFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("without an end") << QByteArray("correct horse") << 0;
        QTest::newRow("LF") << QByteArray("correct horse\n") << 0;
        QTest::newRow("CR LF") << QByteArray("correct horse\r\n") << 0;
        QTest::newRow("more lines") << QByteArray("correct horse\nx\ny\n") << 0;
        QTest::newRow("white space counts") << QByteArray("correct horse \n") << 3;
        QTest::newRow("the first line is empty") << QByteArray("\ncorrect horse\n") << 1;
        QTest::newRow("an empty file") << QByteArray() << 1;
    }

    void takesTheFirstLineOfThePasswordFile()
    {
        QFETCH(QByteArray, content);
        const CliRun run = open({u"--password-file"_s, m_runner.write(u"given"_s, content), u"list"_s, u"--json"_s});
        QTEST(run.exitCode, "exitCode");
    }

    void saysWhenThePasswordFileIsNotThere()
    {
        const CliRun run = open({u"--password-file"_s, m_runner.path(u"none"_s), u"list"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.contains("password file"), run.summary().constData());
    }

    void saysThatAPasswordIsNeeded()
    {
        const CliRun run = open({u"list"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.contains("--password-file"), run.summary().constData());
    }

    void makesNoVaultWithoutAKeychainAndAPassword()
    {
        const CliRunner fresh;
        for (const QStringList &options : {QStringList(), QStringList(u"--no-keychain"_s)}) {
            const CliRun run =
                fresh.plain(QStringList{u"--vault"_s, fresh.vaultFile()} + options + QStringList{u"add"_s, u"-"_s},
                    "otpauth://totp/A:a?secret=JBSWY3DPEHPK3PXP");
            QCOMPARE(run.exitCode, 1);
            QVERIFY2(run.error.contains("--password-file"), run.summary().constData());
            QVERIFY(!QFile::exists(fresh.vaultFile()));
        }
    }

    void usesItsOwnVaultByDefault()
    {
        const CliRunner fresh;
        const CliRun run = fresh.plain({u"--password-file"_s, fresh.path(u"password"_s), u"add"_s, u"-"_s},
            "otpauth://totp/A:a?secret=JBSWY3DPEHPK3PXP");
        QVERIFY2(run.exitCode == 0, run.summary().constData());
        QVERIFY(QFile::exists(fresh.path(u"data/countersign/vault.json"_s)));
    }

    void leavesWhatItCannotReadAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("another JSON file") << QByteArray("{\"a\": 1}");
        QTest::newRow("a newer version") << QByteArray(
            R"({"version": 99, "header": {"slots": [], "params": {}}, "db": ""})");
    }

    void leavesWhatItCannotReadAsItIs()
    {
        QFETCH(QByteArray, content);
        const CliRunner fresh;
        QCOMPARE(fresh.write(u"vault.json"_s, content), fresh.vaultFile());
        for (const QStringList &command : {QStringList(u"list"_s), QStringList{u"add"_s, u"-"_s}}) {
            const CliRun run = fresh.vault(command, "otpauth://totp/A:a?secret=JBSWY3DPEHPK3PXP");
            QCOMPARE(run.exitCode, 1);
            QVERIFY(!run.error.isEmpty());
            QCOMPARE(TstCliOpening::content(fresh.vaultFile()), content);
        }
    }

    void saysThatOnlyTheKeychainOpensAVault()
    {
        // Take the password slot out of a vault's header, and put one in that only a keychain can open.
        const CliRunner other;
        QCOMPARE(other.vault({u"add"_s, u"-"_s}, "otpauth://totp/A:a?secret=JBSWY3DPEHPK3PXP").exitCode, 0);
        QJsonObject vault = QJsonDocument::fromJson(content(other.vaultFile())).object();
        QJsonObject header = vault.value(u"header"_s).toObject();
        QJsonObject slot = header.value(u"slots"_s).toArray().first().toObject();
        slot.insert(u"type"_s, 0);
        for (const QString &member : {u"n"_s, u"r"_s, u"p"_s, u"salt"_s, u"is_backup"_s, u"repaired"_s})
            slot.remove(member);
        slot.insert(u"countersign"_s,
            QJsonObject{{u"kind"_s, u"keychain"_s}, {u"account"_s, u"8e1d0c34-0c5f-4c9a-9d51-6e6c3f0f8a11"_s},
                {u"backend"_s, u"secret-service"_s}});
        header.insert(u"slots"_s, QJsonArray{slot});
        vault.insert(u"header"_s, header);
        QVERIFY(!other.write(u"vault.json"_s, QJsonDocument(vault).toJson()).isEmpty());
        const CliRun run = other.vault({u"list"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.contains("only the keychain"), run.summary().constData());
        // Without --no-keychain it asks, and there is none here.
        const CliRun asked = other.plain({u"--vault"_s, other.vaultFile(), u"list"_s});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.error.contains("keychain"), asked.summary().constData());
    }

    void showsAThrowAwayVault()
    {
        const CliRunner fresh;
        const CliRun listed = fresh.plain({u"--demo"_s, u"list"_s, u"--json"_s});
        QVERIFY2(listed.exitCode == 0, listed.summary().constData());
        QVERIFY(listed.array().size() >= 5);
        const CliRun codes = fresh.plain({u"--demo"_s, u"code"_s});
        QVERIFY2(codes.exitCode == 0, codes.summary().constData());
        QVERIFY(codes.out.contains("GitHub"));
        QVERIFY2(!QFile::exists(fresh.path(u"data"_s)), "a demo must not touch the person's own folder");
    }

    void failsWithTwoForWrongUsage()
    {
        for (const QStringList &words :
            {QStringList(), QStringList(u"nonsense"_s), QStringList{u"list"_s, u"--nonsense"_s}}) {
            const CliRun run = m_runner.plain(words);
            QCOMPARE(run.exitCode, 2);
            QCOMPARE(run.out, QByteArray());
            QVERIFY(run.error.contains("Usage:"));
        }
    }

    void failsWhenItsOutputIsLost()
    {
        QProcess process;
        process.setProcessEnvironment(m_runner.environment());
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(CliRunner::program(), m_runner.vaultOptions() + QStringList(u"list"_s));
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
    }

private:
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    [[nodiscard]] CliRun open(const QStringList &arguments) const
    {
        return m_runner.plain(QStringList{u"--vault"_s, m_runner.vaultFile(), u"--no-keychain"_s} + arguments);
    }

    CliRunner m_runner;
};

QTEST_GUILESS_MAIN(TstCliOpening)
#include "tst_cliopening.moc"
