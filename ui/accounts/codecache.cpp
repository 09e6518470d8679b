// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/codecache.h"

namespace Countersign
{
namespace
{
bool holds(const CodeWindow &window, UnixTime time)
{
    return !window.code.isEmpty() && window.validFrom <= time && time < window.validUntil;
}
} // namespace

CodeCache::Codes &CodeCache::codesAt(AccountId id, UnixTime time)
{
    // Scrolling through a large vault must not keep every code that was ever seen.
    constexpr qsizetype mostKept = 500;
    if (m_codes.size() > mostKept && !m_codes.contains(id))
        clear();
    Codes &codes = m_codes[id];
    if (holds(codes.current, time) || codes.failedAt == time)
        return codes;
    wipe(codes.current.code);
    if (holds(codes.next, time)) {
        codes.current = std::exchange(codes.next, {});
        return codes;
    }
    wipe(codes.next.code);
    codes.next = {};
    Result<CodeWindow> made = m_session.codeAt(id, time);
    codes.current = made ? std::move(*made) : CodeWindow{};
    codes.failedAt = made ? UnixTime{} : time;
    return codes;
}

CodeWindow CodeCache::current(AccountId id, UnixTime time)
{
    return codesAt(id, time).current;
}

CodeWindow CodeCache::next(AccountId id, UnixTime time)
{
    Codes &codes = codesAt(id, time);
    if (codes.next.code.isEmpty() && !codes.current.code.isEmpty()) {
        Result<CodeWindow> made = m_session.codeAfter(id, time);
        if (made)
            codes.next = std::move(*made);
    }
    return codes.next;
}

CodeWindow CodeCache::counterCode(AccountId id, UnixTime time) const
{
    return m_session.codeAt(id, time).value_or(CodeWindow{});
}

void CodeCache::clear()
{
    for (Codes &codes : m_codes) {
        wipe(codes.current.code);
        wipe(codes.next.code);
    }
    m_codes.clear();
}
} // namespace Countersign
