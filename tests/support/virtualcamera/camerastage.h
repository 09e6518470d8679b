// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace Countersign
{
/// Virtual cameras (virtualcamera.h) in a program that the test starts: it runs with COUNTERSIGN_CAMERA_STAGE, has our
/// GStreamer plug-in on its path, and does what the stage says. What was said before it started is repeated to it.
/// Several programs may follow one after the other.
class CameraStage
{
public:
    /// @p socket must be a short path of a file that is not there.
    explicit CameraStage(const QString &socket);
    CameraStage(const CameraStage &) = delete;
    CameraStage &operator=(const CameraStage &) = delete;
    ~CameraStage();

    void plug(const QString &camera);
    void unplug(const QString &camera);
    /// Holds this before the camera.
    void show(const QString &camera, const QImage &picture);
    void stall(const QString &camera); ///< It sends no more frames.
    void makeBusy(const QString &camera); ///< Somebody else has it.
    void block(const QString &camera); ///< Opening it hangs.

    /// How many have the camera open, or hang in opening it. 0 when the program has ended.
    [[nodiscard]] int users(const QString &camera) const;
    /// Waits for that. @return false when it never comes.
    [[nodiscard]] bool waitForUsers(const QString &camera, int count) const;

private:
    void say(const QByteArray &order, const QByteArray &data = {});
    void serve();
    void listenTo(int connection);

    int m_server = -1;
    mutable std::mutex m_mutex; ///< Of what follows.
    int m_connection = -1;
    QByteArray m_orders; ///< All so far.
    std::map<QString, int> m_users;
    std::thread m_thread;
};
} // namespace Countersign
