// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/slotscommand.h"

#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/vaultaccess.h"
#include "app/cli/waysintext.h"

namespace Countersign
{
namespace
{
VaultSession::Options optionsOf(const Arguments &arguments)
{
    VaultSession::Options options;
    options.path = VaultAccess::pathOf(arguments);
    return options;
}
} // namespace

SlotsCommand::SlotsCommand(const CliContext &context, QObject *parent)
    : Command(context, parent)
    , m_session(optionsOf(context.arguments), context.clock, context.random, nullptr)
{
}

void SlotsCommand::start()
{
    connect(&m_session, &VaultSession::stateChanged, this, [this](VaultSession::State state) {
        if (state == VaultSession::State::NoVault)
            fail(ErrorCode::FileNotFound);
        else if (state == VaultSession::State::Closed)
            showWays();
    });
    m_session.load();
}

void SlotsCommand::showWays()
{
    const ErrorCode code = m_session.problem().error.code;
    // Without a keychain to ask, a healthy vault ends in one of these.
    const bool isReadable = code == ErrorCode::PasswordNeeded || code == ErrorCode::NoWayIn;
    if (!isReadable && m_session.keySlots().isEmpty())
        return fail(code);
    printWaysIn(console(), m_session.keySlots(), arguments().json);
    finish(ExitCode::Done);
}
} // namespace Countersign
