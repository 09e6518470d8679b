// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicontext.h"
#include "app/cli/exitcode.h"
#include "core/base/error.h"

#include <QObject>

#include <memory>

namespace Countersign
{
enum class CommandKind : std::uint8_t;

/// One command of the program, from start() to finished(). Lives on the main thread.
class Command : public QObject
{
    Q_OBJECT

public:
    explicit Command(const CliContext &context, QObject *parent = nullptr)
        : QObject(parent)
        , m_context(context)
    {
    }

    /// Returns at once or works until finished(); called once, from the event loop.
    virtual void start() = 0;

Q_SIGNALS:
    /// Emitted exactly once.
    void finished(Countersign::ExitCode code);

protected:
    [[nodiscard]] const Arguments &arguments() const { return m_context.arguments; }
    [[nodiscard]] Console &console() const { return m_context.console; }
    [[nodiscard]] const CliContext &context() const { return m_context; }

    void finish(ExitCode code) { Q_EMIT finished(code); }
    /// Says what went wrong and finishes.
    void fail(ErrorCode code);
    void fail(const QString &text, ExitCode code = ExitCode::Failed);

private:
    CliContext m_context;
};

/// The object for a command; none for CommandKind::Help, which needs no event loop.
[[nodiscard]] std::unique_ptr<Command> makeCommand(CommandKind kind, const CliContext &context);
} // namespace Countersign
