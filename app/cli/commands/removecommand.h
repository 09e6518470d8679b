// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/vaultcommand.h"

namespace Countersign
{
/// "remove": moves accounts to the vault's trash, after asking the person if one is there.
class RemoveCommand final : public VaultCommand
{
    Q_OBJECT

public:
    using VaultCommand::VaultCommand;

protected:
    void run() override;

private:
    [[nodiscard]] static bool isConfirmed(const QList<AccountSummary> &accounts);
    void remove(const QList<AccountSummary> &accounts);
    void report(const QList<AccountSummary> &accounts);
};
} // namespace Countersign
