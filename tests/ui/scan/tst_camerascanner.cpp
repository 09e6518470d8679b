// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scan/camerabench.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include <unistd.h>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(VirtualCamera::Format)

namespace
{
const auto front = u"Front camera"_s;
const auto back = u"Back camera"_s;
constexpr int longWait = 30000;

using State = CameraScanner::State;
using Trouble = CameraScanner::Trouble;

/// Keeps what the scanner found last.
class Finds
{
public:
    explicit Finds(CameraScanner &scanner)
    {
        QObject::connect(&scanner, &CameraScanner::searched, &m_context, [this](const auto &find) {
            ++frames;
            texts.clear();
            for (const QrCode &code : find->codes)
                texts.append(code.text.view().toByteArray());
            last = find;
        });
    }

    QByteArrayList texts;
    std::shared_ptr<CameraFind> last;
    int frames = 0;

private:
    QObject m_context;
};

int countOf(const QString &folder)
{
    return static_cast<int>(QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

/// Resident memory in kB.
qint64 memory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) / 1024;
}
} // namespace

class TstCameraScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void findsACodeInEveryFormat_data();
    void findsACodeInEveryFormat();
    void choosesASizeThatReadsCodesWell();
    void saysWhenThereIsNoCamera();
    void startsWhenOneIsPluggedIn();
    void opensTheOneThatWasAskedFor();
    void listsEachCameraOnce();
    void saysWhenItIsUnplugged();
    void saysWhenFramesStop();
    void saysWhenItIsBusy();
    void neverWaitsForACameraThatHangs();
    void opensAnotherWhileOneHangs();
    void opensAndClosesWithoutLeavingAnything();
    void saysWhenTheModuleIsMissing();
};

void TstCameraScanner::cleanup()
{
    unplugAll();
}

void TstCameraScanner::findsACodeInEveryFormat_data()
{
    QTest::addColumn<VirtualCamera::Format>("format");
    QTest::newRow("YUY2") << VirtualCamera::Format::YUY2;
    QTest::newRow("NV12") << VirtualCamera::Format::NV12;
    QTest::newRow("I420") << VirtualCamera::Format::I420;
    QTest::newRow("BGRx") << VirtualCamera::Format::BGRx;
    QTest::newRow("GRAY8") << VirtualCamera::Format::GRAY8;
}

void TstCameraScanner::findsACodeInEveryFormat()
{
    QFETCH(const VirtualCamera::Format, format);
    plugIn(front, format);
    GapMeter gap;
    CameraScanner scanner(patientCamera());
    Finds finds(scanner);
    QSignalSpy previews(&scanner, &CameraScanner::previewed);
    QElapsedTimer since;
    since.start();
    scanner.start({});
    QCOMPARE(scanner.state(), State::Looking);
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
    const qint64 opened = since.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(finds.frames > 3, longWait);
    QVERIFY2(finds.texts.isEmpty(), "a code was found in an empty picture");

    since.restart();
    showCode(front, "otpauth://totp/Acme:alice?secret=GEZDGNBVGY3TQOJQ");
    QTRY_COMPARE_WITH_TIMEOUT(
        finds.texts, QByteArrayList{"otpauth://totp/Acme:alice?secret=GEZDGNBVGY3TQOJQ"}, longWait);
    qInfo("first frame after %lld ms, code found after %lld ms, longest gap of this thread %lld ms", opened,
        since.elapsed(), gap.longest());

    QCOMPARE(finds.last->size, QSize(640, 480));
    QVERIFY(previews.size() > 2);
    const auto picture = finds.last->picture;
    QCOMPARE(picture.size(), QSize(640, 480));
    QCOMPARE(qGray(picture.pixel(2, 240)), qGray(picture.pixel(3, 240)));
    // The code lies in the middle, and its first corner is at its top left.
    const QrPoint corner = finds.last->codes.front().corners.front();
    QVERIFY(corner.x > 80 && corner.x < 320 && corner.y > 0 && corner.y < 240);
    scanner.stop();
    QCOMPARE(scanner.state(), State::Off);
    QTRY_COMPARE_WITH_TIMEOUT(VirtualCamera::users(front.toStdString()), 0, longWait);
}

