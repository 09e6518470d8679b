// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"

#include <QPointer>

#include <utility>

namespace Countersign
{
/// A done callback and who it is for. Called at most once, and only while its context lives.
template<typename T>
class PendingAnswer
{
public:
    PendingAnswer() = default;
    PendingAnswer(QObject *context, VaultSession::Done<T> done)
        : m_context(context)
        , m_done(std::move(done))
    {
    }
    void give(Result<T> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        if (m_context && done)
            done(std::move(result));
    }

private:
    QPointer<QObject> m_context;
    VaultSession::Done<T> m_done;
};
} // namespace Countersign
