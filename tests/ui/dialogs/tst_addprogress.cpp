// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that take long, and pictures among several that give nothing.
#include "tests/support/stallmeter.h"
#include "tests/ui/dialogs/addbench.h"

#include <QProgressBar>
#include <QTest>

#include <csignal>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int longWait = 30000;

/// Noise, in which a search finds no end soon.
QImage largePicture()
{
    constexpr int side = 5000;
    QImage picture(side, side, QImage::Format_Grayscale8);
    std::uint32_t state = 1;
    for (int y = 0; y < side; ++y) {
        uchar *const line = picture.scanLine(y);
        for (int x = 0; x < side; ++x) {
            state = state * 1664525U + 1013904223U;
            line[x] = static_cast<uchar>(state >> 24U);
        }
    }
    return picture;
}

QImage emptyPicture()
{
    QImage empty(200, 200, QImage::Format_RGB32);
    empty.fill(Qt::white);
    return empty;
}

/// Files of these names with these contents, in a bench's folder.
QList<QUrl> filesIn(const AddBench &add, const QStringList &names)
{
    QList<QUrl> urls;
    for (const QString &name : names) {
        const QString path = add.bench.folder.filePath(name);
        if (name.endsWith(u".heic"_s))
            writeContent(path, QByteArray("\0\0\0\x18", 4) + "ftypheic and more");
        else if (name.startsWith(u"damaged"_s))
            writeContent(path, "\x89PNG and nothing of use");
        else if (name.startsWith(u"empty"_s))
            emptyPicture().save(path);
        else if (!name.startsWith(u"gone"_s))
            pictureOf({linkFor(name.section(u'.', 0, 0).toLatin1())}).save(path);
        urls.append(QUrl::fromLocalFile(path));
    }
    return urls;
}

bool isShown(const AddBench &add)
{
    return add.button(u"Stop looking"_s) != nullptr;
}
} // namespace

class TstAddProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheFilesThatGaveNothing();
    void namesThemBesideTheList();
    void saysWhenNoneCouldBeRead();
    void countsWhatItDoesNotName();
    void showsHowFarALargePictureIs();
    void escapeEndsTheSearchAndNothingElse();
    void endsTheHelperToo();
    void readsManyFilesAFewAtATime();
    void readsAPhonesPhotoWithoutStalling();
    void keepsTheListWhenASearchIsEnded();
    void closesWithoutWaiting();
};

void TstAddProgress::namesTheFilesThatGaveNothing()
{
    AddBench add;
    add.open();
    add.dialog->takeFiles(filesIn(add, {u"a.heic"_s, u"damaged.png"_s, u"Acme.png"_s, u"empty.png"_s, u"gone.png"_s}));
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
    const QString text = add.text();
    QVERIFY2(text.contains(u"3 of 5 pictures could not be read."_s), qPrintable(text));
    for (const auto &part : {u"a.heic (a photo in the HEIC format)"_s, u"damaged.png (not a picture, or damaged)"_s,
             u"gone.png (not there any more)"_s, u"No QR code in empty.png."_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(1));
}

void TstAddProgress::namesThemBesideTheList()
{
    AddBench add;
    add.open();
    add.dialog->takeFiles(filesIn(add, {u"One.png"_s, u"damaged.png"_s, u"Two.png"_s}));
    QVERIFY2(add.waitFor(u"2 new"_s), qPrintable(add.text()));
    QVERIFY2(add.text().contains(u"1 of 3 pictures could not be read."_s), qPrintable(add.text()));
    add.dialog->takeFiles(filesIn(add, {u"Three.png"_s}));
    QVERIFY2(add.waitFor(u"3 new"_s), qPrintable(add.text()));
    QVERIFY(!add.text().contains(u"could not be read"_s));
}

void TstAddProgress::saysWhenNoneCouldBeRead()
{
    AddBench add;
    add.open();
    add.dialog->takeFiles(filesIn(add, {u"a.heic"_s, u"damaged.png"_s}));
    QVERIFY2(add.waitFor(u"None of the 2 pictures could be read."_s), qPrintable(add.text()));
    QVERIFY(add.text().contains(u"a.heic (a photo in the HEIC format)"_s));
    add.dialog->takeFiles(filesIn(add, {u"empty.png"_s, u"empty2.png"_s}));
    QVERIFY2(add.waitFor(u"No QR code in these pictures."_s), qPrintable(add.text()));
}

void TstAddProgress::countsWhatItDoesNotName()
{
    AddBench add;
    add.open();
    QStringList names{u"Acme.png"_s};
    for (int i = 0; i < 8; ++i)
        names.append(u"gone%1.png"_s.arg(i));
    add.dialog->takeFiles(filesIn(add, names));
    QVERIFY2(add.waitFor(u"8 of 9 pictures could not be read."_s), qPrintable(add.text()));
    QVERIFY2(add.text().contains(u"gone4.png (not there any more), 3 more."_s), qPrintable(add.text()));
    QVERIFY(!add.text().contains(u"gone5.png"_s));
}

void TstAddProgress::showsHowFarALargePictureIs()
{
    AddBench add;
    add.open();
    add.dialog->takeImage(largePicture());
    QVERIFY2(!isShown(add), "nothing flickers for what may be done in a moment");
    QTRY_VERIFY_WITH_TIMEOUT(isShown(add), longWait);
    const auto *bar = add.dialog->findChild<QProgressBar *>();
    QVERIFY(bar->isVisible());
    const QSignalSpy steps(bar, &QProgressBar::valueChanged);
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
    QTRY_VERIFY_WITH_TIMEOUT(bar->value() > 0 || !steps.isEmpty(), longWait);
    QVERIFY(add.waitFor(u"No QR code in this picture."_s));
    QVERIFY(!isShown(add));
}

void TstAddProgress::escapeEndsTheSearchAndNothingElse()
{
    AddBench add;
    add.open();
    add.dialog->takeImage(largePicture());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(add), longWait);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Escape);
    QVERIFY2(UiTest::visibleText(*add.dialog).contains(u"Drop a picture of the QR code here"_s), "at once");
    QVERIFY(!isShown(add));
    add.dialog->takeImage(pictureOf({linkFor("Acme")}));
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Escape);
    QVERIFY(!add.dialog->isVisible());
}

