// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scan/cameralink.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

class QImage;

namespace Countersign
{
class CameraHost;

struct CameraOptions
{
    QString module; ///< Path of the camera module; empty: where it is installed, or beside this program.
    std::chrono::milliseconds firstFrame{3000}; ///< Without a frame for so long after opening, something is wrong…
    std::chrono::milliseconds nextFrame{2000}; ///< … and also after so long a pause.
    std::chrono::milliseconds advice{8000}; ///< After so long without a code it is said how to hold it.
};

/// Looks for QR codes through a camera. Nothing below it reports errors, so it watches the frames itself. GUI thread;
/// never waits for a camera.
///
/// It also gets out of trouble by itself: when frames come after all, when a camera is plugged in.
class CameraScanner final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Off,
        Looking, ///< Which cameras are there?
        Opening,
        Running, ///< Frames come.
        Trouble,
    };
    enum class Trouble {
        NoSupport, ///< The camera module or what it needs is not installed.
        NoCamera,
        Busy, ///< It opened, but shows nothing.
        NotAllowed, ///< It does not even open.
        Unplugged,
        Stopped, ///< It was running, and shows nothing any more.
    };

    explicit CameraScanner(CameraOptions options, QObject *parent = nullptr);
    CameraScanner(const CameraScanner &) = delete;
    CameraScanner &operator=(const CameraScanner &) = delete;
    ~CameraScanner() override;

    /// Opens the camera with this description, or the system's default when it is not there. Asks anew what is there.
    void start(const QString &preferred);
    /// Lets the camera go.
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    /// Meant when state() is Trouble.
    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    /// The description of the camera that is open, or that makes trouble.
    [[nodiscard]] QString camera() const;
    /// Those that are there, the system's default first.
    [[nodiscard]] QStringList cameras() const;

Q_SIGNALS:
    void stateChanged();
    void camerasChanged();
    /// A small picture of what the camera sees now.
    void previewed(const QImage &picture);
    /// A frame was searched; often there is nothing in it.
    void searched(const std::shared_ptr<Countersign::CameraFind> &find);

private:
    void takeCameras();
    void open();
    void let();
    void watch();
    void takeFrame(const QImage &picture);
    void enter(State state, Trouble trouble = Trouble::NoCamera);

    const CameraOptions m_options;
    CameraHost *m_host = nullptr; ///< null until the first start()
    State m_state = State::Off;
    Trouble m_trouble = Trouble::NoCamera;
    QString m_preferred;
    QStringList m_cameras;
    std::shared_ptr<CameraLink> m_link; ///< null when nothing is open
    std::chrono::steady_clock::time_point m_opened; ///< When it was asked to open.
    QTimer m_watch;
};
} // namespace Countersign
