// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>
#include <type_traits>
#include <utility>

namespace Countersign
{
/// Runs @p job on @p pool and then @p done with its result on @p context's thread. If the context dies first, the
/// job still runs to its end and its result is dropped; @p done is then never called.
///
/// The job may capture and return move-only things. It must not throw, and must not touch what belongs to another
/// thread: everything it needs is moved or copied into it.
///
/// QFuture::then(context, …) is not used: on Qt 6.4 it aborts or loses the continuation when the context dies first.
template<typename Job, typename Done>
void runInBackground(QThreadPool &pool, QObject *context, Job job, Done done)
{
    using Value = std::invoke_result_t<Job>;
    auto *watcher = new QFutureWatcher<Value>(context);
    // Shared, because Qt 6.4 wants copyable functors here; there is only ever one user.
    auto sharedJob = std::make_shared<Job>(std::move(job));
    auto sharedDone = std::make_shared<Done>(std::move(done));
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, sharedDone] {
        watcher->deleteLater();
        if constexpr (std::is_void_v<Value>)
            (*sharedDone)();
        else
            (*sharedDone)(watcher->future().takeResult());
    });
    watcher->setFuture(QtConcurrent::run(&pool, [sharedJob = std::move(sharedJob)]() mutable {
        // The job's captures (keys among them) die with the job, in its own thread.
        const auto owned = std::exchange(sharedJob, nullptr);
        return (*owned)();
    }));
}
} // namespace Countersign
