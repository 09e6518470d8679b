// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray githubLink = "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub";
} // namespace

class TstCliAdd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAnEmptyOrMissingVaultAsNothing()
    {
        const CliRunner runner;
        const CliRun json = runner.vault({u"list"_s, u"--json"_s});
        QCOMPARE(json.exitCode, 0);
        QCOMPARE(json.out, QByteArray("[]\n"));
        const CliRun text = runner.vault({u"list"_s});
        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.out.contains("No accounts yet"));
        QVERIFY2(!QFile::exists(runner.vaultFile()), "looking must not make a vault");
    }

    void addsALinkAndListsIt()
    {
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"-"_s}, githubLink + "\n");
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QVERIFY(QRegularExpression(uR"(^Added: GitHub \(alice\), TOTP, 6 digits\. Code now: [0-9]{6}\n$)"_s)
                    .match(QString::fromUtf8(added.out))
                    .hasMatch());
        QVERIFY(QFile::exists(runner.vaultFile()));

        const CliRun listed = runner.vault({u"list"_s, u"--json"_s, u"--show-secrets"_s});
        QVERIFY2(listed.exitCode == 0, listed.summary().constData());
        QCOMPARE(listed.array().size(), 1);
        QJsonObject account = listed.array().first().toObject();
        QVERIFY(!QUuid::fromString(account.take(u"id"_s).toString()).isNull());
        const QJsonObject expected{{u"type"_s, u"totp"_s}, {u"issuer"_s, u"GitHub"_s}, {u"name"_s, u"alice"_s},
            {u"secret"_s, u"JBSWY3DPEHPK3PXP"_s}, {u"algorithm"_s, u"SHA1"_s}, {u"digits"_s, 6}, {u"period"_s, 30},
            {u"counter"_s, 0}};
        QCOMPARE(account, expected);
        QVERIFY(runner.vault({u"list"_s}).out.contains("GitHub  alice  TOTP\n"));
    }

    void makesAVaultThatOnlyItsOwnerMayRead()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s, u"-"_s}, githubLink).exitCode, 0);
        QCOMPARE(QFile::permissions(runner.vaultFile())
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
    }

    void keepsEveryKindOfAccountAsItWasGiven_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");

        QTest::newRow("a bare key") << QByteArray("jbsw y3dp-ehpk 3pxp\n")
                                    << QByteArray(R"({"type":"totp","issuer":"","name":"","algorithm":"SHA1",)"
                                                  R"("digits":6,"period":30,"counter":0})");
        QTest::newRow("everything unusual")
            << QByteArray(
                   "otpauth://totp/B%C3%A4nk:%E9%8A%80?secret=JBSWY3DPEHPK3PXP&algorithm=SHA512&digits=8&period=60")
            << QByteArray(R"({"type":"totp","issuer":"Bänk","name":"銀","algorithm":"SHA512","digits":8,)"
                          R"("period":60,"counter":0})");
        QTest::newRow("a counter beyond 32 bits")
            << QByteArray("otpauth://hotp/X:y?secret=JBSWY3DPEHPK3PXP&issuer=X&counter=5000000000")
            << QByteArray(R"({"type":"hotp","issuer":"X","name":"y","algorithm":"SHA1","digits":6,)"
                          R"("period":30,"counter":5000000000})");
        QTest::newRow("Steam") << QByteArray("otpauth://steam/Steam:gabe?secret=JBSWY3DPEHPK3PXP&issuer=Steam")
                               << QByteArray(R"({"type":"steam","issuer":"Steam","name":"gabe","algorithm":"SHA1",)"
                                             R"("digits":5,"period":30,"counter":0})");
    }

    void keepsEveryKindOfAccountAsItWasGiven()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"-"_s, u"--json"_s}, text);
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QJsonObject account = added.array().first().toObject();
        const QJsonValue id = account.take(u"id"_s);
        QCOMPARE(account, QJsonDocument::fromJson(expected).object());
        const QJsonArray listed = runner.vault({u"list"_s, u"--json"_s}).array();
        account.insert(u"id"_s, id);
        QCOMPARE(listed, QJsonArray{account});
    }

    void addsSeveralLinksOneALine()
    {
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"-"_s, u"--json"_s},
            "\n" + githubLink + "\r\n\n  otpauth://totp/B:b?secret=GEZDGNBVGY3TQOJQ&issuer=B  \n");
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QCOMPARE(added.array().size(), 2);
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 2);
    }

    void addsNothingWhenOneLineIsWrong()
    {
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"-"_s}, githubLink + "\nhttps://example.org/\n");
        QCOMPARE(added.exitCode, 1);
        QVERIFY(added.error.contains("web address"));
        QVERIFY(!QFile::exists(runner.vaultFile()));
    }

    void storesOtherNamesOnRequest()
    {
        const CliRunner runner;
        const CliRun added =
            runner.vault({u"add"_s, u"-"_s, u"--issuer"_s, u"Work"_s, u"--name=bob"_s, u"--json"_s}, githubLink);
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QCOMPARE(added.array().first().toObject().value(u"issuer"_s), u"Work"_s);
        QCOMPARE(added.array().first().toObject().value(u"name"_s), u"bob"_s);
    }

    void addsTheSameAccountTwiceOnlyByForce()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s, u"-"_s}, githubLink).exitCode, 0);
        const CliRun again = runner.vault({u"add"_s, u"-"_s}, githubLink);
        QCOMPARE(again.exitCode, 1);
        QVERIFY(again.error.contains("Already there: GitHub (alice)"));
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 1);
        // Another account with the same key is not the same account.
        QCOMPARE(runner.vault({u"add"_s, u"-"_s, u"--name"_s, u"bob"_s}, githubLink).exitCode, 0);
        QCOMPARE(runner.vault({u"add"_s, u"-"_s, u"--force"_s}, githubLink).exitCode, 0);
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 3);
    }

    void addsOnlyTheNewOnesOfSeveral()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s, u"-"_s}, githubLink).exitCode, 0);
        const CliRun added = runner.vault(
            {u"add"_s, u"-"_s, u"--json"_s}, githubLink + "\notpauth://totp/B:b?secret=GEZDGNBVGY3TQOJQ\n");
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QCOMPARE(added.array().size(), 1);
        QVERIFY(added.error.contains("Already there"));
    }

    void listsTheReadingsOfAnAmbiguousTextAndTakesTheChosenOne()
    {
        const CliRunner runner;
        const QByteArray steam = "otpauth://totp/Steam:gabe?secret=JBSWY3DPEHPK3PXP&issuer=Steam";
        const CliRun asked = runner.vault({u"add"_s, u"-"_s}, steam);
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.error.contains("1. ") && asked.error.contains("2. ") && asked.error.contains("--choose"),
            asked.summary().constData());
        QVERIFY(!QFile::exists(runner.vaultFile()));

        QStringList types;
        for (const QString &choice : {u"1"_s, u"2"_s}) {
            const CliRun chosen = runner.vault({u"add"_s, u"-"_s, u"--choose"_s, choice, u"--json"_s}, steam);
            QVERIFY2(chosen.exitCode == 0, chosen.summary().constData());
            types.append(chosen.array().first().toObject().value(u"type"_s).toString());
        }
        types.sort();
        QCOMPARE(types, (QStringList{u"steam"_s, u"totp"_s}));
        QCOMPARE(runner.vault({u"add"_s, u"-"_s, u"--choose"_s, u"9"_s}, steam).exitCode, 1);
    }

    void refusesWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("nothing") << QByteArray() << QByteArray("no text");
        QTest::newRow("no key") << QByteArray("otpauth://totp/a?issuer=b") << QByteArray("no secret key");
        QTest::newRow("a Wi-Fi code") << QByteArray("WIFI:S:x;T:WPA;P:y;;") << QByteArray("Wi-Fi");
        QTest::newRow("a push code") << QByteArray("phonefactor://activate_account?code=1&url=https%3A%2F%2Fx.y")
                                     << QByteArray("another authenticator app");
    }

    void refusesWithTheReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const CliRunner runner;
        const CliRun refused = runner.vault({u"add"_s, u"-"_s}, text);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.error.contains(reason), refused.summary().constData());
        QCOMPARE(refused.out, QByteArray());
        QVERIFY(!QFile::exists(runner.vaultFile()));
    }

    void refusesAKeyOnTheCommandLine()
    {
        const CliRunner runner;
        for (const QString &word : {u"JBSWY3DPEHPK3PXP"_s, QString::fromLatin1(githubLink)}) {
            const CliRun refused = runner.vault({u"add"_s, word});
            QCOMPARE(refused.exitCode, 2);
            QVERIFY(refused.error.contains("history"));
            QVERIFY(!refused.error.contains("JBSWY3DP"));
        }
        QVERIFY(!QFile::exists(runner.vaultFile()));
    }

    void needsASourceWithoutATerminal()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s}, githubLink).exitCode, 2);
    }

    void movesToTheTrashWhatIsRemoved()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s, u"-"_s}, githubLink + "\notpauth://totp/GitLab:bob?secret=GEZDGNBVGY3TQOJQ\n")
                     .exitCode,
            0);
        const CliRun ambiguous = runner.vault({u"remove"_s, u"git"_s});
        QCOMPARE(ambiguous.exitCode, 1);
        QVERIFY(ambiguous.error.contains("GitHub (alice)") && ambiguous.error.contains("GitLab (bob)"));
        QCOMPARE(runner.vault({u"remove"_s, u"--yes"_s, u"git"_s}).exitCode, 1);
        QCOMPARE(runner.vault({u"remove"_s, u"nobody"_s}).exitCode, 4);
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 2);

        const CliRun removed = runner.vault({u"remove"_s, u"gitlab"_s});
        QVERIFY2(removed.exitCode == 0, removed.summary().constData());
        QCOMPARE(removed.out, QByteArray("Moved to the trash: GitLab (bob)\n"));
        const QJsonArray left = runner.vault({u"list"_s, u"--json"_s}).array();
        QCOMPARE(left.size(), 1);
        const QString id = left.first().toObject().value(u"id"_s).toString();
        QCOMPARE(runner.vault({u"remove"_s, id, u"--yes"_s, u"--json"_s}).array(), left);
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TstCliAdd)
#include "tst_cliadd.moc"
