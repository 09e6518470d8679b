// SPDX-License-Identifier: GPL-3.0-or-later
// QR codes that are shown by mistake: each is named, with what to do instead.
#include "tests/app/cli/clirunner.h"
#include "tests/support/foreigncodes.h"

#include <QJsonDocument>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliForeign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesItAndSaysWhatToDo_data();
    void namesItAndSaysWhatToDo();
    void namesThoseInPictures();
};

void TstCliForeign::namesItAndSaysWhatToDo_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("advice");
    for (const ForeignCode &code : foreignCodes())
        QTest::newRow(code.what) << code.payload << QByteArray(code.name) << QByteArray(code.advice);
}

void TstCliForeign::namesItAndSaysWhatToDo()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, advice);
    const CliRunner runner;
    const CliRun parsed = runner.plain({u"parse"_s, u"-"_s, u"--json"_s}, payload);
    QCOMPARE(parsed.exitCode, 1);
    const QByteArray reason = parsed.object().value(u"reason"_s).toString().toUtf8();
    QVERIFY2(reason.contains(name) && reason.contains(advice), reason.constData());
    const CliRun added = runner.vault({u"add"_s, u"-"_s}, payload);
    QCOMPARE(added.exitCode, 1);
    QCOMPARE(added.error, "countersign-cli: " + reason + '\n');
}

/// Through a real QR code of each.
void TstCliForeign::namesThoseInPictures()
{
    const CliRunner runner;
    QStringList files;
    QList<ForeignCode> shown;
    for (const ForeignCode &code : foreignCodes()) {
        // Neither a QR code of nothing nor an argument of raw bytes can be made.
        if (code.payload.trimmed().isEmpty() || code.refusal == SetupRefusal::BinaryData)
            continue;
        const QByteArray picture = CliRunner::run(u"qrencode"_s,
            {u"-8"_s, u"-t"_s, u"PNG"_s, u"-s"_s, u"4"_s, u"-o"_s, u"-"_s, QString::fromUtf8(code.payload)});
        files.append(runner.write(u"code%1.png"_s.arg(files.size()), picture));
        shown.append(code);
    }
    const CliRun scanned = runner.plain(QStringList(u"scan"_s) + files);
    QVERIFY2(scanned.exitCode == 0, scanned.summary().constData());
    const QByteArrayList lines = scanned.error.trimmed().split('\n');
    QCOMPARE(lines.size(), shown.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QVERIFY2(lines.at(i).contains(shown.at(i).name), shown.at(i).what);
}

QTEST_GUILESS_MAIN(TstCliForeign)
#include "tst_cliforeign.moc"
