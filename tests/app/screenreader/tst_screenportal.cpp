// SPDX-License-Identifier: GPL-3.0-or-later
// countersign-screen-reader and a portal of our own on a real D-Bus, for the answers that a desktop's portal does not
// give on demand. What a real portal does: tst_screenwayland.
#include "tests/core/scan/qrpainting.h"
#include "tests/support/printers.h"
#include "tests/support/screenreading.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patienceMilliseconds = 120'000;
const auto service = u"org.freedesktop.portal.Desktop"_s;
const auto desktopPath = u"/org/freedesktop/portal/desktop"_s;
const auto requestInterface = u"org.freedesktop.portal.Request"_s;
const QByteArray text = "otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP&issuer=Example";

using Pictures = std::vector<Luminance>;

/// The object that stands for one question to the person.
class Request final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")

public:
    [[nodiscard]] bool isClosed() const { return m_closed; }
    void reset() { m_closed = false; }

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the name on the bus
    void Close() { m_closed = true; }

private:
    bool m_closed = false;
};

class Portal final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Screenshot")

public:
    enum class Answers { Later, BeforeTheCallReturns, OnAPathOfItsOwn, Never, WithAnError };

    Answers answers = Answers::Later;
    QString errorName;
    uint response = 0;
    QVariantMap results;
    Request request;
    bool asked = false;

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the name on the bus
    QDBusObjectPath Screenshot(const QString & /*window*/, const QVariantMap &options)
    {
        asked = true;
        if (answers == Answers::WithAnError) {
            sendErrorReply(errorName, u"for reasons of its own"_s);
            return QDBusObjectPath(u"/"_s);
        }
        const QString token =
            answers == Answers::OnAPathOfItsOwn ? u"mine"_s : options.value(u"handle_token"_s).toString();
        const QString path =
            desktopPath + u"/request/"_s + message().service().mid(1).replace(u'.', u'_') + u'/' + token;
        QDBusConnection::sessionBus().registerObject(path, &request, QDBusConnection::ExportAllSlots);
        if (answers == Answers::BeforeTheCallReturns)
            respond(path);
        else if (answers != Answers::Never)
            QTimer::singleShot(300, this, [this, path] { respond(path); });
        return QDBusObjectPath(path);
    }

private:
    void respond(const QString &path) const
    {
        QDBusMessage signal = QDBusMessage::createSignal(path, requestInterface, u"Response"_s);
        signal << response << results;
        QDBusConnection::sessionBus().send(signal);
    }
};

Result<Pictures> readNow()
{
    return readScreens(QStringLiteral(COUNTERSIGN_SCREEN_READER));
}
} // namespace

class TstScreenPortal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsThePictureAndDeletesIt_data();
    void readsThePictureAndDeletesIt();
    void deletesTheFileAlsoWhenItFails_data();
    void deletesTheFileAlsoWhenItFails();
    void tellsTheRefusalsApart_data();
    void tellsTheRefusalsApart();
    void saysThatThePortalHasNoScreenshots();
    void saysThatThereIsNoPortal();
    void saysThatThereIsNoBus();
    void takesTheQuestionBackWhenNobodyWaits();

private:
    /// What the portal would leave, with a code in it.
    QString leaveFile(const QByteArray &content = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Portal> m_portal;
};

void TstScreenPortal::init()
{
    qputenv("WAYLAND_DISPLAY", "wayland-of-this-test");
    m_folder = std::make_unique<QTemporaryDir>();
    m_portal = std::make_unique<Portal>();
    QDBusConnection bus = QDBusConnection::sessionBus();
    QVERIFY2(bus.isConnected(), "this test runs under tests/tools/with-keyring none");
    QVERIFY(bus.registerService(service));
    QVERIFY(bus.registerObject(desktopPath, m_portal.get(), QDBusConnection::ExportAllSlots));
}

void TstScreenPortal::cleanup()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.unregisterObject(desktopPath);
    bus.unregisterService(service);
}

QString TstScreenPortal::leaveFile(const QByteArray &content)
{
    QString path = m_folder->filePath(u"out put.png"_s);
    if (content.isEmpty()) {
        if (!paintedQrCode(text).save(path))
            return {};
    } else {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
    }
    m_portal->results = {{u"uri"_s, QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)}};
    return path;
}

void TstScreenPortal::readsThePictureAndDeletesIt_data()
{
    QTest::addColumn<int>("answers");
    QTest::newRow("later") << static_cast<int>(Portal::Answers::Later);
    QTest::newRow("before the call returns") << static_cast<int>(Portal::Answers::BeforeTheCallReturns);
    QTest::newRow("on a path of its own") << static_cast<int>(Portal::Answers::OnAPathOfItsOwn);
}

