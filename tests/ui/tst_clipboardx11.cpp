// SPDX-License-Identifier: GPL-3.0-or-later
// The clipboard between real programs, on a real X server. The test starts Xvfb and plays all parts itself, each in a
// process of its own: the program that copies a code, another one that copies something else, and one that pastes.
#include "core/base/clock.h"
#include "ui/clipboardguard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QProcess>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <cstdio>
#include <memory>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr auto code = "540263"_L1;
constexpr auto letter = "a letter"_L1;

void say(const QByteArray &line)
{
    (void)std::printf("%s\n", line.constData());
    (void)std::fflush(stdout);
}

/// Copies a code for so many milliseconds, and ends when it is told to.
int playGuard(int lifetime)
{
    const SystemClock clock;
    ClipboardGuard guard(*QGuiApplication::clipboard(), clock, std::chrono::milliseconds(lifetime));
    QObject::connect(&guard, &ClipboardGuard::changed, &guard, [&] { say(guard.holdsSecret() ? "held" : "free"); });
    guard.copySecret(code);
    std::unique_ptr<QThread> reader(QThread::create([] {
        (void)std::getchar();
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    }));
    reader->start();
    const int result = QGuiApplication::exec();
    reader->wait();
    return result;
}

/// Owns the clipboard until it is ended.
int playOther()
{
    QGuiApplication::clipboard()->setText(letter);
    QTimer::singleShot(0, QCoreApplication::instance(), [] { say("owned"); });
    return QGuiApplication::exec();
}

/// Pastes once.
int playReader()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    const bool marked = mime != nullptr && mime->data(u"x-kde-passwordManagerHint"_s) == "secret";
    say((marked ? "secret:" : "plain:") + QGuiApplication::clipboard()->text().toUtf8());
    return 0;
}

int play(const QString &part, int lifetime)
{
    if (part == "guard"_L1)
        return playGuard(lifetime);
    return part == "other"_L1 ? playOther() : playReader();
}
} // namespace

class TstClipboardX11 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void othersPasteTheCodeAndSeeThatItIsSecret();
    void nothingIsLeftWhenTheTimeIsUp();
    void whatAnotherProgramCopiedStays();
    void nothingIsLeftWhenTheProgramEnds();

private:
    std::unique_ptr<QProcess> start(const QString &part, const QString &lifetime = u"60000"_s);
    static bool waitFor(QProcess &process, const QByteArray &line);
    static void end(QProcess &process);
    QByteArray pasted();

    QProcess m_server;
    QString m_display;
};

void TstClipboardX11::initTestCase()
{
    m_server.setProcessChannelMode(QProcess::SeparateChannels);
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s});
    QVERIFY2(m_server.waitForStarted(), "Xvfb is needed for this test");
    QTRY_VERIFY_WITH_TIMEOUT(m_server.canReadLine(), 30000);
    m_display = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
}

void TstClipboardX11::cleanupTestCase()
{
    m_server.terminate();
    m_server.waitForFinished();
}

std::unique_ptr<QProcess> TstClipboardX11::start(const QString &part, const QString &lifetime)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    process->setProcessEnvironment(environment);
    process->start(QCoreApplication::applicationFilePath(), {u"--play"_s, part, lifetime});
    return process;
}

bool TstClipboardX11::waitFor(QProcess &process, const QByteArray &line)
{
    return QTest::qWaitFor(
        [&] {
            while (process.canReadLine()) {
                if (process.readLine().trimmed() == line)
                    return true;
            }
            return false;
        },
        30000);
}

void TstClipboardX11::end(QProcess &process)
{
    process.kill();
    process.waitForFinished();
}

QByteArray TstClipboardX11::pasted()
{
    const auto reader = start(u"reader"_s);
    if (!reader->waitForFinished())
        return "the reader hangs";
    return reader->readAllStandardOutput().trimmed();
}

void TstClipboardX11::othersPasteTheCodeAndSeeThatItIsSecret()
{
    const auto guard = start(u"guard"_s);
    QVERIFY(waitFor(*guard, "held"));
    QCOMPARE(pasted(), QByteArray("secret:540263"));
    end(*guard);
}

void TstClipboardX11::nothingIsLeftWhenTheTimeIsUp()
{
    const auto guard = start(u"guard"_s, u"700"_s);
    QVERIFY(waitFor(*guard, "held"));
    QVERIFY(waitFor(*guard, "free"));
    QCOMPARE(guard->state(), QProcess::Running);
    QCOMPARE(pasted(), QByteArray("plain:"));
    end(*guard);
}

void TstClipboardX11::whatAnotherProgramCopiedStays()
{
    const auto guard = start(u"guard"_s, u"1500"_s);
    QVERIFY(waitFor(*guard, "held"));
    const auto other = start(u"other"_s);
    QVERIFY(waitFor(*other, "owned"));
    QVERIFY(waitFor(*guard, "free")); // it noticed at once, or at the latest when its time was up
    QTest::qWait(1700);
    QCOMPARE(pasted(), QByteArray("plain:a letter"));
    end(*guard);
    end(*other);
}

void TstClipboardX11::nothingIsLeftWhenTheProgramEnds()
{
    const auto guard = start(u"guard"_s);
    QVERIFY(waitFor(*guard, "held"));
    guard->write("\n");
    QVERIFY(waitFor(*guard, "free"));
    QVERIFY(guard->waitForFinished());
    QCOMPARE(pasted(), QByteArray("plain:"));
}

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == "--play"_L1)
        return play(arguments.at(2), arguments.at(3).toInt());
    TstClipboardX11 test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_clipboardx11.moc"