void TstAddProgress::endsTheHelperToo()
{
    AddBench add;
    add.open();
    const QString note = add.bench.folder.filePath(u"pid"_s);
    const QString script = add.bench.folder.filePath(u"reader"_s);
    QVERIFY(writeContent(script, "#!/bin/sh\necho $$ > '" + note.toUtf8() + "'\nexec sleep 600\n"));
    QFile::setPermissions(script, QFile::ReadOwner | QFile::ExeOwner);
    add.dialog->setPictureReader({script});
    add.dialog->takeFiles(filesIn(add, {u"Acme.png"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(add), longWait);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(note).endsWith('\n'), longWait);
    const int helper = contentOf(note).trimmed().toInt();
    QCOMPARE(kill(helper, 0), 0);
    add.press(u"Stop looking"_s);
    QVERIFY(add.text().contains(u"Drop a picture of the QR code here"_s));
    QTRY_VERIFY_WITH_TIMEOUT(kill(helper, 0) != 0, longWait);
}

void TstAddProgress::readsManyFilesAFewAtATime()
{
    AddBench add;
    add.open();
    const QString log = add.bench.folder.filePath(u"log"_s);
    const QString script = add.bench.folder.filePath(u"reader"_s);
    QVERIFY(writeContent(script,
        "#!/bin/sh\necho + >> '" + log.toUtf8() + "'\n'" COUNTERSIGN_PICTURE_READER "' \"$@\"\necho - >> '"
            + log.toUtf8() + "'\n"));
    QFile::setPermissions(script, QFile::ReadOwner | QFile::ExeOwner);
    add.dialog->setPictureReader({script});
    QStringList names;
    for (int i = 0; i < 12; ++i)
        names.append(u"Site%1.png"_s.arg(i));
    add.dialog->takeFiles(filesIn(add, names));
    QVERIFY2(add.waitFor(u"12 new"_s), qPrintable(add.text()));
    int running = 0;
    int most = 0;
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(log).count('-'), 12, longWait);
    for (const char sign : contentOf(log)) {
        running += sign == '+' ? 1 : sign == '-' ? -1 : 0;
        most = std::max(most, running);
    }
    // A script may be a little behind what it tells of.
    QVERIFY2(most <= 3, qPrintable(QString::number(most)));
    // Ended in between, the rest is forgotten, too.
    add.dialog->takeFiles(filesIn(add, names));
    add.dialog->reject();
    const qsizetype before = contentOf(log).count('+');
    add.dialog.reset();
    QTest::qWait(300);
    QVERIFY(contentOf(log).count('+') <= before + 2);
}

void TstAddProgress::readsAPhonesPhotoWithoutStalling()
{
    AddBench add;
    QImage photo(6000, 4000, QImage::Format_RGB32);
    photo.fill(QColor(150, 160, 170));
    {
        QPainter painter(&photo);
        painter.drawImage(QRect(3100, 1200, 1400, 1400), paintedQrCode(linkFor("Acme")));
    }
    const QString path = add.bench.folder.filePath(u"photo.jpg"_s);
    QVERIFY(photo.save(path, "JPEG", 90));
    photo = QImage();
    add.open();
    StallMeter stalls;
    add.dialog->takeFiles({QUrl::fromLocalFile(path)});
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
    qInfo("a photo of 24 megapixels: the GUI thread was away for %.1f ms at most", stalls.takeLongest());
}

void TstAddProgress::keepsTheListWhenASearchIsEnded()
{
    AddBench add;
    add.open();
    add.dialog->takeImage(pictureOf({linkFor("One"), linkFor("Two")}));
    QVERIFY2(add.waitFor(u"2 new"_s), qPrintable(add.text()));
    add.dialog->takeImage(largePicture());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(add), longWait);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Escape);
    QVERIFY(add.text().contains(u"2 new"_s));
    QVERIFY(!add.text().contains(u"Looking for a QR code…"_s));
    add.press(u"Add 2 account(s)"_s); // no plurals without a translation
    QVERIFY(add.waitForAccounts(2));
}

void TstAddProgress::closesWithoutWaiting()
{
    AddBench add;
    add.open();
    add.dialog->takeImage(largePicture());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(add), longWait);
    add.press(u"Cancel"_s);
    QVERIFY(!add.dialog->isVisible());
    add.dialog.reset();
    // The search, which has its picture, ends by itself; the next one begins then.
    AddBench next;
    next.open();
    next.dialog->takeImage(pictureOf({linkFor("Acme")}));
    QVERIFY2(next.waitFor(u"Found a code for Acme"_s), qPrintable(next.text()));
}

QTEST_MAIN(TstAddProgress)
#include "tst_addprogress.moc"
