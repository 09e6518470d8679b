// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/command.h"
#include "core/vault/vaultsession.h"

namespace Countersign
{
/// slots: what opens the vault. The file's header says so in the clear, so nothing is opened and nobody is asked.
class SlotsCommand final : public Command
{
    Q_OBJECT

public:
    explicit SlotsCommand(const CliContext &context, QObject *parent = nullptr);

    void start() override;

private:
    void showWays();

    VaultSession m_session;
};
} // namespace Countersign
