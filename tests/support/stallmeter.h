// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <QSemaphore>

#include <atomic>
#include <chrono>
#include <thread>

namespace Countersign
{
/// Measures how long the event loop of the thread that made it leaves an event lying: another thread posts one every
/// millisecond and waits until it was handled. On a busy machine that includes the time other programs took.
class StallMeter final : public QObject
{
public:
    StallMeter()
        : m_thread([this] { watch(); })
    {
    }
    StallMeter(const StallMeter &) = delete;
    StallMeter &operator=(const StallMeter &) = delete;
    ~StallMeter() override
    {
        m_over = true;
        m_handled.release(2);
        m_thread.join();
    }

    /// Milliseconds; forgets them. Also counts an event that has been lying until now.
    [[nodiscard]] double takeLongest()
    {
        QCoreApplication::sendPostedEvents(this);
        return m_longest.exchange(0);
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - m_posted.load();
        if (took.count() > m_longest)
            m_longest = took.count();
        m_handled.release();
        return true;
    }

private:
    void watch()
    {
        while (!m_over) {
            m_posted = std::chrono::steady_clock::now();
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
            m_handled.acquire();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    std::atomic<bool> m_over = false;
    std::atomic<double> m_longest = 0;
    std::atomic<std::chrono::steady_clock::time_point> m_posted;
    QSemaphore m_handled;
    std::thread m_thread; // the last one, for it uses the others
};
} // namespace Countersign
