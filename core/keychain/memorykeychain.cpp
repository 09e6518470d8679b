// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/memorykeychain.h"

#include <QMetaObject>
#include <QObject>

#include <memory>
#include <utility>

namespace Countersign
{
namespace
{
/// Calls @p done from the event loop, as long as @p context lives. Shared, because the loop wants copyable functors.
template<typename T>
void answerLater(QObject *context, Keychain::Done<T> done, Result<T> answer)
{
    auto shared = std::make_shared<Result<T>>(std::move(answer));
    QMetaObject::invokeMethod(
        context, [done = std::move(done), shared] { done(std::move(*shared)); }, Qt::QueuedConnection);
}
} // namespace

void MemoryKeychain::read(const QString &account, QObject *context, Done<SecretBytes> done)
{
    if (m_silent)
        return;
    const auto entry = m_entries.find(account);
    if (m_failure)
        answerLater<SecretBytes>(context, std::move(done), *m_failure);
    else if (entry == m_entries.end())
        answerLater<SecretBytes>(context, std::move(done), ErrorCode::KeychainEntryNotFound);
    else
        answerLater<SecretBytes>(context, std::move(done), entry->second.clone());
}

void MemoryKeychain::write(const QString &account, SecretBytes secret, QObject *context, Done<void> done)
{
    if (m_silent)
        return;
    if (m_failure)
        return answerLater<void>(context, std::move(done), *m_failure);
    m_entries.insert_or_assign(account, std::move(secret));
    answerLater<void>(context, std::move(done), success());
}

void MemoryKeychain::remove(const QString &account, QObject *context, Done<void> done)
{
    if (m_silent)
        return;
    if (m_failure)
        return answerLater<void>(context, std::move(done), *m_failure);
    m_entries.erase(account);
    answerLater<void>(context, std::move(done), success());
}

void MemoryKeychain::probe(QObject *context, Done<KeychainBackend> done)
{
    if (m_silent)
        return;
    if (m_failure)
        return answerLater<KeychainBackend>(context, std::move(done), *m_failure);
    answerLater<KeychainBackend>(
        context, std::move(done), KeychainBackend{QStringLiteral("memory"), QStringLiteral("a key that is not kept")});
}
} // namespace Countersign
