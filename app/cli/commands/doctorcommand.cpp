// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/doctorcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/healthtext.h"
#include "core/health/healthcheck.h"

namespace Countersign
{
void DoctorCommand::start()
{
    vault().open([this](std::optional<VaultAccess::Failure> failure) {
        m_failure = std::move(failure);
        run();
    });
}

void DoctorCommand::run()
{
    if (session().state() == VaultSession::State::NoVault)
        return fail(ErrorCode::FileNotFound);
    auto *check = new HealthCheck(session(), askSystemClock, this);
    connect(check, &HealthCheck::finished, this, [this, check] { report(*check); });
    check->run(HealthCheck::Depth::Everything);
}

void DoctorCommand::report(const HealthCheck &check)
{
    printHealth(console(), check.report(), arguments().json);
    if (m_failure)
        return fail(m_failure->text, exitCodeFor(m_failure->code));
    finish(check.report().thingsToDo() > 0 ? ExitCode::Failed : ExitCode::Done);
}
} // namespace Countersign
