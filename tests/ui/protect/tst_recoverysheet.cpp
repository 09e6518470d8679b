// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomsource.h"
#include "core/crypto/recoverykey.h"
#include "tests/core/scan/qrpainting.h"
#include "tests/support/printers.h"
#include "ui/protect/recoverysheet.h"

#include <QDate>
#include <QFileInfo>
#include <QPageLayout>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 60000;

SecretBytes freshKey()
{
    SystemRandomSource random;
    return std::move(*RecoveryKey::make(random));
}

RecoverySheet sheetFor(const SecretBytes &key)
{
    RecoverySheet sheet = RecoverySheet::forKey(key.clone(), QDate(2026, 7, 14), u"/srv/codes/vault.json"_s);
    sheet.computer = u"alice-desktop"_s;
    return sheet;
}

/// A4 without its margins, as a printer with @p dotsPerInch has it.
QImage paper(int dotsPerInch)
{
    QPageLayout layout(
        QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    QImage image(layout.paintRectPixels(dotsPerInch).size(), QImage::Format_Grayscale8);
    image.setDotsPerMeterX(qRound(dotsPerInch / 0.0254));
    image.setDotsPerMeterY(qRound(dotsPerInch / 0.0254));
    image.fill(Qt::white);
    return image;
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(patience) ? process.readAllStandardOutput() : QByteArray("did not run");
}
} // namespace

class TstRecoverySheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSquareHoldsTheKeyAlone_data();
    void theSquareHoldsTheKeyAlone();
    void everythingFitsOnOnePage_data();
    void everythingFitsOnOnePage();
    void isBlackOnly();
    void thePdfSaysTheKeyInGroups();
    void thePdfCanBeScanned();
    void thePdfIsForItsOwnerOnly();
    void saysWhenThePdfCannotBeWritten();
    void refusesWhatIsNoKey();
};

void TstRecoverySheet::theSquareHoldsTheKeyAlone_data()
{
    QTest::addColumn<int>("dotsPerInch");
    QTest::newRow("fax") << 200;
    QTest::newRow("printer") << 600;
}

void TstRecoverySheet::theSquareHoldsTheKeyAlone()
{
    QFETCH(const int, dotsPerInch);
    const SecretBytes key = freshKey();
    QImage page = paper(dotsPerInch);
    QPainter painter(&page);
    QVERIFY_RESULT(sheetFor(key).paint(painter));
    painter.end();
    QCOMPARE(textsIn(page), QByteArrayList{key.view().toByteArray()});
}

void TstRecoverySheet::everythingFitsOnOnePage_data()
{
    QTest::addColumn<QString>("computer");
    QTest::addColumn<QString>("path");
    QTest::addColumn<Qt::LayoutDirection>("direction");

    QTest::newRow("usual") << u"alice-desktop"_s << u"~/.local/share/countersign/vault.json"_s << Qt::LeftToRight;
    QTest::newRow("no name") << QString() << u"~/vault.json"_s << Qt::LeftToRight;
    QTest::newRow("long names") << u"a-very-long-name-that-an-administrator-chose.example.org"_s
                                << u"/srv/"_s + u"folder/"_s.repeated(40) + u"vault.json"_s << Qt::LeftToRight;
    QTest::newRow("right to left") << u"alice-desktop"_s << u"~/vault.json"_s << Qt::RightToLeft;
}

void TstRecoverySheet::everythingFitsOnOnePage()
{
    QFETCH(const QString, computer);
    QFETCH(const QString, path);
    QFETCH(const Qt::LayoutDirection, direction);
    RecoverySheet sheet = sheetFor(freshKey());
    sheet.computer = computer;
    sheet.vaultPath = path;
    sheet.direction = direction;
    QImage page = paper(150);
    QPainter painter(&page);
    QVERIFY_RESULT(sheet.paint(painter));
    painter.end();
    // Above the line of the foot there is a white band: nothing ran into it.
    int lastLine = page.height() - 1;
    const auto isWhite = [&page](int y) {
        const uchar *row = page.constScanLine(y);
        return std::all_of(row, row + page.width(), [](uchar dot) { return dot == 255; });
    };
    const auto isLine = [&page](int y) {
        const uchar *row = page.constScanLine(y);
        return std::count_if(row, row + page.width(), [](uchar dot) { return dot < 200; }) > page.width() * 9 / 10;
    };
    while (lastLine > 0 && !isLine(lastLine))
        --lastLine;
    QVERIFY(lastLine > page.height() * 8 / 10);
    for (int y = lastLine - 3; y > lastLine - 20; --y)
        QVERIFY2(isWhite(y), qPrintable(u"row %1 of %2"_s.arg(y).arg(page.height())));
}

