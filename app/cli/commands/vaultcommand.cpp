// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/vaultcommand.h"

#include "app/cli/accountquery.h"
#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

VaultCommand::VaultCommand(const CliContext &context, QObject *parent)
    : Command(context, parent)
    , m_vault(context)
{
}

void VaultCommand::start()
{
    m_vault.open([this](const std::optional<VaultAccess::Failure> &failure) {
        if (failure)
            fail(failure->text, exitCodeFor(failure->code));
        else
            run();
    });
}

std::optional<QList<AccountSummary>> VaultCommand::matchingAccounts()
{
    const AccountQuery query(arguments().query());
    QList<AccountSummary> found = query.filter(session().summaries());
    if (found.isEmpty() && !query.isEmpty()) {
        fail(u"No account matches."_s, ExitCode::NothingMatched);
        return std::nullopt;
    }
    return found;
}
} // namespace Countersign
