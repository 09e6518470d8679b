// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/sequencecollector.h"
#include "tests/core/scan/qrpainting.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int parity = 77;

QrCode part(int index, int count, const QByteArray &text, int itsParity = parity)
{
    return {SecretBytes::copyOf(text), {}, {index, count, itsParity}};
}

/// What the collector gives for one code.
QByteArrayList given(SequenceCollector &collector, QrCode code)
{
    std::vector<QrCode> codes;
    codes.push_back(std::move(code));
    QByteArrayList texts;
    for (const QrCode &whole : collector.add(std::move(codes)))
        texts.append(whole.text.view().toByteArray());
    return texts;
}

using Progress = SequenceCollector::Progress;
} // namespace

class TstSequenceCollector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOnWhatStandsAlone();
    void joinsInEveryOrder();
    void countsWhatIsThere();
    void givesEachTextOnce();
    void keepsSetsApart();
    void beginsAnewWhenAPartContradicts();
    void forgetsWhenCleared();
    void readsWhatQrencodeSpreadOverSeveralCodes();
    void joinsTheCodesOfOnePicture();
};

void TstSequenceCollector::passesOnWhatStandsAlone()
{
    SequenceCollector collector;
    QCOMPARE(given(collector, {SecretBytes::copyOf("alone"), {}, {}}), QByteArrayList{"alone"});
    QVERIFY(collector.incomplete().empty());
}

void TstSequenceCollector::joinsInEveryOrder()
{
    std::array order{0, 1, 2, 3};
    const std::array<QByteArray, 4> texts{"otpauth://totp/", "\xc3", "\xbc?secret=", "JBSWY3DPEHPK3PXP"};
    do {
        SequenceCollector collector;
        QByteArrayList whole;
        for (const int index : order) {
            QVERIFY(whole.isEmpty());
            whole = given(collector, part(index, 4, texts[static_cast<std::size_t>(index)]));
        }
        QCOMPARE(whole, QByteArrayList{"otpauth://totp/\xc3\xbc?secret=JBSWY3DPEHPK3PXP"});
    } while (std::next_permutation(order.begin(), order.end()));
}

void TstSequenceCollector::countsWhatIsThere()
{
    SequenceCollector collector;
    QVERIFY(given(collector, part(3, 4, "d")).isEmpty());
    QVERIFY(given(collector, part(1, 4, "b")).isEmpty());
    QVERIFY(given(collector, part(1, 4, "b")).isEmpty());
    QVERIFY(given(collector, part(0, 2, "x", 5)).isEmpty());
    QCOMPARE(collector.incomplete(), (std::vector<Progress>{{2, 4, {0, 2}, parity}, {1, 2, {1}, 5}}));
    QCOMPARE(given(collector, part(1, 2, "y", 5)), QByteArrayList{"xy"});
    QCOMPARE(collector.incomplete(), (std::vector<Progress>{{2, 4, {0, 2}, parity}}));
}

void TstSequenceCollector::givesEachTextOnce()
{
    SequenceCollector collector;
    QVERIFY(given(collector, part(0, 2, "a")).isEmpty());
    QCOMPARE(given(collector, part(1, 2, "b")), QByteArrayList{"ab"});
    // A camera sees them again and again.
    QVERIFY(given(collector, part(0, 2, "a")).isEmpty());
    QVERIFY(given(collector, part(1, 2, "b")).isEmpty());
    QVERIFY(collector.incomplete().empty());
}

void TstSequenceCollector::keepsSetsApart()
{
    SequenceCollector collector;
    QVERIFY(given(collector, part(0, 2, "a", 1)).isEmpty());
    QVERIFY(given(collector, part(1, 2, "d", 2)).isEmpty());
    QVERIFY(given(collector, part(1, 3, "f", 1)).isEmpty());
    QCOMPARE(given(collector, part(1, 2, "b", 1)), QByteArrayList{"ab"});
    QCOMPARE(given(collector, part(0, 2, "c", 2)), QByteArrayList{"cd"});
}

