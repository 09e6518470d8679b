// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/vaultcommand.h"
#include "core/vault/waysin.h"

namespace Countersign
{
/// protect: gives the vault a recovery password, a recovery key in a file, or both, beside the ways in that it has; or
/// changes or removes one (protectchange.cpp).
class ProtectCommand final : public VaultCommand
{
    Q_OBJECT

public:
    using VaultCommand::VaultCommand;

protected:
    void run() override;

private:
    [[nodiscard]] bool has(KeySlotInfo::Kind kind);
    void addPassword();
    void changeWays();
    [[nodiscard]] Result<WaysIn> newWays();
    void replace(WaysIn ways, const QString &keyFile);
    void addRecoveryKey();
    void report();
};
} // namespace Countersign
