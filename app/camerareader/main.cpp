// SPDX-License-Identifier: GPL-3.0-or-later
// countersign-camera-reader [remember|forget [CAMERA]]: looks through a camera and says on standard output what it
// sees, as core/scan/cameraprotocol.h says. Run by countersign-cli, not by people.
#include "app/camerareader/camerachoice.h"
#include "app/camerareader/sight.h"
#include "app/camerareader/telling.h"
#include "app/hardening.h"
#include "app/picturereader/send.h"
#include "ui/scan/camerahost.h"
#include "ui/scan/camerascanner.h"
#include "ui/settings.h"

#include <QGuiApplication>

#include <cstdio>
#include <cstdlib>
#include <thread>

#if defined(Q_OS_UNIX)
#include <csignal>
#endif

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
/// Nobody else looks for a slow camera's picture meanwhile, as in the window, so there is more patience.
CameraOptions patience()
{
    using namespace std::chrono_literals;
    CameraOptions options;
    options.firstFrame = 10s;
    options.nextFrame = 5s;
    bool ok = false;
    const int seconds = qEnvironmentVariableIntValue("COUNTERSIGN_CAMERA_PATIENCE", &ok);
    if (ok && seconds > 0) {
        options.firstFrame = std::chrono::seconds(seconds);
        options.nextFrame = std::chrono::seconds(seconds);
    }
    return options;
}

CameraTrouble troubleOf(CameraScanner::Trouble trouble)
{
    switch (trouble) {
    case CameraScanner::Trouble::NoSupport:
        return CameraTrouble::NoSupport;
    case CameraScanner::Trouble::NoCamera:
        return CameraTrouble::NoCamera;
    case CameraScanner::Trouble::Busy:
        return CameraTrouble::Busy;
    case CameraScanner::Trouble::NotAllowed:
        return CameraTrouble::NotAllowed;
    case CameraScanner::Trouble::Unplugged:
        return CameraTrouble::Unplugged;
    case CameraScanner::Trouble::Stopped:
        return CameraTrouble::Stopped;
    }
    return CameraTrouble::Failed;
}

/// Says what the scanner does and sees.
class Watcher final : public QObject
{
public:
    explicit Watcher(Settings settings)
        : m_settings(std::move(settings))
        , m_scanner(patience())
    {
        connect(&m_scanner, &CameraScanner::stateChanged, this, &Watcher::tellState);
        connect(&m_scanner, &CameraScanner::searched, this, [this](const std::shared_ptr<CameraFind> &find) {
            if (m_sight.isNew(find->codes, Sight::Clock::now()))
                Telling::tellCodes(find->codes);
        });
    }

    void start(const QString &wanted)
    {
        if (wanted.isEmpty()) {
            m_scanner.start(m_settings.lastCamera());
            return;
        }
        Telling::tell(CameraProtocol::Looking);
        CameraHost &host = CameraHost::of({});
        connect(&host, &CameraHost::changed, this, [this, &host, wanted] {
            host.disconnect(this);
            startWith(wanted, host.cameras());
        });
        host.refresh();
    }

private:
    void startWith(const QString &wanted, const QStringList &cameras)
    {
        const QStringList meant = camerasCalled(wanted, cameras);
        if (meant.size() == 1 || cameras.isEmpty()) // of which the scanner says why
            m_scanner.start(meant.value(0));
        else if (meant.isEmpty())
            Telling::tellTrouble(CameraTrouble::NoSuchCamera, cameras.join(u'\n'));
        else
            Telling::tellTrouble(CameraTrouble::SeveralCameras, meant.join(u'\n'));
    }

    void tellState()
    {
        switch (m_scanner.state()) {
        case CameraScanner::State::Off:
            return;
        case CameraScanner::State::Looking:
            Telling::tell(CameraProtocol::Looking);
            return;
        case CameraScanner::State::Opening:
            Telling::tell(CameraProtocol::Opening, m_scanner.camera());
            return;
        case CameraScanner::State::Running:
            m_settings.setLastCamera(m_scanner.camera());
            Telling::tell(CameraProtocol::Running, m_scanner.camera());
            return;
        case CameraScanner::State::Trouble:
            Telling::tellTrouble(troubleOf(m_scanner.trouble()), m_scanner.camera());
            return;
        }
    }

    Settings m_settings;
    CameraScanner m_scanner;
    Sight m_sight;
};

/// Ends with standard input, in whatever way it ends.
void listen()
{
    std::thread([] {
        while (std::fgetc(stdin) != EOF) {
        }
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }).detach();
}

void look(int &argc, char **argv)
{
    // Nothing is shown. The display that we may have been started on need not be there.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    // As the window is called, whose settings these are.
    QCoreApplication::setApplicationName(u"countersign"_s);
    QCoreApplication::setOrganizationName(u"countersign"_s);
    QCoreApplication::setOrganizationDomain(u"countersign.org"_s);
    const QStringList arguments = QCoreApplication::arguments();
    Watcher watcher(arguments.value(1) == "forget"_L1 ? Settings::temporary() : Settings::persistent());
    watcher.start(arguments.value(2));
    listen();
    QCoreApplication::exec();
}
} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    prepareStreams();
#if defined(Q_OS_UNIX)
    // Ctrl+C is meant for who runs us, and ends our standard input.
    static_cast<void>(std::signal(SIGINT, SIG_IGN));
#endif
    look(argc, argv);
    // Without waiting for threads that hang in a camera, nor for the one that reads standard input.
    std::_Exit(EXIT_SUCCESS);
}
