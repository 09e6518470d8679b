// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real countersign-picture-reader, and scripts that misbehave in its place.
#include "core/scan/pictureprotocol.h"
#include "core/scan/picturereader.h"
#include "tests/core/scan/qrpainting.h"
#include "tests/support/printers.h"

#include <QBuffer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patienceMilliseconds = 120'000;
const QByteArray text = "otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP&issuer=Example";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

Result<Luminance> readNow(const QByteArray &bytes, const PictureReaderOptions &options = {})
{
    QObject context;
    std::optional<Result<Luminance>> answer;
    PictureReaderOptions used = options;
    if (used.program.isEmpty())
        used.program = QStringLiteral(COUNTERSIGN_PICTURE_READER);
    readPicture(
        bytes, &context, [&answer](Result<Luminance> picture) { answer.emplace(std::move(picture)); }, used);
    if (answer)
        return Error{ErrorCode::InvalidArgument, u"answered from within the call"_s};
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMilliseconds))
        return Error{ErrorCode::InvalidArgument, u"no answer"_s};
    return std::move(*answer);
}

QByteArrayList codesIn(const Luminance &picture)
{
    QByteArrayList texts;
    for (const QrCode &code : decodeQrCodes(picture.view()))
        texts.append(code.text.view().toByteArray());
    return texts;
}

/// A shell script to run in the reader's place.
PictureReaderOptions scripted(const QTemporaryDir &folder, const QByteArray &script)
{
    const QString path = folder.filePath(u"reader"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\n" + script + "\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {path, std::chrono::seconds(30)};
}
} // namespace

class TstPictureReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachFormat_data();
    void readsEachFormat();
    void keepsSizeAndBrightness();
    void putsTransparentPicturesOnWhite();
    void turnsPicturesAsTheirExifDataSays();
    void drawsSmallDrawingsLarge();
    void drawsHugeDrawingsSmaller();
    void refusesWhatIsNoPicture_data();
    void refusesWhatIsNoPicture();
    void refusesTooManyBytes();
    void refusesTooManyPixels();
    void survivesCutAndBrokenPictures_data();
    void survivesCutAndBrokenPictures();
    void readsSeveralAtOnce();
    void saysThatTheReaderIsMissing();
    void saysHowTheReaderMisbehaved_data();
    void saysHowTheReaderMisbehaved();
    void endsTheReaderWithItsContext();
    void givesTheReaderNothingButThePicture();
#if defined(Q_OS_LINUX)
    void confinesTheReader();
#endif
};

void TstPictureReader::readsEachFormat_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &name :
        {u"code.png"_s, u"code.jpg"_s, u"code.webp"_s, u"code.svg"_s, u"code.bmp"_s, u"animated.gif"_s})
        QTest::newRow(qPrintable(name)) << QStringLiteral(COUNTERSIGN_TEST_DATA "/scan/") + name;
}

void TstPictureReader::readsEachFormat()
{
    QFETCH(const QString, file);
    const QByteArray bytes = contentOf(file);
    QVERIFY(!bytes.isEmpty());
    const Result<Luminance> picture = readNow(bytes);
    QVERIFY_RESULT(picture);
    QCOMPARE(codesIn(*picture), QByteArrayList{text});
}

void TstPictureReader::keepsSizeAndBrightness()
{
    QImage image(3, 2, QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setPixel(0, 0, qRgb(0, 0, 0));
    image.setPixel(2, 1, qRgb(100, 100, 100));
    const Result<Luminance> picture = readNow(encoded(image, "PNG"));
    QVERIFY_RESULT(picture);
    QCOMPARE(picture->width, 3);
    QCOMPARE(picture->height, 2);
    const std::vector<int> pixels(picture->pixels.span().begin(), picture->pixels.span().end());
    QCOMPARE(pixels, (std::vector<int>{0, 255, 255, 255, 255, 100}));
}

void TstPictureReader::putsTransparentPicturesOnWhite()
{
    QImage image = paintedQrCode(text).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != qRgb(0, 0, 0))
                image.setPixel(x, y, qRgba(0, 0, 0, 0)); // black, and invisible
        }
    }
    const Result<Luminance> picture = readNow(encoded(image, "PNG"));
    QVERIFY_RESULT(picture);
    QCOMPARE(codesIn(*picture), QByteArrayList{text});
}

