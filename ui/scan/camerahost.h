// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scan/cameralink.h"
#include "ui/scan/cameraroster.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace Countersign
{
class CameraThread;

/// Loads the camera module and keeps the threads that talk to it: one that watches which cameras there are, for as
/// long as the program runs, since Qt Multimedia ties its notices to it; and one that opens them. When that one
/// hangs, it is left alone and another takes its place. One host a module; made when a camera is first wanted.
/// GUI thread; no function waits for a thread.
class CameraHost final : public QObject
{
    Q_OBJECT

public:
    enum class Module {
        Loading,
        Ready,
        Missing, ///< Not installed, or a library that it needs is not.
        NoBackend, ///< Qt Multimedia has none of its plug-ins.
    };

    /// @p path of the module; empty: where it is installed, or beside this program. Ends with the application.
    [[nodiscard]] static CameraHost &of(const QString &path);

    CameraHost(const CameraHost &) = delete;
    CameraHost &operator=(const CameraHost &) = delete;

    /// Asks again: for the module, if there was none, and for the cameras. changed() follows.
    void refresh();
    /// Somebody tries again: what seemed to be gone is believed to be there if the system says so.
    void trustList() { m_roster.trust(); }

    [[nodiscard]] Module module() const { return m_state; }
    /// Each once, by description. Empty while the module loads.
    [[nodiscard]] QStringList cameras() const { return m_roster.cameras(); }

    /// Opens the camera of @p link after whatever the camera's thread is doing. Wants the module to be ready.
    void open(const std::shared_ptr<CameraLink> &link);
    /// Closes @p link and releases its camera at once, or as soon as it no longer hangs.
    void close(const std::shared_ptr<CameraLink> &link);
    /// The camera's thread hangs: what is opened next gets another.
    void abandonCapture();

Q_SIGNALS:
    void changed();

private:
    /// What the watching thread has; touched by that one only.
    struct Devices;
    /// What the camera's thread has; touched by that one only.
    struct Opened;

    explicit CameraHost(QString path);
    ~CameraHost() override;
    static void list(CameraHost &host, const std::shared_ptr<Devices> &devices);
    void take(CameraModule *module, Module state, const QStringList &listed);
    /// @return whether all of them have ended.
    bool endThreads();
    static void endAll();

    const QString m_path;
    Module m_state = Module::Loading;
    CameraModule *m_module = nullptr; ///< Belongs to Qt's plug-in loader.
    CameraRoster m_roster;
    std::shared_ptr<Devices> m_devices;
    std::unique_ptr<CameraThread> m_deviceThread;
    std::shared_ptr<Opened> m_opened;
    std::unique_ptr<CameraThread> m_captureThread; ///< null until something is opened
    std::vector<std::unique_ptr<CameraThread>> m_abandoned;
};
} // namespace Countersign