void TstCameraScanner::choosesASizeThatReadsCodesWell()
{
    plugIn(front, VirtualCamera::Format::YUY2, {{320, 240}, {1920, 1080}, {1280, 720}, {640, 480}});
    CameraScanner scanner(patientCamera());
    Finds finds(scanner);
    scanner.start({});
    QTRY_VERIFY_WITH_TIMEOUT(finds.frames > 0, longWait);
    QCOMPARE(finds.last->size, QSize(1280, 720));
    QCOMPARE(finds.last->picture.size(), QSize(640, 360));
}

void TstCameraScanner::saysWhenThereIsNoCamera()
{
    CameraScanner scanner(patientCamera());
    QSignalSpy previews(&scanner, &CameraScanner::previewed);
    scanner.start({});
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Trouble, longWait);
    QCOMPARE(scanner.trouble(), Trouble::NoCamera);
    QVERIFY(scanner.cameras().isEmpty());
    // Qt would show a test picture for a camera that does not exist.
    QTest::qWait(300);
    QVERIFY(previews.isEmpty());
}

void TstCameraScanner::startsWhenOneIsPluggedIn()
{
    CameraScanner scanner(patientCamera());
    scanner.start({});
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Trouble, longWait);
    VirtualCamera::plug(front.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
    QCOMPARE(scanner.camera(), front);
    QCOMPARE(scanner.cameras(), QStringList{front});
}

void TstCameraScanner::opensTheOneThatWasAskedFor()
{
    plugIn(back);
    plugIn(front);
    for (const QString &name : {front, back}) {
        CameraScanner scanner(patientCamera());
        scanner.start(name);
        QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
        QCOMPARE(scanner.camera(), name);
        QCOMPARE(VirtualCamera::users(name.toStdString()), 1);
    }
    CameraScanner scanner(patientCamera());
    scanner.start(u"A camera of last year"_s);
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
}

void TstCameraScanner::listsEachCameraOnce()
{
    plugIn(back);
    plugIn(front);
    CameraScanner scanner(patientCamera());
    scanner.start({});
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
    QTest::qWait(500); // the second entries come with the event loop
    QStringList names = scanner.cameras();
    names.sort();
    QCOMPARE(names, QStringList({back, front}));
}

void TstCameraScanner::saysWhenItIsUnplugged()
{
    plugIn(front);
    CameraScanner scanner(patientCamera());
    scanner.start({});
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
    VirtualCamera::unplug(front.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Trouble, longWait);
    QCOMPARE(scanner.trouble(), Trouble::Unplugged);
    QCOMPARE(scanner.camera(), front);
    VirtualCamera::plug(front.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
}

void TstCameraScanner::saysWhenFramesStop()
{
    plugIn(front);
    CameraScanner scanner({QStringLiteral(COUNTERSIGN_CAMERA_MODULE), 30s, 2s});
    scanner.start({});
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
    VirtualCamera::stall(front.toStdString(), true);
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Trouble, longWait);
    QCOMPARE(scanner.trouble(), Trouble::Stopped);
    VirtualCamera::stall(front.toStdString(), false);
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
}

void TstCameraScanner::saysWhenItIsBusy()
{
    plugIn(front);
    VirtualCamera::setMood(front.toStdString(), VirtualCamera::Mood::Busy);
    // Longer than opening takes on a computer with much else to do: one that is still opening is another trouble.
    CameraScanner scanner({QStringLiteral(COUNTERSIGN_CAMERA_MODULE), 5s, 30s});
    scanner.start({});
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Trouble, longWait);
    QCOMPARE(scanner.trouble(), Trouble::Busy);
    VirtualCamera::setMood(front.toStdString(), VirtualCamera::Mood::Ready);
    CameraScanner again(patientCamera());
    again.start({});
    QTRY_COMPARE_WITH_TIMEOUT(again.state(), State::Running, longWait);
}

