// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/vaultcommand.h"

namespace Countersign
{
class HealthCheck;

/// doctor: whether all is well, as the window's Safety page tells it. A vault that does not open is reported too.
class DoctorCommand final : public VaultCommand
{
    Q_OBJECT

public:
    using VaultCommand::VaultCommand;

    void start() override;

protected:
    void run() override;

private:
    void report(const HealthCheck &check);

    std::optional<VaultAccess::Failure> m_failure;
};
} // namespace Countersign
