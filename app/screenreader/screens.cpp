// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenreader/screens.h"

#include <QGuiApplication>
#include <QPixmap>
#include <QScreen>

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
#include "app/screenreader/portalscreenshot.h"
#endif

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// X11, Windows, macOS: Qt reads the screens.
class QtScreens final : public Screens
{
public:
    [[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv) const override
    {
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
        if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            return nullptr;
#endif
        return std::make_unique<QGuiApplication>(argc, argv);
    }

    void take(Done done) override
    {
        std::vector<QImage> pictures;
        QList<QRect> taken;
        const auto screens = QGuiApplication::screens();
        for (QScreen *screen : screens) {
            if (taken.contains(screen->geometry()))
                continue; // shows the same as another one
            taken.append(screen->geometry());
            QImage picture = screen->grabWindow(0).toImage();
            if (!picture.isNull())
                pictures.push_back(std::move(picture));
        }
        if (pictures.empty())
            done(Error{ErrorCode::ScreenFailed, u"the screens gave no picture"_s});
        else
            done(std::move(pictures));
    }

    void cancel() override
    {
    }
};
} // namespace

std::unique_ptr<Screens> Screens::ofThisDesktop()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    // Also for programs that run through XWayland: X11 shows them only each other.
    if (!qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return std::make_unique<PortalScreenshot>();
#endif
    return std::make_unique<QtScreens>();
}
} // namespace Countersign
