// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <utility>

namespace Countersign
{
/// A thread with an event loop that may hang for a while: it can be left to itself, which QThread does not allow.
/// GUI thread.
class CameraThread
{
public:
    explicit CameraThread(const QString &name)
        : m_thread(new QThread)
        , m_context(new QObject)
    {
        m_thread->setObjectName(name);
        m_context->moveToThread(m_thread);
        QObject::connect(m_thread, &QThread::finished, m_context, &QObject::deleteLater);
        m_thread->start();
    }
    CameraThread(const CameraThread &) = delete;
    CameraThread &operator=(const CameraThread &) = delete;
    /// A thread that still runs is leaked: destroying it would end the program.
    ~CameraThread()
    {
        if (isFinished())
            delete m_thread;
    }

    /// Runs @p task after what it was given before.
    void run(std::function<void()> task)
    {
        QMetaObject::invokeMethod(m_context, std::move(task), Qt::QueuedConnection);
    }

    /// Runs @p last and ends. Nothing can be run after that.
    void end(std::function<void()> last)
    {
        run([last = std::move(last), thread = m_thread] {
            last();
            thread->quit();
        });
    }

    [[nodiscard]] bool isFinished() const { return m_thread->isFinished(); }
    /// For the end of the program only. @return whether it has ended.
    bool wait(std::chrono::milliseconds most) { return m_thread->wait(QDeadlineTimer(most)); }

private:
    QThread *m_thread;
    QObject *m_context; ///< Lives in the thread, and dies with it.
};
} // namespace Countersign
