// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace Countersign
{
/// A question to something on another thread, which answers asynchronously, and its way back. See askOnThread().
template<typename T>
class ThreadCall final : public QObject
{
public:
    using Done = std::function<void(Result<T>)>;
    using Question = std::function<void(QObject *scope, Done answer)>;

    ThreadCall(QObject *context, Done done)
        : QObject(context)
        , m_done(std::move(done))
        , m_line(std::make_shared<Line>())
    {
        m_line->caller = this;
    }
    ThreadCall(const ThreadCall &) = delete;
    ThreadCall &operator=(const ThreadCall &) = delete;
    ~ThreadCall() override
    {
        const std::lock_guard lock(m_line->mutex);
        m_line->caller = nullptr;
        if (m_line->scope != nullptr)
            m_line->scope->deleteLater();
    }

    void ask(QObject *desk, Question question)
    {
        QMetaObject::invokeMethod(
            desk,
            [desk, line = m_line, question = std::move(question)] {
                if (QObject *scope = line->begin(desk))
                    question(scope, [line](Result<T> result) { line->answer(std::move(result)); });
            },
            Qt::QueuedConnection);
    }

    /// Nobody is called back any more.
    void abandon()
    {
        if (m_done) // else this is from within the answer
            delete this;
    }

private:
    /// What both threads hold.
    struct Line : std::enable_shared_from_this<Line>
    {
        /// @return null when nobody waits any more.
        QObject *begin(QObject *desk)
        {
            const std::lock_guard lock(mutex);
            if (caller == nullptr)
                return nullptr;
            scope = new QObject(desk);
            // Also when the desk goes first.
            QObject::connect(scope, &QObject::destroyed, scope, [line = this->shared_from_this()] {
                const std::lock_guard inner(line->mutex);
                line->scope = nullptr;
            });
            return scope;
        }

        void answer(Result<T> result)
        {
            // Shared only because functors are copied; there is one user.
            const auto shared = std::make_shared<Result<T>>(std::move(result));
            const std::lock_guard lock(mutex);
            if (scope != nullptr)
                std::exchange(scope, nullptr)->deleteLater(); // this may run in a slot of one of its connections
            if (ThreadCall *receiver = caller) {
                QMetaObject::invokeMethod(
                    receiver, [receiver, shared] { receiver->finish(std::move(*shared)); }, Qt::QueuedConnection);
            }
        }

        std::mutex mutex;
        ThreadCall *caller = nullptr;
        QObject *scope = nullptr; ///< On the other thread.
    };

    void finish(Result<T> result)
    {
        const Done done = std::exchange(m_done, nullptr);
        setParent(nullptr); // which may be destroyed by what comes now
        deleteLater();
        done(std::move(result));
    }

    Done m_done; ///< Stays on this thread, with all that it captured.
    std::shared_ptr<Line> m_line;
};

/// Runs @p question on the thread of @p desk, and then @p done with its answer on this thread, from the event loop;
/// never when @p context, of this thread, is destroyed before. @p scope, the question's context, is destroyed on its
/// thread when the answer was given, when nobody waits for it any more, or with @p desk. @p desk must be alive now.
/// @return the call, which deletes itself
template<typename T>
QPointer<ThreadCall<T>> askOnThread(
    QObject *desk, QObject *context, std::function<void(Result<T>)> done, typename ThreadCall<T>::Question question)
{
    auto *call = new ThreadCall<T>(context, std::move(done));
    call->ask(desk, std::move(question));
    return call;
}
} // namespace Countersign
