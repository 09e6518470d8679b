// SPDX-License-Identifier: GPL-3.0-or-later
// countersign-screen-reader: sends pictures of all screens to standard output, as core/scan/pictureprotocol.h says.
// Run by Countersign, not by people. It holds no secret but the pictures themselves.
#include "app/picturereader/send.h"
#include "app/screenreader/screens.h"
#include "core/scan/pictureprotocol.h"
#include "ui/scan/pictureloader.h"

#include <QCoreApplication>

#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#endif

#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace Countersign;

namespace
{
void confine()
{
#if defined(Q_OS_LINUX)
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
}

int exitCodeOf(ErrorCode error)
{
    switch (error) {
    case ErrorCode::ScreenRefused:
        return PictureProtocol::ScreenRefused;
    case ErrorCode::ScreenUnavailable:
        return PictureProtocol::ScreenUnavailable;
    default:
        return PictureProtocol::ScreenFailed;
    }
}

int send(const std::vector<QImage> &pictures)
{
    for (const QImage &picture : pictures) {
        const Luminance bright = luminanceOf(picture);
        if (bright.width > 0 && !sendPicture(bright))
            return PictureProtocol::ScreenFailed;
    }
    return PictureProtocol::Done;
}

/// Without waiting for the thread that reads standard input, which nothing can wake.
[[noreturn]] void leave(int exitCode)
{
    (void)std::fflush(stdout);
    std::_Exit(exitCode);
}

void takePictures(Screens &screens)
{
    screens.take([](const Result<std::vector<QImage>> &pictures) {
        leave(pictures ? send(*pictures) : exitCodeOf(pictures.error().code));
    });
}

/// Turns what our caller says into calls of this thread.
void listen(Screens &screens)
{
    std::thread([&screens] {
        for (;;) {
            const int said = std::fgetc(stdin);
            if (said == EOF)
                break;
            if (said == PictureProtocol::takeNow)
                QMetaObject::invokeMethod(qApp, [&screens] { takePictures(screens); });
        }
        QMetaObject::invokeMethod(qApp, [&screens] {
            screens.cancel();
            leave(PictureProtocol::ScreenFailed);
        });
    }).detach();
}
} // namespace

int main(int argc, char **argv)
{
    confine();
    prepareStreams();
    const std::unique_ptr<Screens> screens = Screens::ofThisDesktop();
    const std::unique_ptr<QCoreApplication> application = screens->makeApplication(argc, argv);
    if (application == nullptr)
        return PictureProtocol::ScreenUnavailable;
    listen(*screens);
    return QCoreApplication::exec();
}
