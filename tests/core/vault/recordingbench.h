// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/vault/vaulttesting.h"

namespace Countersign
{
/// Sessions that remember when ways in were used.
struct RecordingBench : SessionBench
{
    [[nodiscard]] QString records() const { return folder.filePath(QStringLiteral("state/countersign/ways")); }
    std::unique_ptr<VaultSession> recorded(Keychain *chosen)
    {
        VaultSession::Options options{path(), timeout, ScryptCost{16, 8, 1}, records()};
        return std::make_unique<VaultSession>(std::move(options), clock, random, chosen);
    }
    /// With one account, a keychain slot and the password "right".
    bool make()
    {
        const auto session = loaded();
        Waiter<void> waiter;
        if (!SessionBench::add(*session, totpAccount(QStringLiteral("A"))))
            return false;
        session->addPassword(SecretBytes::fromString(u"right"), session.get(), waiter.done());
        return waiter.wait().has_value();
    }
};

inline KeySlotInfo slotOf(const VaultSession &session, KeySlotInfo::Kind kind)
{
    for (const KeySlotInfo &slot : session.keySlots()) {
        if (slot.kind == kind)
            return slot;
    }
    return {};
}
} // namespace Countersign