void TstSequenceCollector::beginsAnewWhenAPartContradicts()
{
    SequenceCollector collector;
    QVERIFY(given(collector, part(0, 3, "a")).isEmpty());
    QVERIFY(given(collector, part(1, 3, "b")).isEmpty());
    QVERIFY(given(collector, part(1, 3, "y")).isEmpty());
    QCOMPARE(collector.incomplete(), (std::vector<Progress>{{1, 3, {0, 2}, parity}}));
    QVERIFY(given(collector, part(2, 3, "z")).isEmpty());
    QCOMPARE(given(collector, part(0, 3, "x")), QByteArrayList{"xyz"});
}

void TstSequenceCollector::forgetsWhenCleared()
{
    SequenceCollector collector;
    QVERIFY(given(collector, part(0, 2, "a")).isEmpty());
    collector.clear();
    QVERIFY(collector.incomplete().empty());
    QVERIFY(given(collector, part(1, 2, "b")).isEmpty());
    QCOMPARE(given(collector, part(0, 2, "a")), QByteArrayList{"ab"});
}

namespace
{
const QByteArray longText =
    "otpauth://totp/Übung 日本語:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example";

/// Pictures of @c longText spread over several codes, in the order of the parts.
QList<QImage> spreadCodes(const QTemporaryDir &folder)
{
    QProcess qrencode;
    qrencode.start(QString::fromLatin1(COUNTERSIGN_QRENCODE),
        {u"-S"_s, u"-v"_s, u"3"_s, u"-8"_s, u"-o"_s, folder.filePath(u"part.png"_s)});
    qrencode.write(longText);
    qrencode.closeWriteChannel();
    QList<QImage> pictures;
    if (!qrencode.waitForFinished() || qrencode.exitCode() != 0)
        return pictures;
    for (const QString &name : QDir(folder.path()).entryList({u"part-*.png"_s}, QDir::Files, QDir::Name))
        pictures.append(QImage(folder.filePath(name)).convertToFormat(QImage::Format_Grayscale8));
    return pictures;
}
} // namespace

void TstSequenceCollector::readsWhatQrencodeSpreadOverSeveralCodes()
{
    const QTemporaryDir folder;
    QList<QImage> pictures = spreadCodes(folder);
    QVERIFY(pictures.size() > 2);
    std::reverse(pictures.begin(), pictures.end());
    SequenceCollector collector;
    for (const QImage &picture : std::as_const(pictures)) {
        std::vector<QrCode> codes = codesIn(picture);
        QCOMPARE(codes.size(), std::size_t{1});
        QVERIFY(codes.front().part.isPart());
        QCOMPARE(codes.front().part.count, static_cast<int>(pictures.size()));
        const std::vector<QrCode> whole = collector.add(std::move(codes));
        QCOMPARE(whole.empty(), &picture != &pictures.constLast());
        if (!whole.empty())
            QCOMPARE(whole.front().text.view().toByteArray(), longText);
    }
}

void TstSequenceCollector::joinsTheCodesOfOnePicture()
{
    const QTemporaryDir folder;
    const QList<QImage> pictures = spreadCodes(folder);
    QVERIFY(pictures.size() > 2);
    const int side = pictures.first().width();
    QImage page(side * static_cast<int>(pictures.size()), side, QImage::Format_Grayscale8);
    page.fill(255);
    for (qsizetype i = 0; i < pictures.size(); ++i)
        QPainter(&page).drawImage(static_cast<int>(pictures.size() - 1 - i) * side, 0, pictures.at(i));
    QCOMPARE(textsIn(page), QByteArrayList{longText});

    // Without the last part, all others stay what they are.
    const std::vector<QrCode> others = codesIn(page.copy(side, 0, page.width() - side, side));
    QCOMPARE(others.size(), static_cast<std::size_t>(pictures.size() - 1));
    QVERIFY(std::all_of(others.begin(), others.end(), [](const QrCode &code) { return code.part.isPart(); }));
}

QTEST_GUILESS_MAIN(TstSequenceCollector)
#include "tst_sequencecollector.moc"
