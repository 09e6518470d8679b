// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"

#include <QHash>

namespace Countersign
{
/// Keeps the codes that were asked for until their time is up, so that painting and copying take the same code and a
/// tick does not compute it again. Wipes what it forgets.
class CodeCache
{
public:
    explicit CodeCache(const VaultSession &session)
        : m_session(session)
    {
    }
    CodeCache(const CodeCache &) = delete;
    CodeCache &operator=(const CodeCache &) = delete;
    ~CodeCache() { clear(); }

    /// The code of a time-based account that is right at @p time; empty code when it cannot be made.
    [[nodiscard]] CodeWindow current(AccountId id, UnixTime time);
    /// The one after it.
    [[nodiscard]] CodeWindow next(AccountId id, UnixTime time);
    /// The counter code last made in this session; empty when none was made yet. Not cached: it changes on command.
    [[nodiscard]] CodeWindow counterCode(AccountId id, UnixTime time) const;

    /// How many accounts have a code in here.
    [[nodiscard]] qsizetype size() const { return m_codes.size(); }
    void clear();

private:
    struct Codes
    {
        CodeWindow current;
        CodeWindow next;
        /// Nothing was known when last asked; not asked again in the same second.
        UnixTime failedAt{};
    };

    [[nodiscard]] Codes &codesAt(AccountId id, UnixTime time);

    const VaultSession &m_session;
    QHash<AccountId, Codes> m_codes;
};
} // namespace Countersign
