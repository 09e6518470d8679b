// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/codelisting.h"
#include "app/cli/commands/vaultcommand.h"

namespace Countersign
{
/// "code": the codes of the moment. A counter-based account that is the one match of a query is advanced, on disk
/// first.
class CodeCommand final : public VaultCommand
{
    Q_OBJECT

public:
    using VaultCommand::VaultCommand;

protected:
    void run() override;

private:
    void advance(const AccountSummary &account);
    void print(const QList<ListedCode> &codes);
    void printPlainly(const QList<ListedCode> &codes);
};
} // namespace Countersign
