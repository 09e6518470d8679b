// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/keychain.h"

#include <map>
#include <optional>

namespace Countersign
{
/// Keeps entries for as long as it lives, in this process: for the demo, and as a fake in tests, which can make every
/// call fail. Answers from the event loop, like the real one.
class MemoryKeychain final : public Keychain
{
public:
    void read(const QString &account, QObject *context, Done<SecretBytes> done) override;
    void write(const QString &account, SecretBytes secret, QObject *context, Done<void> done) override;
    void remove(const QString &account, QObject *context, Done<void> done) override;
    void probe(QObject *context, Done<KeychainBackend> done) override;

    /// From now on every call fails like this; nothing ends it.
    void setFailure(std::optional<ErrorCode> failure) { m_failure = failure; }
    /// From now on calls are never answered (a service that hangs).
    void setSilent(bool silent) { m_silent = silent; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    std::map<QString, SecretBytes> m_entries;
    std::optional<ErrorCode> m_failure;
    bool m_silent = false;
};
} // namespace Countersign