void TstPictureReader::turnsPicturesAsTheirExifDataSays()
{
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    QByteArray jpeg = encoded(image, "JPEG");
    // An APP1 segment with one tag: orientation (0x0112) = 6, a quarter turn clockwise.
    const QByteArray exif = QByteArray::fromHex("457869660000"
                                                "4d4d002a00000008"
                                                "0001"
                                                "0112"
                                                "0003"
                                                "00000001"
                                                "00060000"
                                                "00000000");
    const int length = static_cast<int>(exif.size()) + 2;
    jpeg.insert(
        2, QByteArray::fromHex("ffe1") + static_cast<char>(length / 256) + static_cast<char>(length % 256) + exif);
    const Result<Luminance> picture = readNow(jpeg);
    QVERIFY_RESULT(picture);
    QCOMPARE(QSize(picture->width, picture->height), QSize(20, 40));
}

void TstPictureReader::drawsSmallDrawingsLarge()
{
    const Result<Luminance> picture =
        readNow("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='30' viewBox='0 0 20 30'/>");
    QVERIFY_RESULT(picture);
    QCOMPARE(QSize(picture->width, picture->height), QSize(800, 1200));
}

void TstPictureReader::drawsHugeDrawingsSmaller()
{
    const Result<Luminance> picture =
        readNow("<svg xmlns='http://www.w3.org/2000/svg' width='400000' height='200000' viewBox='0 0 4 2'/>");
    QVERIFY_RESULT(picture);
    QCOMPARE(QSize(picture->width, picture->height), QSize(4000, 2000));
}

void TstPictureReader::refusesWhatIsNoPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"_ba;
#ifdef COUNTERSIGN_FIXTURES
    QTest::newRow("text called a picture")
        << contentOf(QStringLiteral(COUNTERSIGN_FIXTURES "/qr/scito__text_masquerading_as_image.jpeg"));
#endif
    QTest::newRow("signature only") << QByteArray::fromHex("89504e470d0a1a0a");
    QTest::newRow("a kind that is not offered") << "P5\n2 2\n255\n\x01\x02\x03\x04"_ba;
    QTest::newRow("broken xml") << "<svg xmlns='http://www.w3.org/2000/svg'><rect"_ba;
}

void TstPictureReader::refusesWhatIsNoPicture()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY_ERROR(readNow(bytes), ErrorCode::ImageUnreadable);
}

void TstPictureReader::refusesTooManyBytes()
{
    const QByteArray bytes(static_cast<qsizetype>(PictureProtocol::mostFileBytes) + 1, 'x');
    QVERIFY_ERROR(readNow(bytes), ErrorCode::ImageTooLarge);
}

void TstPictureReader::refusesTooManyPixels()
{
    QImage image(10'000, 10'001, QImage::Format_Mono);
    image.fill(0);
    const QByteArray tooLarge = encoded(image, "PNG");
    QVERIFY_ERROR(readNow(tooLarge), ErrorCode::ImageTooLarge);
    const Result<Luminance> largest = readNow(encoded(image.copy(0, 0, 10'000, 10'000), "PNG"));
    QVERIFY_RESULT(largest);
    QCOMPARE(largest->pixels.size(), 100'000'000U);
}

