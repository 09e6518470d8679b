// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real countersign-screen-reader on a real X server.
#include "tests/core/scan/qrpainting.h"
#include "tests/support/printers.h"
#include "tests/support/screenreading.h"
#include "tests/support/xserver.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patienceMilliseconds = 120'000;
const QByteArray firstText = "otpauth://totp/First:alice?secret=GEZDGNBVGY3TQOJQ&issuer=First";
const QByteArray secondText = "otpauth://totp/Second:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Second";

using Pictures = std::vector<Luminance>;

Result<Pictures> readNow(const QString &program = QStringLiteral(COUNTERSIGN_SCREEN_READER))
{
    return readScreens(program);
}

QByteArrayList codesIn(const Pictures &pictures)
{
    QByteArrayList texts;
    for (const Luminance &picture : pictures) {
        for (const QrCode &code : decodeQrCodes(picture.view()))
            texts.append(code.text.view().toByteArray());
    }
    return texts;
}

QString scripted(const QTemporaryDir &folder, const QByteArray &script)
{
    QString path = folder.filePath(u"reader"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("#!/bin/sh\n" + script + "\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}
} // namespace

class TstScreenReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void seesTheWindowsOfOtherPrograms();
    void keepsDevicePixels();
    void takesEveryScreen();
    void waitsUntilItIsTold();
    void saysThatThereIsNoDisplay();
    void saysThatTheDisplayIsGone();
    void saysHowTheReaderMisbehaved_data();
    void saysHowTheReaderMisbehaved();
    void endsTheReaderWithItsOwner();

private:
    XServer m_server;
};

void TstScreenReader::initTestCase()
{
    QVERIFY2(m_server.start(), "Xvfb is needed for this test");
    QVERIFY(m_server.showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), firstText, 40, 40));
    QVERIFY(m_server.showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), secondText, 700, 600));
}

void TstScreenReader::init()
{
    qunsetenv("WAYLAND_DISPLAY");
    qunsetenv("QT_SCALE_FACTOR");
    qputenv("DISPLAY", m_server.display());
    qputenv("QT_QPA_PLATFORM", "xcb");
}

void TstScreenReader::seesTheWindowsOfOtherPrograms()
{
    const Result<Pictures> pictures = readNow();
    QVERIFY_RESULT(pictures);
    QCOMPARE(pictures->size(), 1U);
    QCOMPARE(pictures->front().width, 1280);
    QCOMPARE(pictures->front().height, 1024);
    QCOMPARE(codesIn(*pictures), (QByteArrayList{firstText, secondText}));
}

void TstScreenReader::keepsDevicePixels()
{
    qputenv("QT_SCALE_FACTOR", "2");
    const Result<Pictures> pictures = readNow();
    QVERIFY_RESULT(pictures);
    QCOMPARE(pictures->front().width, 1280);
    QCOMPARE(codesIn(*pictures), (QByteArrayList{firstText, secondText}));
}

void TstScreenReader::takesEveryScreen()
{
    XServer server;
    QVERIFY(server.start({u"-screen"_s, u"0"_s, u"640x480x24"_s, u"-screen"_s, u"1"_s, u"800x600x24"_s}));
    qputenv("DISPLAY", server.display());
    const Result<Pictures> pictures = readNow();
    QVERIFY_RESULT(pictures);
    for (const Luminance &picture : *pictures)
        qInfo("a screen of %d x %d", picture.width, picture.height);
    QCOMPARE(pictures->size(), 2U);
}

void TstScreenReader::waitsUntilItIsTold()
{
    ScreenReader reader({QStringLiteral(COUNTERSIGN_SCREEN_READER), std::chrono::seconds(100)});
    std::optional<Result<Pictures>> answer;
    reader.prepare([&answer](Result<Pictures> pictures) { answer.emplace(std::move(pictures)); });
    QTest::qWait(500);
    QVERIFY(!answer);
    reader.take();
    QVERIFY(QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMilliseconds));
    QVERIFY_RESULT(*answer);
}

void TstScreenReader::saysThatThereIsNoDisplay()
{
    qunsetenv("DISPLAY");
    qunsetenv("QT_QPA_PLATFORM");
    QVERIFY_ERROR(readNow(), ErrorCode::ScreenUnavailable);
}

void TstScreenReader::saysThatTheDisplayIsGone()
{
    qputenv("DISPLAY", ":98765");
    QVERIFY_ERROR(readNow(), ErrorCode::ScreenFailed);
}

void TstScreenReader::saysHowTheReaderMisbehaved_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("crashes") << "kill -SEGV $$"_ba << ErrorCode::ScreenFailed << u"crashed"_s;
    QTest::newRow("sends nothing") << "exit 0"_ba << ErrorCode::ScreenFailed << u"too early"_s;
    QTest::newRow("refused") << "exit 5"_ba << ErrorCode::ScreenRefused << u"refused"_s;
    QTest::newRow("failed") << "exit 6"_ba << ErrorCode::ScreenFailed << u"(6)"_s;
    QTest::newRow("unavailable") << "exit 7"_ba << ErrorCode::ScreenUnavailable << u"nothing"_s;
    QTest::newRow("half of the second picture") << R"(printf 'CSLUMA01\0\0\0\1\0\0\0\1aCSLUMA01\0\0\0\2\0\0\0\2ab')"_ba
                                                << ErrorCode::ScreenFailed << u"too early"_s;
}

void TstScreenReader::saysHowTheReaderMisbehaved()
{
    QFETCH(const QByteArray, script);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, detail);
    const QTemporaryDir folder;
    const Result<Pictures> pictures = readNow(scripted(folder, script));
    QVERIFY_ERROR(pictures, code);
    QVERIFY2(pictures.error().detail.contains(detail), qPrintable(pictures.error().detail));
    QVERIFY_ERROR(readNow(u"/nonexistent/reader"_s), ErrorCode::ScreenFailed);
}

void TstScreenReader::endsTheReaderWithItsOwner()
{
    const QTemporaryDir folder;
    const QString pidFile = folder.filePath(u"pid"_s);
    bool answered = false;
    {
        // It keeps its input open and does not notice that nobody waits.
        ScreenReader reader({scripted(folder, "echo $$ >'" + pidFile.toUtf8() + "'; exec sleep 600")});
        reader.prepare([&answered](const Result<Pictures> &) { answered = true; });
        QVERIFY(QTest::qWaitFor([&] { return QFileInfo(pidFile).size() > 0; }, patienceMilliseconds));
    }
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString process = u"/proc/"_s + QString::fromLatin1(file.readAll().trimmed());
    QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(process); }, patienceMilliseconds));
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(TstScreenReader)
#include "tst_screenreader.moc"
