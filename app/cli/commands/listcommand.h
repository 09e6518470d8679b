// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/vaultcommand.h"

namespace Countersign
{
/// "list": the accounts, without codes.
class ListCommand final : public VaultCommand
{
    Q_OBJECT

public:
    using VaultCommand::VaultCommand;

protected:
    void run() override;

private:
    void printJson(const QList<AccountSummary> &accounts);
    void printTable(const QList<AccountSummary> &accounts);
    /// Only with --show-secrets; empty for an entry that cannot be read.
    [[nodiscard]] SecretBytes secretOf(AccountId id);
};
} // namespace Countersign