void TstPictureReader::survivesCutAndBrokenPictures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const QString &name :
        {u"code.png"_s, u"code.jpg"_s, u"code.webp"_s, u"code.svg"_s, u"code.bmp"_s, u"animated.gif"_s}) {
        const QByteArray whole = contentOf(QStringLiteral(COUNTERSIGN_TEST_DATA "/scan/") + name);
        for (const int percent : {3, 20, 50, 90})
            QTest::addRow("%s, %d %%", qPrintable(name), percent) << whole.left(whole.size() * percent / 100);
        QByteArray flipped = whole;
        for (qsizetype i = 8; i < flipped.size(); i += 37)
            flipped[i] = static_cast<char>(flipped[i] ^ 0x55);
        QTest::addRow("%s, flipped", qPrintable(name)) << flipped;
    }
    // What a PNG of 4 294 967 295 pixels a side says of itself.
    QTest::newRow("giant") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452ffffffffffffffff0802000000")
            + QByteArray(100, '\0');
    QByteArray bomb = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaaaaaaaa'>";
    for (char name = 'b'; name < 'k'; ++name)
        bomb += QByteArray("<!ENTITY ") + name + " '"
            + QByteArray(10, '?').replace("?", "&" + QByteArray(1, static_cast<char>(name - 1)) + ";") + "'>";
    QTest::newRow("entities in entities") << bomb + "]><svg xmlns='http://www.w3.org/2000/svg'><text>&j;</text></svg>";
    QTest::newRow("a drawing that draws itself")
        << "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
           "<g id='a'><use xlink:href='#a'/><use xlink:href='#a'/></g></svg>"_ba;
}

void TstPictureReader::survivesCutAndBrokenPictures()
{
    // Some decoders give what there is of a cut picture. Either way there is one clear answer.
    QFETCH(const QByteArray, bytes);
    const Result<Luminance> picture = readNow(bytes);
    if (picture)
        QVERIFY(picture->width > 0 && picture->height > 0);
    else
        QVERIFY2(picture.error().code == ErrorCode::ImageUnreadable || picture.error().code == ErrorCode::ImageTooLarge,
            qPrintable(picture.error().detail));
}

void TstPictureReader::readsSeveralAtOnce()
{
    const QByteArray bytes = contentOf(QStringLiteral(COUNTERSIGN_TEST_DATA "/scan/code.png"));
    QObject context;
    int good = 0;
    int answers = 0;
    for (int i = 0; i < 5; ++i) {
        readPicture(bytes, &context,
            [&](Result<Luminance> picture) {
                ++answers;
                good += picture ? 1 : 0;
            },
            {QStringLiteral(COUNTERSIGN_PICTURE_READER)});
    }
    QVERIFY(QTest::qWaitFor([&] { return answers == 5; }, patienceMilliseconds));
    QCOMPARE(good, 5);
}

void TstPictureReader::saysThatTheReaderIsMissing()
{
    const Result<Luminance> picture = readNow("x", {u"/nonexistent/countersign-picture-reader"_s});
    QVERIFY_ERROR(picture, ErrorCode::ImageUnreadable);
    QVERIFY2(picture.error().detail.contains(u"cannot be started"_s), qPrintable(picture.error().detail));

    // This test program does not lie beside the reader, and nothing is installed relative to it.
    QObject context;
    QString detail;
    readPicture("x", &context, [&detail](Result<Luminance> result) { detail = result.error().detail; });
    QVERIFY(QTest::qWaitFor([&detail] { return !detail.isEmpty(); }, patienceMilliseconds));
    QVERIFY2(detail.contains(u"not installed"_s), qPrintable(detail));
}

void TstPictureReader::saysHowTheReaderMisbehaved_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("timeout");
    QTest::addColumn<QString>("detail");
    QTest::newRow("crashes") << "kill -SEGV $$"_ba << 30'000 << u"crashed"_s;
    QTest::newRow("hangs") << "exec sleep 600"_ba << 300 << u"too long"_s;
    QTest::newRow("says nothing") << "cat >/dev/null"_ba << 30'000 << u"too early"_s;
    QTest::newRow("fails") << "exit 3"_ba << 30'000 << u"(3)"_s;
    QTest::newRow("babbles") << "exec cat /dev/zero"_ba << 30'000 << u"sent no picture"_s;
    QTest::newRow("sends too little") << "printf 'CSLUMA01\\0\\0\\0\\2\\0\\0\\0\\2abc'"_ba << 30'000 << u"too early"_s;
    QTest::newRow("sends too much") << "printf 'CSLUMA01\\0\\0\\0\\2\\0\\0\\0\\2abcde'"_ba << 30'000 << u"too much"_s;
    QTest::newRow("claims too much") << "printf 'CSLUMA01\\177\\0\\0\\0\\177\\0\\0\\0abcde'"_ba << 30'000
                                     << u"sent no picture"_s;
    QTest::newRow("claims nothing") << "printf 'CSLUMA01\\0\\0\\0\\0\\0\\0\\0\\2'"_ba << 30'000 << u"sent no picture"_s;
    QTest::newRow("fails after a picture")
        << "printf 'CSLUMA01\\0\\0\\0\\1\\0\\0\\0\\1a'; exit 3"_ba << 30'000 << u"(3)"_s;
}

