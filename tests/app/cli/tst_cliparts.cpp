// SPDX-License-Identifier: GPL-3.0-or-later
// Texts and Google exports that are spread over several pictures.
#include "tests/app/cli/clirunner.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QString longLink =
    u"otpauth://totp/Example:alice@a-rather-long-name.example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example"_s;
const QString shortLink = u"otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub"_s;

QByteArray field(int number, const QByteArray &bytes)
{
    return QByteArray(1, static_cast<char>(number * 8 + 2)) + QByteArray(1, static_cast<char>(bytes.size())) + bytes;
}

QByteArray field(int number, int value)
{
    return QByteArray(1, static_cast<char>(number * 8)) + QByteArray(1, static_cast<char>(value));
}

/// A part of an export with one account, "Site N", or with none that can be used.
QString exportPart(int index, int size, int id = 7, bool usable = true)
{
    const QByteArray account = field(1, usable ? QByteArray("key of part ") + QByteArray::number(index) : QByteArray())
        + field(2, QByteArray("alice")) + field(3, "Site " + QByteArray::number(index + 1)) + field(4, 1) + field(5, 1)
        + field(6, 2);
    const QByteArray payload = field(1, account) + field(2, 1) + field(3, size) + field(4, index) + field(5, id);
    return u"otpauth-migration://offline?data="_s + QString::fromLatin1(payload.toBase64().toPercentEncoding());
}

QStringList issuersOf(const QJsonArray &accounts)
{
    QStringList issuers;
    for (const auto &account : accounts)
        issuers.append(account.toObject().value(u"issuer"_s).toString());
    return issuers;
}

QJsonObject part(const QString &kind, int number, int count, const QJsonArray &missing)
{
    return {{u"kind"_s, kind}, {u"part"_s, number}, {u"of"_s, count}, {u"missing"_s, missing}};
}

/// The parts of the long link as pictures; at least three.
QStringList spread(const CliRunner &runner)
{
    const QByteArray said = CliRunner::run(
        u"qrencode"_s, {u"-S"_s, u"-v"_s, u"3"_s, u"-8"_s, u"-o"_s, runner.path(u"part.png"_s), longLink});
    Q_ASSERT(said.isEmpty());
    QStringList files;
    for (const QString &name : QDir(runner.path({})).entryList({u"part-*.png"_s}, QDir::Files, QDir::Name))
        files.append(runner.path(name));
    return files;
}

QString code(const CliRunner &runner, const QString &text)
{
    static int number = 0;
    return runner.write(u"code%1.png"_s.arg(++number),
        CliRunner::run(u"qrencode"_s, {u"-t"_s, u"PNG"_s, u"-s"_s, u"6"_s, u"-o"_s, u"-"_s, text}));
}

QStringList withImages(const QStringList &files)
{
    QStringList arguments{u"add"_s, u"--json"_s};
    for (const QString &file : files)
        arguments << u"--image"_s << file;
    return arguments;
}
} // namespace

class TstCliParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsATextFromSeveralPictures();
    void saysWhichPartsOfATextAreMissing();
    void addsATextFromSeveralPictures();
    void addsTheOthersWhenATextIsNotWhole();
    void collectsAnExportInAnyOrder();
    void addsPartOfAnExportWithAWarning();
    void keepsExportsApart();
    void countsAPartWithoutUsableAccounts();
    void takesTheLinksOfAnExportFromStandardInput();
    void scanSaysWhichPartsOfAnExportAreMissing();
    void goesOnAfterAPictureThatCannotBeRead();
};

void TstCliParts::joinsATextFromSeveralPictures()
{
    const CliRunner runner;
    QStringList files = spread(runner);
    QVERIFY(files.size() > 2);
    std::reverse(files.begin(), files.end());
    const CliRun json = runner.plain(QStringList{u"scan"_s, u"--json"_s} + files);
    QVERIFY2(json.exitCode == 0, json.summary().constData());
    QCOMPARE(json.error, QByteArray());
    const int count = static_cast<int>(files.size());
    for (int i = 0; i < count; ++i) {
        const QJsonObject file = json.array().at(i).toObject();
        QCOMPARE(file.value(u"parts"_s).toArray(), (QJsonArray{part(u"text"_s, count - i, count, {})}));
        QCOMPARE(file.value(u"payloads"_s).toArray(), i + 1 < count ? QJsonArray() : QJsonArray{longLink});
    }
    const CliRun text = runner.plain(QStringList{u"scan"_s} + files);
    QCOMPARE(text.out, (files.constLast() + u": "_s + longLink + u'\n').toUtf8());
    QCOMPARE(text.error, QByteArray());
}

void TstCliParts::saysWhichPartsOfATextAreMissing()
{
    const CliRunner runner;
    QStringList files = spread(runner);
    const auto count = static_cast<int>(files.size());
    files.removeAt(1);
    const CliRun json = runner.plain(QStringList{u"scan"_s, u"--json"_s} + files);
    QCOMPARE(json.exitCode, 1);
    QCOMPARE(json.array().first().toObject().value(u"parts"_s).toArray(), (QJsonArray{part(u"text"_s, 1, count, {2})}));
    QCOMPARE(json.array().first().toObject().value(u"payloads"_s).toArray(), QJsonArray());
    const CliRun text = runner.plain(QStringList{u"scan"_s} + files);
    QCOMPARE(text.exitCode, 1);
    QCOMPARE(text.out, QByteArray());
    const QByteArray sentence = "spread over " + QByteArray::number(count)
        + " QR codes: " + QByteArray::number(count - 1) + " of " + QByteArray::number(count) + " are here, missing 2.";
    QVERIFY2(text.error.contains(sentence), text.summary().constData());
}

