// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOptionsBeforeAndAfterTheCommand()
    {
        const auto before = parseArguments({u"--vault"_s, u"/v"_s, u"--json"_s, u"code"_s, u"git"_s, u"hub"_s});
        const auto after = parseArguments({u"code"_s, u"git"_s, u"--json"_s, u"hub"_s, u"--vault=/v"_s});
        for (const auto &arguments : {before, after}) {
            QVERIFY(arguments);
            QCOMPARE(arguments->command, CommandKind::Code);
            QCOMPARE(arguments->query(), u"git hub"_s);
            QCOMPARE(arguments->vaultFile, u"/v"_s);
            QVERIFY(arguments->json);
        }
    }

    void endsOptionsAtTwoDashes()
    {
        const auto arguments = parseArguments({u"code"_s, u"--"_s, u"--json"_s});
        QVERIFY(arguments);
        QVERIFY(!arguments->json);
        QCOMPARE(arguments->query(), u"--json"_s);
    }

    void readsWhatEachOptionSays()
    {
        const auto code = parseArguments({u"code"_s, u"--next"_s, u"--at"_s, u"59"_s});
        QVERIFY(code);
        QVERIFY(code->next);
        QCOMPARE(code->at->time_since_epoch().count(), 59);

        const auto add = parseArguments({u"add"_s, u"--image"_s, u"a.png"_s, u"--image"_s, u"b.png"_s, u"--issuer"_s,
            u" Ä "_s, u"--name="_s, u"--choose"_s, u"2"_s, u"--force"_s});
        QVERIFY(add);
        QCOMPARE(add->images, (QStringList{u"a.png"_s, u"b.png"_s}));
        QCOMPARE(add->issuer, u"Ä"_s);
        QCOMPARE(add->name, QString());
        QCOMPARE(add->choose, 2);
        QVERIFY(add->force);
    }

    void takesHelpForEveryCommand()
    {
        const auto arguments = parseArguments({u"remove"_s, u"--help"_s});
        QVERIFY(arguments);
        QCOMPARE(arguments->command, CommandKind::Help);
        QCOMPARE(arguments->operands, QStringList(u"remove"_s));
        QVERIFY(parseArguments({u"-h"_s}));
        QVERIFY(parseArguments({u"--version"_s})->versionOnly);
    }

    void readsACameraWithAndWithoutItsName()
    {
        const auto usual = parseArguments({u"add"_s, u"--camera"_s, u"--timeout"_s, u"90"_s});
        QVERIFY(usual);
        QCOMPARE(usual->camera, std::optional(QString()));
        QCOMPARE(usual->timeout, std::optional(std::chrono::seconds(90)));
        const auto named = parseArguments({u"add"_s, u"--camera=Front camera"_s});
        QVERIFY(named);
        QCOMPARE(named->camera, std::optional(u"Front camera"_s));
        QVERIFY(!named->timeout);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");

        QTest::newRow("nothing") << QStringList();
        QTest::newRow("only an option") << QStringList{u"--json"_s};
        QTest::newRow("an unknown command") << QStringList{u"cod"_s};
        QTest::newRow("an unknown option") << QStringList{u"list"_s, u"--jsn"_s};
        QTest::newRow("an unknown short option") << QStringList{u"list"_s, u"-j"_s};
        QTest::newRow("a missing value") << QStringList{u"list"_s, u"--vault"_s};
        QTest::newRow("an empty value") << QStringList{u"list"_s, u"--vault="_s};
        QTest::newRow("a value for a flag") << QStringList{u"list"_s, u"--json=1"_s};
        QTest::newRow("a time that is none") << QStringList{u"code"_s, u"--at"_s, u"now"_s};
        QTest::newRow("a time before 1970") << QStringList{u"code"_s, u"--at"_s, u"-1"_s};
        QTest::newRow("a time that overflows") << QStringList{u"code"_s, u"--at"_s, u"9223372037"_s};
        QTest::newRow("a choice of zero") << QStringList{u"add"_s, u"-"_s, u"--choose"_s, u"0"_s};
        QTest::newRow("a time-out of nothing") << QStringList{u"add"_s, u"--camera"_s, u"--timeout=0"_s};
        QTest::newRow("a time-out of two days") << QStringList{u"add"_s, u"--camera"_s, u"--timeout=172800"_s};
        QTest::newRow("a time-out of nothing that waits") << QStringList{u"add"_s, u"-"_s, u"--timeout=5"_s};
        QTest::newRow("a camera's name for a word") << QStringList{u"add"_s, u"--camera"_s, u"Front"_s};
        QTest::newRow("another command's option") << QStringList{u"list"_s, u"--next"_s};
        QTest::newRow("parse without a source") << QStringList{u"parse"_s};
        QTest::newRow("scan without a picture") << QStringList{u"scan"_s};
        QTest::newRow("remove without a query") << QStringList{u"remove"_s};
        QTest::newRow("remove with an empty query") << QStringList{u"remove"_s, u" "_s};
        QTest::newRow("two sources") << QStringList{u"add"_s, u"-"_s, u"--image"_s, u"a.png"_s};
        QTest::newRow("two vaults") << QStringList{u"list"_s, u"--demo"_s, u"--vault"_s, u"v"_s};
        QTest::newRow("help for nothing known") << QStringList{u"help"_s, u"cod"_s};
    }

    void refuses()
    {
        QFETCH(QStringList, words);
        const auto arguments = parseArguments(words);
        QVERIFY(!arguments);
        QVERIFY(!arguments.error().message.isEmpty());
    }

    void neverRepeatsWhatMayBeASecret_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("as a command") << QStringList{u"GEZDGNBVGY3TQOJQ"_s};
        QTest::newRow("after add") << QStringList{u"add"_s, u"GEZDGNBVGY3TQOJQ"_s};
        QTest::newRow("after parse") << QStringList{u"parse"_s, u"otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ"_s};
        QTest::newRow("as an option") << QStringList{u"add"_s, u"--secret=GEZDGNBVGY3TQOJQ"_s};
        QTest::newRow("after help") << QStringList{u"help"_s, u"GEZDGNBVGY3TQOJQ"_s};
    }

    void neverRepeatsWhatMayBeASecret()
    {
        QFETCH(QStringList, words);
        const auto arguments = parseArguments(words);
        QVERIFY(!arguments);
        QVERIFY(!arguments.error().message.contains(u"GEZDGNBVGY3TQOJQ"_s));
    }

    void tellsWhoTypesASecretThatItIsInTheHistory()
    {
        const auto arguments = parseArguments({u"add"_s, u"otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ"_s});
        QVERIFY(!arguments);
        QVERIFY(arguments.error().message.contains(u"history"_s));
    }
};

QTEST_GUILESS_MAIN(TstCliArguments)
#include "tst_cliarguments.moc"