void TstPictureReader::saysHowTheReaderMisbehaved()
{
    QFETCH(const QByteArray, script);
    QFETCH(const int, timeout);
    QFETCH(const QString, detail);
    const QTemporaryDir folder;
    PictureReaderOptions options = scripted(folder, script);
    options.timeout = std::chrono::milliseconds(timeout);
    const Result<Luminance> picture = readNow("some bytes", options);
    QVERIFY_ERROR(picture, ErrorCode::ImageUnreadable);
    QVERIFY2(picture.error().detail.contains(detail), qPrintable(picture.error().detail));
}

void TstPictureReader::endsTheReaderWithItsContext()
{
    const QTemporaryDir folder;
    const QString pidFile = folder.filePath(u"pid"_s);
    const PictureReaderOptions options = scripted(folder, "echo $$ >'" + pidFile.toUtf8() + "'; exec sleep 600");
    bool answered = false;
    auto context = std::make_unique<QObject>();
    readPicture(
        "x", context.get(), [&answered](const Result<Luminance> &) { answered = true; }, options);
    QVERIFY(QTest::qWaitFor([&] { return contentOf(pidFile).endsWith('\n'); }, patienceMilliseconds));
    const QString process = u"/proc/"_s + QString::fromLatin1(contentOf(pidFile).trimmed());
    QVERIFY(QFile::exists(process));
    context.reset();
    QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(process); }, patienceMilliseconds));
    QVERIFY(!answered);
}

void TstPictureReader::givesTheReaderNothingButThePicture()
{
    const QTemporaryDir folder;
    const QString seen = folder.filePath(u"seen"_s);
    qputenv("COUNTERSIGN_TEST_SECRET", "not for others");
    const PictureReaderOptions options =
        scripted(folder, "{ env; echo arguments: $#; cat; } >'" + seen.toUtf8() + "'; exit 3");
    QVERIFY_ERROR(readNow("the picture", options), ErrorCode::ImageUnreadable);
    const QByteArray content = contentOf(seen);
    QVERIFY(content.endsWith("arguments: 0\nthe picture"));
    QVERIFY(!content.contains("COUNTERSIGN_TEST_SECRET"));
    QVERIFY(!content.contains("HOME="));
}

#if defined(Q_OS_LINUX) // what a process may do is only visible in /proc
void TstPictureReader::confinesTheReader()
{
    QProcess reader;
    reader.start(QStringLiteral(COUNTERSIGN_PICTURE_READER), QStringList());
    QVERIFY(reader.waitForStarted());
    const QString process = u"/proc/%1/"_s.arg(reader.processId());
    // It waits for its input now; its limits are set before.
    QVERIFY(QTest::qWaitFor(
        [&] { return contentOf(process + u"status"_s).contains("NoNewPrivs:\t1"); }, patienceMilliseconds));
    const QString limits = QString::fromLatin1(contentOf(process + u"limits"_s)).simplified();
    QVERIFY2(limits.contains(u"Max core file size 0 0"_s), qPrintable(limits));
    QVERIFY2(limits.contains(u"Max file size 0 0"_s), qPrintable(limits));
    QVERIFY2(limits.contains(u"Max cpu time 10 10"_s), qPrintable(limits));
    reader.closeWriteChannel();
    QVERIFY(reader.waitForFinished());
    QCOMPARE(reader.exitCode(), int{PictureProtocol::Unreadable});
}
#endif

QTEST_GUILESS_MAIN(TstPictureReader)
#include "tst_picturereader.moc"
