// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explains_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("account"); // a part of it; "null" when there is none

        const auto row = [](const char *name, const QByteArray &text, const QString &verdict, int exitCode,
                             const QByteArray &account) {
            QTest::newRow(name) << text << verdict << exitCode << account;
        };
        row("a link", "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub", u"ok"_s, 0,
            R"({"type":"totp","issuer":"GitHub","name":"alice","secret":"JBSWY3DPEHPK3PXP","algorithm":"SHA1",)"
            R"("digits":6,"period":30,"counter":0})");
        row("a link with a line end", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP\r\n", u"ok"_s, 0, R"({"name":"a"})");
        row("capitals", "OTPAUTH://TOTP/a?SECRET=JBSWY3DPEHPK3PXP", u"ok"_s, 0, R"({"type":"totp"})");
        row("SHA-512, 8 digits, 60 s",
            "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=HMAC-SHA-512&digits=8&period=60", u"ok"_s, 0,
            R"({"algorithm":"SHA512","digits":8,"period":60})");
        row("HOTP", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=7", u"ok"_s, 0,
            R"({"type":"hotp","counter":7,"period":30})");
        row("HOTP without counter", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP", u"ok"_s, 0, R"({"counter":0})");
        // The bits that are left over are no part of the key, so they come back as zeros.
        row("left-over bits and lower case", "otpauth://totp/a?secret=qwertyuiop", u"ok"_s, 0,
            R"({"secret":"QWERTYUIOM"})");
        row("a bare key in groups", "jbsw y3dp ehpk 3pxp", u"ok"_s, 0, R"({"secret":"JBSWY3DPEHPK3PXP"})");
        row("words", "hello world", u"refused"_s, 1, "null");
        row("Steam", "otpauth://steam/a?secret=JBSWY3DPEHPK3PXP", u"ok"_s, 0, R"({"type":"steam","digits":5})");
        row("Steam or not", "otpauth://totp/Steam:a?secret=JBSWY3DPEHPK3PXP&issuer=Steam", u"question"_s, 0,
            R"({"type":"steam"})");
        row("letters or digits", "JBSWY3DPEHPK3PX0", u"question"_s, 0, "{}");
        row("no secret", "otpauth://totp/a?issuer=b", u"refused"_s, 1, "null");
        row("an impossible period", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&period=0", u"refused"_s, 1, "null");
        row("a web address", "https://example.org/", u"refused"_s, 1, "null");
        row("nothing", "", u"refused"_s, 1, "null");
        row("bytes that are no text", QByteArray("\xff\xfe\x00\x01", 4), u"refused"_s, 1, "null");
    }

    void explains()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, verdict);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, account);
        const CliRun run = m_runner.plain({u"parse"_s, u"-"_s, u"--json"_s, u"--show-secrets"_s}, text);
        const QJsonObject object = run.object();
        QCOMPARE(object.keys(), (QStringList{u"account"_s, u"candidates"_s, u"notes"_s, u"reason"_s, u"verdict"_s}));
        QCOMPARE(object.value(u"verdict"_s), verdict);
        QCOMPARE(run.exitCode, exitCode);
        QCOMPARE(object.value(u"reason"_s).toString().isEmpty(), verdict == u"ok"_s);
        if (verdict != u"refused"_s)
            QCOMPARE(object.value(u"candidates"_s).toArray().isEmpty(), verdict == u"ok"_s);
        if (account == "null")
            QVERIFY(object.value(u"account"_s).isNull());
        const QJsonObject expected = QJsonDocument::fromJson(account).object();
        for (auto member = expected.begin(); member != expected.end(); ++member)
            QCOMPARE(object.value(u"account"_s).toObject().value(member.key()), member.value());
    }

    void writesWholeAccountsAsCandidates()
    {
        const QJsonObject object = m_runner
                                       .plain({u"parse"_s, u"-"_s, u"--json"_s, u"--show-secrets"_s},
                                           "otpauth://totp/Steam:a?secret=JBSWY3DPEHPK3PXP&issuer=Steam")
                                       .object();
        const QJsonArray candidates = object.value(u"candidates"_s).toArray();
        QCOMPARE(candidates.size(), 2);
        QStringList types;
        for (const QJsonValue &candidate : candidates) {
            const QJsonObject account = candidate.toObject();
            types.append(account.value(u"type"_s).toString());
            for (const QString &member : {u"type"_s, u"issuer"_s, u"name"_s, u"secret"_s, u"algorithm"_s, u"digits"_s,
                     u"period"_s, u"counter"_s})
                QVERIFY2(account.contains(member), qPrintable(member));
        }
        types.sort();
        QCOMPARE(types, (QStringList{u"steam"_s, u"totp"_s}));
        QVERIFY(object.value(u"reason"_s).toString().endsWith(u'?'));
    }

    void offersAWayOutOfARefusal()
    {
        const QJsonObject object =
            m_runner.plain({u"parse"_s, u"-"_s, u"--json"_s}, "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&period=0")
                .object();
        const QJsonArray candidates = object.value(u"candidates"_s).toArray();
        QVERIFY(!candidates.isEmpty());
        QCOMPARE(candidates.first().toObject().value(u"period"_s), 30);
    }

    void tellsWhatWasAssumed()
    {
        const QJsonObject object =
            m_runner.plain({u"parse"_s, u"-"_s, u"--json"_s}, "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP").object();
        QVERIFY(!object.value(u"notes"_s).toArray().isEmpty());
        QVERIFY(
            m_runner.plain({u"parse"_s, u"-"_s}, "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP").out.contains("Note: "));
    }

    void showsPeopleTheReadingAndItsCode()
    {
        const CliRun run = m_runner.plain({u"parse"_s, u"-"_s}, "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP");
        QCOMPARE(run.exitCode, 0);
        for (const char *part : {"Issuer:    GitHub\n", "Name:      alice\n", "Algorithm: SHA1\n", "Digits:    6\n",
                 "Period:    30 s\n", "Code now:  "})
            QVERIFY2(run.out.contains(part), part);
    }

    void readsAGoogleExport()
    {
        QFile file(QStringLiteral(COUNTERSIGN_FIXTURES "/google_migration/proton__four_entries_hotp_field8.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const CliRun run = m_runner.plain({u"parse"_s, u"-"_s, u"--json"_s}, file.readAll());
        const QJsonObject object = run.object();
        QVERIFY2(run.exitCode == 0, run.out.constData());
        QCOMPARE(object.value(u"accounts"_s).toArray().size(), 4);
        QVERIFY(object.value(u"account"_s).isNull());
        QCOMPARE(object.value(u"batch"_s).toObject().value(u"size"_s), 1);
        QCOMPARE(object.value(u"batch"_s).toObject().value(u"index"_s), 0);
    }

    void touchesNoVault()
    {
        const CliRunner runner;
        QCOMPARE(runner.plain({u"parse"_s, u"-"_s}, "JBSWY3DPEHPK3PXP").exitCode, 0);
        QVERIFY(!QFile::exists(runner.path(u"data"_s)));
    }

    void refusesEndlessInput()
    {
        const CliRun run = m_runner.plain({u"parse"_s, u"-"_s}, QByteArray(2 << 20, 'A'));
        QCOMPARE(run.exitCode, 1);
        QVERIFY(!run.error.isEmpty());
    }

    void readsItsTextFromStandardInputOnly()
    {
        QCOMPARE(m_runner.plain({u"parse"_s}).exitCode, 2);
        QCOMPARE(m_runner.plain({u"parse"_s, u"JBSWY3DPEHPK3PXP"_s}).exitCode, 2);
    }

private:
    CliRunner m_runner;
};

QTEST_GUILESS_MAIN(TstCliParse)
#include "tst_cliparse.moc"
