// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/command.h"

#include "app/cli/clierrortext.h"
#include "app/cli/commands/addcommand.h"
#include "app/cli/commands/codecommand.h"
#include "app/cli/commands/doctorcommand.h"
#include "app/cli/commands/listcommand.h"
#include "app/cli/commands/parsecommand.h"
#include "app/cli/commands/protectcommand.h"
#include "app/cli/commands/removecommand.h"
#include "app/cli/commands/scancommand.h"
#include "app/cli/commands/slotscommand.h"
#include "app/cli/commands/watchcommand.h"
#include "app/cli/commandtable.h"
#include "app/cli/console.h"

namespace Countersign
{
void Command::fail(ErrorCode code)
{
    fail(cliErrorText(code), exitCodeFor(code));
}

void Command::fail(const QString &text, ExitCode code)
{
    console().message(text);
    finish(code);
}

std::unique_ptr<Command> makeCommand(CommandKind kind, const CliContext &context)
{
    switch (kind) {
    case CommandKind::List:
        return std::make_unique<ListCommand>(context);
    case CommandKind::Code:
        return std::make_unique<CodeCommand>(context);
    case CommandKind::Add:
        return std::make_unique<AddCommand>(context);
    case CommandKind::Parse:
        return std::make_unique<ParseCommand>(context);
    case CommandKind::Scan:
        return std::make_unique<ScanCommand>(context);
    case CommandKind::Remove:
        return std::make_unique<RemoveCommand>(context);
    case CommandKind::Watch:
        return std::make_unique<WatchCommand>(context);
    case CommandKind::Slots:
        return std::make_unique<SlotsCommand>(context);
    case CommandKind::Protect:
        return std::make_unique<ProtectCommand>(context);
    case CommandKind::Doctor:
        return std::make_unique<DoctorCommand>(context);
    case CommandKind::Help:
        break;
    }
    return nullptr;
}
} // namespace Countersign