void TstScreenPortal::readsThePictureAndDeletesIt()
{
    QFETCH(const int, answers);
    m_portal->answers = static_cast<Portal::Answers>(answers);
    const QString file = leaveFile();
    QVERIFY(QFile::exists(file));
    const Result<Pictures> pictures = readNow();
    QVERIFY_RESULT(pictures);
    QCOMPARE(pictures->size(), 1U);
    const std::vector<QrCode> codes = decodeQrCodes(pictures->front().view());
    QCOMPARE(codes.size(), 1U);
    QCOMPARE(codes.front().text.view(), QByteArrayView(text));
    QVERIFY2(!QFile::exists(file), "a picture with a key in it was left on the disk");
}

void TstScreenPortal::deletesTheFileAlsoWhenItFails_data()
{
    QTest::addColumn<uint>("response");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not a picture") << 0U << "this is no picture"_ba << ErrorCode::ScreenFailed;
    QTest::newRow("cancelled, but left") << 1U << ""_ba << ErrorCode::ScreenRefused;
    QTest::newRow("failed, but left") << 2U << ""_ba << ErrorCode::ScreenFailed;
}

void TstScreenPortal::deletesTheFileAlsoWhenItFails()
{
    QFETCH(const uint, response);
    QFETCH(const QByteArray, content);
    QFETCH(const ErrorCode, code);
    const QString file = leaveFile(content);
    QVERIFY(QFile::exists(file));
    m_portal->response = response;
    QVERIFY_ERROR(readNow(), code);
    QVERIFY2(!QFile::exists(file), "a picture with a key in it was left on the disk");
}

void TstScreenPortal::tellsTheRefusalsApart_data()
{
    QTest::addColumn<uint>("response");
    QTest::addColumn<QString>("errorName");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("cancelled") << 1U << QString() << ErrorCode::ScreenRefused;
    QTest::newRow("failed") << 2U << QString() << ErrorCode::ScreenFailed;
    QTest::newRow("no file named") << 0U << QString() << ErrorCode::ScreenFailed;
    QTest::newRow("not allowed") << 0U << u"org.freedesktop.portal.Error.NotAllowed"_s << ErrorCode::ScreenRefused;
    QTest::newRow("access denied") << 0U << u"org.freedesktop.DBus.Error.AccessDenied"_s << ErrorCode::ScreenRefused;
    QTest::newRow("not started") << 0U << u"org.freedesktop.DBus.Error.Spawn.ChildExited"_s
                                 << ErrorCode::ScreenUnavailable;
    QTest::newRow("something else") << 0U << u"org.freedesktop.DBus.Error.Failed"_s << ErrorCode::ScreenFailed;
}

void TstScreenPortal::tellsTheRefusalsApart()
{
    QFETCH(const uint, response);
    QFETCH(const QString, errorName);
    QFETCH(const ErrorCode, code);
    m_portal->response = response;
    m_portal->errorName = errorName;
    if (!errorName.isEmpty())
        m_portal->answers = Portal::Answers::WithAnError;
    QVERIFY_ERROR(readNow(), code);
    QVERIFY(m_portal->asked);
}

void TstScreenPortal::saysThatThePortalHasNoScreenshots()
{
    // As under a compositor without screencopy.
    QDBusConnection::sessionBus().unregisterObject(desktopPath);
    Request other;
    QVERIFY(QDBusConnection::sessionBus().registerObject(desktopPath, &other, QDBusConnection::ExportAllSlots));
    QVERIFY_ERROR(readNow(), ErrorCode::ScreenUnavailable);
}

void TstScreenPortal::saysThatThereIsNoPortal()
{
    QVERIFY(QDBusConnection::sessionBus().unregisterService(service));
    QVERIFY_ERROR(readNow(), ErrorCode::ScreenUnavailable);
}

void TstScreenPortal::saysThatThereIsNoBus()
{
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const Result<Pictures> pictures = readNow();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QVERIFY_ERROR(pictures, ErrorCode::ScreenUnavailable);
}

void TstScreenPortal::takesTheQuestionBackWhenNobodyWaits()
{
    m_portal->answers = Portal::Answers::Never;
    ScreenReader reader({QStringLiteral(COUNTERSIGN_SCREEN_READER), std::chrono::seconds(100)});
    bool answered = false;
    reader.prepare([&answered](const Result<Pictures> &) { answered = true; });
    reader.take();
    QVERIFY(QTest::qWaitFor([this] { return m_portal->asked; }, patienceMilliseconds));
    QTest::qWait(100);
    reader.cancel();
    QVERIFY(QTest::qWaitFor([this] { return m_portal->request.isClosed(); }, patienceMilliseconds));
    QVERIFY(!answered);
}

QTEST_GUILESS_MAIN(TstScreenPortal)
#include "tst_screenportal.moc"
