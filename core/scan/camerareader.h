// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/cameraprotocol.h"
#include "core/scan/qrcode.h"

#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

#include <functional>
#include <vector>

namespace Countersign
{
struct CameraReaderOptions
{
    QString program; ///< Path of countersign-camera-reader; empty: where it is installed, or beside this program.
    /// A part of the camera's name, in any case of letters. Empty: the one that was used last, or the system's default.
    QString camera;
    bool remembers = true; ///< The camera that is used is the one used last from now on, for the window too.
};

/// Reads QR codes through a camera. Main thread, with an event loop.
///
/// The work is done by a helper program, since the terminal program must not load a GUI library, and since cameras hang
/// and crash. It looks on until stop().
class CameraReader final : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Looking, Opening, Running };

    /// All are called from the event loop, and none after stop().
    struct Events
    {
        std::function<void(Phase phase, const QString &camera)> phase; ///< @p camera is empty while Looking.
        std::function<void(std::vector<QrCode> codes)> seen; ///< Some of them were not there a moment ago.
        /// For good: the camera is let go. See CameraTrouble for @p detail.
        std::function<void(CameraTrouble trouble, const QString &detail)> trouble;
    };

    explicit CameraReader(Events events, CameraReaderOptions options = {}, QObject *parent = nullptr);
    CameraReader(const CameraReader &) = delete;
    CameraReader &operator=(const CameraReader &) = delete;
    ~CameraReader() override;

    /// Once.
    void start();
    /// Lets the camera go, and calls @p released when that is done: after a moment, at the latest after two seconds.
    void stop(std::function<void()> released);

private:
    void takeOutput();
    /// @return whether a whole message was there.
    bool takeMessage();
    void takeMessage(char kind, const SecretBytes &content);
    void takeCodes(QByteArrayView content);
    void takeTrouble(QByteArrayView content);
    void takeEnd();
    void fail(CameraTrouble trouble, const QString &detail = {});

    Events m_events;
    CameraReaderOptions m_options;
    bool m_listening = false; ///< Between start() and stop() or a trouble.
    std::function<void()> m_released;
    QTimer m_grace;
    QProcess m_process; ///< Last, so that it goes first.
};
} // namespace Countersign
