// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands/command.h"
#include "app/cli/console.h"
#include "app/cli/terminal.h"
#include "app/cli/usage.h"
#include "app/hardening.h"
#include "core/base/clock.h"
#include "core/base/randomsource.h"

#include <QCoreApplication>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
int codeOf(ExitCode code, const Console &console)
{
    // A script must not take half an answer for a whole one.
    return static_cast<int>(code == ExitCode::Done && !console.isIntact() ? ExitCode::Failed : code);
}

ExitCode showHelp(const Arguments &arguments, Console &console)
{
    const CommandSpec *spec = arguments.operands.isEmpty() ? nullptr : findCommand(arguments.operands.first());
    console.print(helpText(spec ? std::optional(spec->kind) : std::nullopt));
    return ExitCode::Done;
}

ExitCode runCommand(QCoreApplication &application, const Arguments &arguments, Console &console)
{
    const SystemClock clock;
    SystemRandomSource random;
    const std::unique_ptr<Command> command = makeCommand(arguments.command, {arguments, console, clock, random});
    QObject::connect(command.get(), &Command::finished, &application,
        [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); });
    QMetaObject::invokeMethod(command.get(), &Command::start, Qt::QueuedConnection);
    return static_cast<ExitCode>(QCoreApplication::exec());
}

int run(QCoreApplication &application)
{
    Terminal::prepare();
    Console console;
    const auto arguments = parseArguments(QCoreApplication::arguments().mid(1));
    if (!arguments) {
        console.message(arguments.error().message);
        console.printError(shortUsage(arguments.error().command));
        return static_cast<int>(ExitCode::Usage);
    }
    if (arguments->versionOnly) {
        console.printLine(u"countersign-cli "_s + QCoreApplication::applicationVersion());
        return codeOf(ExitCode::Done, console);
    }
    if (arguments->command == CommandKind::Help)
        return codeOf(showHelp(*arguments, console), console);
    return codeOf(runCommand(application, *arguments, console), console);
}
} // namespace
} // namespace Countersign

int main(int argc, char *argv[])
{
    Countersign::hardenProcess();
    QCoreApplication application(argc, argv);
    // The same name as the window's, since settings and default paths follow it.
    QCoreApplication::setApplicationName(QStringLiteral("countersign"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));
    return Countersign::run(application);
}