void TstCameraScanner::neverWaitsForACameraThatHangs()
{
    plugIn(front);
    VirtualCamera::setMood(front.toStdString(), VirtualCamera::Mood::Blocked);
    GapMeter gap;
    {
        CameraScanner scanner({QStringLiteral(COUNTERSIGN_CAMERA_MODULE), 1s, 30s});
        scanner.start({});
        QTRY_COMPARE_WITH_TIMEOUT(VirtualCamera::waiting(), 1, longWait);
        QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Trouble, longWait);
        QCOMPARE(scanner.trouble(), Trouble::NotAllowed);
        QTest::qWait(50);
        QCOMPARE(VirtualCamera::waiting(), 1);
    }
    QCOMPARE(VirtualCamera::waiting(), 1);
    qInfo("longest gap of this thread while the camera hung and when it was left: %lld ms", gap.longest());
    VirtualCamera::release();
    QTRY_COMPARE_WITH_TIMEOUT(VirtualCamera::waiting(), 0, longWait);
}

void TstCameraScanner::opensAnotherWhileOneHangs()
{
    plugIn(front);
    plugIn(back);
    VirtualCamera::setMood(front.toStdString(), VirtualCamera::Mood::Blocked);
    CameraScanner scanner({QStringLiteral(COUNTERSIGN_CAMERA_MODULE), 1s, 30s});
    scanner.start(front);
    QTRY_COMPARE_WITH_TIMEOUT(VirtualCamera::waiting(), 1, longWait);
    scanner.start(back); // at once, before anybody knows that it hangs
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
    QCOMPARE(scanner.camera(), back);
    QCOMPARE(VirtualCamera::waiting(), 1);
    VirtualCamera::release();
    QTRY_COMPARE_WITH_TIMEOUT(VirtualCamera::waiting(), 0, longWait);
    QTest::qWait(200);
    QCOMPARE(scanner.state(), State::Running);
    QCOMPARE(VirtualCamera::users(front.toStdString()), 0);
}

void TstCameraScanner::opensAndClosesWithoutLeavingAnything()
{
    plugIn(front);
    const auto openAndClose = [] {
        CameraScanner scanner(patientCamera());
        scanner.start({});
        QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Running, longWait);
        scanner.stop();
        QTRY_COMPARE_WITH_TIMEOUT(VirtualCamera::users(front.toStdString()), 0, longWait);
    };
    // What is made once and kept comes with the first rounds.
    for (int i = 0; i < 5; ++i)
        openAndClose();
    QTest::qWait(500);
    // GLib's and Qt's pools hold a few threads ready, and let them go when they like.
    const int pooled = 4;
    const int threads = countOf(u"/proc/self/task"_s);
    const int files = countOf(u"/proc/self/fd"_s);
    const qint64 before = memory();
    for (int i = 0; i < 20; ++i)
        openAndClose();
    qInfo("after 20 rounds: %d threads (before: %d), %d files (%d), %lld kB more", countOf(u"/proc/self/task"_s),
        threads, countOf(u"/proc/self/fd"_s), files, memory() - before);
    QTRY_VERIFY_WITH_TIMEOUT(countOf(u"/proc/self/task"_s) <= threads + pooled, longWait);
    QTRY_VERIFY_WITH_TIMEOUT(countOf(u"/proc/self/fd"_s) <= files, longWait);
#if !defined(__SANITIZE_ADDRESS__) // which keeps what was freed, to catch its use
    QVERIFY2(memory() - before < qint64{20} * 1024, "more than a picture a round stays");
#endif
}

void TstCameraScanner::saysWhenTheModuleIsMissing()
{
    CameraScanner scanner({u"/nowhere/countersign-camera.so"_s});
    QTest::ignoreMessage(QtWarningMsg, "The camera module cannot be loaded");
    scanner.start({});
    QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), State::Trouble, longWait);
    QCOMPARE(scanner.trouble(), Trouble::NoSupport);
}

QTEST_MAIN(TstCameraScanner)
#include "tst_camerascanner.moc"
