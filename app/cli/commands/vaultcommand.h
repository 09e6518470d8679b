// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/command.h"
#include "app/cli/vaultaccess.h"

#include <QList>

namespace Countersign
{
/// A command that needs the vault: start() opens it and calls run(), or fails with the right exit code.
class VaultCommand : public Command
{
    Q_OBJECT

public:
    explicit VaultCommand(const CliContext &context, QObject *parent = nullptr);

    void start() override;

protected:
    /// The session is Open, or in NoVault.
    virtual void run() = 0;

    [[nodiscard]] VaultAccess &vault() { return m_vault; }
    [[nodiscard]] VaultSession &session() { return m_vault.session(); }

    /// The accounts that the operands mean. Nothing matched: says so, finishes and returns nothing; but an empty
    /// vault without a query is an empty list.
    [[nodiscard]] std::optional<QList<AccountSummary>> matchingAccounts();

private:
    VaultAccess m_vault;
};
} // namespace Countersign