void TstCliParts::addsATextFromSeveralPictures()
{
    const CliRunner runner;
    const CliRun added = runner.vault(withImages(spread(runner)));
    QVERIFY2(added.exitCode == 0, added.summary().constData());
    QCOMPARE(issuersOf(added.array()), QStringList(u"Example"_s));
}

void TstCliParts::addsTheOthersWhenATextIsNotWhole()
{
    const CliRunner runner;
    const CliRun added = runner.vault(withImages(spread(runner).mid(1) + QStringList(code(runner, shortLink))));
    QCOMPARE(added.exitCode, 1);
    QVERIFY2(added.error.contains("missing 1."), added.summary().constData());
    QCOMPARE(issuersOf(added.array()), QStringList(u"GitHub"_s));
}

void TstCliParts::collectsAnExportInAnyOrder()
{
    const CliRunner runner;
    const CliRun added = runner.vault(withImages({code(runner, exportPart(2, 3)), code(runner, exportPart(0, 3)),
        code(runner, exportPart(0, 3)), code(runner, exportPart(1, 3))}));
    QVERIFY2(added.exitCode == 0, added.summary().constData());
    QCOMPARE(added.error, QByteArray());
    QCOMPARE(issuersOf(added.array()), (QStringList{u"Site 1"_s, u"Site 2"_s, u"Site 3"_s}));
    QVERIFY(!added.array().first().toObject().contains(u"export"_s));
}

void TstCliParts::addsPartOfAnExportWithAWarning()
{
    const CliRunner runner;
    const CliRun added = runner.vault(
        withImages({code(runner, exportPart(3, 4)), code(runner, exportPart(0, 4)), code(runner, shortLink)}));
    QVERIFY2(added.exitCode == 0, added.summary().constData());
    QVERIFY2(added.error.contains("4 QR codes: 2 of 4 are here, missing 2 and 3."), added.summary().constData());
    const QJsonArray accounts = added.array();
    QCOMPARE(issuersOf(accounts), (QStringList{u"GitHub"_s, u"Site 1"_s, u"Site 4"_s}));
    QVERIFY(!accounts.at(0).toObject().contains(u"export"_s));
    for (const int index : {1, 2})
        QCOMPARE(accounts.at(index).toObject().value(u"export"_s).toObject(),
            (QJsonObject{{u"of"_s, 4}, {u"missing"_s, QJsonArray{2, 3}}}));
    QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 3);
}

void TstCliParts::keepsExportsApart()
{
    const CliRunner runner;
    const CliRun added =
        runner.vault(withImages({code(runner, exportPart(0, 2, 7)), code(runner, exportPart(1, 2, 8))}));
    QCOMPARE(added.exitCode, 0);
    QCOMPARE(added.array().size(), 2);
    QVERIFY2(added.error.contains("1 of 2 are here, missing 2.") && added.error.contains("1 of 2 are here, missing 1."),
        added.summary().constData());
}

void TstCliParts::countsAPartWithoutUsableAccounts()
{
    const CliRunner runner;
    const CliRun added =
        runner.vault(withImages({code(runner, exportPart(0, 2)), code(runner, exportPart(1, 2, 7, false))}));
    QVERIFY2(added.exitCode == 0, added.summary().constData());
    QVERIFY2(
        added.error.contains("One entry of part 2") && !added.error.contains("missing"), added.summary().constData());
    QCOMPARE(issuersOf(added.array()), QStringList(u"Site 1"_s));
}

void TstCliParts::takesTheLinksOfAnExportFromStandardInput()
{
    const CliRunner runner;
    const CliRun added =
        runner.vault({u"add"_s, u"--json"_s, u"-"_s}, (exportPart(1, 2) + u'\n' + exportPart(0, 2) + u'\n').toUtf8());
    QVERIFY2(added.exitCode == 0, added.summary().constData());
    QCOMPARE(issuersOf(added.array()), (QStringList{u"Site 1"_s, u"Site 2"_s}));
}

void TstCliParts::scanSaysWhichPartsOfAnExportAreMissing()
{
    const CliRunner runner;
    const QString first = code(runner, exportPart(1, 4));
    const QString second = code(runner, exportPart(3, 4));
    const CliRun text = runner.plain({u"scan"_s, first, second});
    QVERIFY2(text.exitCode == 0, text.summary().constData());
    QCOMPARE(text.out.count("otpauth-migration://"), 2);
    QCOMPARE(
        text.error, QByteArray("countersign-cli: A Google export has 4 QR codes: 2 of 4 are here, missing 1 and 3.\n"));
    const CliRun json = runner.plain({u"scan"_s, u"--json"_s, first, second});
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.array().at(1).toObject().value(u"parts"_s).toArray(), (QJsonArray{part(u"export"_s, 4, 4, {1, 3})}));
    QCOMPARE(json.array().at(1).toObject().value(u"payloads"_s).toArray(), QJsonArray{exportPart(3, 4)});
}

void TstCliParts::goesOnAfterAPictureThatCannotBeRead()
{
    const CliRunner runner;
    const QString bad = runner.write(u"bad.png"_s, "this is no picture");
    const CliRun added = runner.vault(withImages({bad, code(runner, shortLink), runner.path(u"none.png"_s)}));
    QCOMPARE(added.exitCode, 1);
    QVERIFY2(added.error.contains("bad.png: The picture cannot be read")
            && added.error.contains("none.png: The picture is not there"),
        added.summary().constData());
    QCOMPARE(issuersOf(added.array()), QStringList(u"GitHub"_s));
    QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 1);

    const CliRunner other;
    QCOMPARE(other.vault(withImages({bad})).exitCode, 1);
    QVERIFY2(!QFile::exists(other.vaultFile()), "a vault was made for nothing");
}

QTEST_GUILESS_MAIN(TstCliParts)
#include "tst_cliparts.moc"