void TstRecoverySheet::isBlackOnly()
{
    QImage page = paper(100).convertToFormat(QImage::Format_RGB32);
    QPainter painter(&page);
    QVERIFY_RESULT(sheetFor(freshKey()).paint(painter));
    painter.end();
    int black = 0;
    int colored = 0;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            const QRgb dot = page.pixel(x, y);
            colored += qRed(dot) != qGreen(dot) || qGreen(dot) != qBlue(dot) ? 1 : 0;
            black += dot == qRgb(0, 0, 0) ? 1 : 0;
        }
    }
    QVERIFY(black > 1000);
    QCOMPARE(colored, 0);
}

void TstRecoverySheet::thePdfSaysTheKeyInGroups()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sheet.pdf"_s);
    const SecretBytes key = freshKey();
    QVERIFY_RESULT(sheetFor(key).writePdf(path));
    const QByteArray text = outputOf(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s}).simplified();
    for (int number = 0; number < RecoveryKey::groupCount; ++number) {
        const QByteArray group =
            key.view().sliced(qsizetype{number} * RecoveryKey::groupSize, RecoveryKey::groupSize).toByteArray();
        QVERIFY2(text.contains(group), "a group of the key is not there");
    }
    QVERIFY(text.contains("Countersign recovery sheet"));
    QVERIFY(text.contains("alice-desktop"));
    QVERIFY(text.contains("July 14, 2026") || text.contains("14 July 2026"));
    QVERIFY(text.contains("/srv/codes/vault.json"));
    QVERIFY(outputOf(u"pdfinfo"_s, {path}).simplified().contains("Pages: 1 "));
}

void TstRecoverySheet::thePdfCanBeScanned()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sheet.pdf"_s);
    const SecretBytes key = freshKey();
    QVERIFY_RESULT(sheetFor(key).writePdf(path));
    const QString picture = folder.filePath(u"page"_s);
    outputOf(u"pdftoppm"_s, {u"-r"_s, u"150"_s, u"-png"_s, u"-singlefile"_s, path, picture});
    QCOMPARE(textsIn(QImage(picture + u".png"_s)), QByteArrayList{key.view().toByteArray()});
}

void TstRecoverySheet::thePdfIsForItsOwnerOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sheet.pdf"_s);
    constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    constexpr auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const bool isThere : {false, true}) {
        if (isThere) // also when it takes the place of one that all may read
            QVERIFY(QFile::setPermissions(path, owner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
        QVERIFY_RESULT(sheetFor(freshKey()).writePdf(path));
        QVERIFY((QFile::permissions(path) & owner) == owner);
        QVERIFY((QFile::permissions(path) & others) == QFileDevice::Permissions());
    }
}

void TstRecoverySheet::saysWhenThePdfCannotBeWritten()
{
    QTemporaryDir folder;
    const auto missing = sheetFor(freshKey()).writePdf(folder.filePath(u"no/such/folder/sheet.pdf"_s));
    QVERIFY(!missing && missing.error().code == ErrorCode::WriteFailed);
    const auto taken = sheetFor(freshKey()).writePdf(folder.path()); // a folder
    QVERIFY(!taken && taken.error().code == ErrorCode::WriteFailed);
}

void TstRecoverySheet::refusesWhatIsNoKey()
{
    QImage page = paper(100);
    QPainter painter(&page);
    const auto painted = sheetFor({}).paint(painter);
    QVERIFY(!painted && painted.error().code == ErrorCode::InvalidArgument);
    QTemporaryDir folder;
    QVERIFY(!sheetFor({}).writePdf(folder.filePath(u"sheet.pdf"_s)));
    QVERIFY(!QFileInfo::exists(folder.filePath(u"sheet.pdf"_s)));
}

QTEST_MAIN(TstRecoverySheet)
#include "tst_recoverysheet.moc"
