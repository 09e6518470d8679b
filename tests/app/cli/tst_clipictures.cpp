// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QString githubLink = u"otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub"_s;
const QString cafeLink = u"otpauth://totp/Caf%C3%A9:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Caf%C3%A9"_s;
} // namespace

class TstCliPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheTextOfACode_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("PNG") << u"PNG"_s;
        QTest::newRow("SVG") << u"SVG"_s;
    }

    void printsTheTextOfACode()
    {
        QFETCH(QString, format);
        const QString file = makeCode(u"code."_s + format.toLower(), githubLink, format);
        const CliRun text = m_runner.plain({u"scan"_s, file});
        QVERIFY2(text.exitCode == 0, text.summary().constData());
        QCOMPARE(text.out, githubLink.toUtf8() + "\n");
        const CliRun json = m_runner.plain({u"scan"_s, u"--json"_s, file});
        QCOMPARE(json.exitCode, 0);
        QCOMPARE(json.array(), (QJsonArray{QJsonObject{{u"file"_s, file}, {u"payloads"_s, QJsonArray{githubLink}}}}));
    }

    void findsAllCodesOfAPicture()
    {
        const QString file = makeSheet({githubLink, cafeLink, u"https://example.org/"_s});
        const CliRun json = m_runner.plain({u"scan"_s, u"--json"_s, file});
        QVERIFY2(json.exitCode == 0, json.summary().constData());
        QCOMPARE(json.array().first().toObject().value(u"payloads"_s).toArray(),
            (QJsonArray{githubLink, cafeLink, u"https://example.org/"_s}));
        const CliRun text = m_runner.plain({u"scan"_s, file});
        QCOMPARE(text.out.count('\n'), 3);
        QVERIFY2(text.error.contains("web address"), "what is not a setup code is named");
    }

    void tellsThePicturesApart()
    {
        const QString one = makeCode(u"one.png"_s, githubLink, u"PNG"_s);
        const QString two = makeCode(u"two.png"_s, cafeLink, u"PNG"_s);
        const CliRun text = m_runner.plain({u"scan"_s, one, two});
        QCOMPARE(text.out, (one + u": "_s + githubLink + u'\n' + two + u": "_s + cafeLink + u'\n').toUtf8());
    }

    void exitsWithFourForAPictureWithoutACode()
    {
        const QString file = m_runner.write(u"empty.svg"_s,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"200\"><rect width=\"200\" height=\"200\" "
            "fill=\"#fff\"/></svg>");
        const CliRun json = m_runner.plain({u"scan"_s, file, u"--json"_s});
        QCOMPARE(json.exitCode, 4);
        QCOMPARE(json.array().first().toObject().value(u"payloads"_s).toArray().size(), 0);
        QCOMPARE(m_runner.vault({u"add"_s, u"--image"_s, file}).exitCode, 4);
    }

    void saysWhichPictureItCannotRead()
    {
        const QString good = makeCode(u"good.png"_s, githubLink, u"PNG"_s);
        const QString bad = m_runner.write(u"bad.png"_s, "this is no picture");
        const QString none = m_runner.path(u"none.png"_s);
        const CliRun json = m_runner.plain({u"scan"_s, u"--json"_s, bad, good, none});
        QCOMPARE(json.exitCode, 1);
        const QJsonArray files = json.array();
        QCOMPARE(files.size(), 3);
        QVERIFY(!files.at(0).toObject().value(u"error"_s).toString().isEmpty());
        QVERIFY(!files.at(1).toObject().contains(u"error"_s));
        QCOMPARE(files.at(1).toObject().value(u"payloads"_s).toArray(), QJsonArray{githubLink});
        QVERIFY(files.at(2).toObject().value(u"error"_s).toString().contains(u"not there"_s));
        QCOMPARE(m_runner.vault({u"add"_s, u"--image"_s, none}).exitCode, 1);
    }

    void addsWhatAPictureShows()
    {
        const CliRunner runner;
        const QString file = makeSheet({githubLink, cafeLink, u"https://example.org/"_s});
        const CliRun added = runner.vault({u"add"_s, u"--image"_s, file, u"--json"_s});
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QCOMPARE(added.array().size(), 2);
        QVERIFY(added.error.contains("web address"));
        QCOMPARE(runner.vault({u"list"_s, u"--json"_s}).array().size(), 2);
    }

    void readsPicturesOfOtherApps_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("count");
        QTest::newRow("a screenshot") << u"proton__GoogleAuthImportScreenshotCropped.jpg"_s << 1;
        QTest::newRow("a large export") << u"proton__GoogleAuthenticatorExport_1.png"_s << 10;
    }

    void readsPicturesOfOtherApps()
    {
        QFETCH(QString, file);
        QFETCH(int, count);
        const CliRunner runner;
        const CliRun added =
            runner.vault({u"add"_s, u"--json"_s, u"--image"_s, QStringLiteral(COUNTERSIGN_FIXTURES "/qr/") + file});
        QVERIFY2(added.exitCode == 0, added.summary().constData());
        QCOMPARE(added.array().size(), count);
    }

    void warnsWhenPartsOfAnExportAreMissing()
    {
        const CliRunner runner;
        const CliRun added = runner.vault({u"add"_s, u"--image"_s,
            QStringLiteral(COUNTERSIGN_FIXTURES "/qr/proton__GoogleAuthenticatorExport_1.png")});
        QCOMPARE(added.exitCode, 0);
        QVERIFY2(added.error.contains("3 QR codes: 1 of 3 are here, missing 1 and 3."), added.summary().constData());
    }

private:
    /// A picture of one code.
    [[nodiscard]] QString makeCode(const QString &name, const QString &text, const QString &format) const
    {
        const QByteArray picture =
            CliRunner::run(u"qrencode"_s, {u"-t"_s, format, u"-s"_s, u"6"_s, u"-o"_s, u"-"_s, text});
        return m_runner.write(name, picture);
    }

    /// A picture with several codes, one below the other: a rectangle for each dark module of qrencode's text form,
    /// which writes "##" for one.
    [[nodiscard]] QString makeSheet(const QStringList &texts) const
    {
        constexpr int moduleSize = 6;
        QByteArray dark;
        int row = 0;
        for (const QString &text : texts) {
            for (const QByteArray &line :
                CliRunner::run(u"qrencode"_s, {u"-t"_s, u"ASCII"_s, u"-o"_s, u"-"_s, text}).split('\n')) {
                for (qsizetype column = 0; column + 1 < line.size(); column += 2) {
                    if (line[column] == '#')
                        dark += module(static_cast<int>(column / 2) * moduleSize, row * moduleSize, moduleSize);
                }
                ++row;
            }
        }
        return m_runner.write(u"sheet.svg"_s,
            R"(<svg xmlns="http://www.w3.org/2000/svg" width="400" height=")" + QByteArray::number(row * moduleSize)
                + R"("><rect width="400" height=")" + QByteArray::number(row * moduleSize) + R"(" fill="#ffffff"/>)"
                + dark + "</svg>");
    }

    static QByteArray module(int x, int y, int size)
    {
        return "<rect x=\"" + QByteArray::number(x) + "\" y=\"" + QByteArray::number(y) + "\" width=\""
            + QByteArray::number(size) + "\" height=\"" + QByteArray::number(size) + "\"/>";
    }

    CliRunner m_runner;
};

QTEST_GUILESS_MAIN(TstCliPictures)
#include "tst_clipictures.moc"
