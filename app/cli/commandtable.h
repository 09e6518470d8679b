// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QStringView>

#include <cstdint>
#include <optional>
#include <span>

namespace Countersign
{
enum class CommandKind : std::uint8_t { List, Code, Add, Parse, Scan, Remove, Watch, Slots, Protect, Doctor, Help };

/// A command as it is typed and explained. The help text, the parser and the tests of man page and completions all
/// read this one table.
struct CommandSpec
{
    CommandKind kind = CommandKind::Help;
    QLatin1String name;
    QLatin1String operands; ///< As in a synopsis: "[QUERY]".
    QLatin1String summary; ///< One line.
    QLatin1String details; ///< A paragraph or two for "help COMMAND".
};

enum class OptionKind : std::uint8_t {
    Vault,
    Demo,
    NoKeychain,
    PasswordFile,
    Json,
    ShowSecrets,
    Help,
    Version,
    Next,
    At,
    Image,
    Screen,
    Camera,
    Timeout,
    Issuer,
    Name,
    Choose,
    Force,
    Yes,
    RecoveryKeyOut,
    Change,
    RemoveWay,
    NewPasswordFile,
    RecoveryKeyFile,
};

struct OptionSpec
{
    OptionKind kind = OptionKind::Help;
    QLatin1String name; ///< With the dashes.
    /// What follows, as in a synopsis: "FILE". Empty: the option stands alone. "[NAME]": may be left out, so that it is
    /// taken only from "--option=value".
    QLatin1String value;
    std::optional<CommandKind> command; ///< The one command that knows it; none for global options.
    QLatin1String summary;
};

[[nodiscard]] std::span<const CommandSpec> allCommands();
[[nodiscard]] std::span<const OptionSpec> allOptions();
[[nodiscard]] const CommandSpec &commandSpec(CommandKind kind);
[[nodiscard]] const CommandSpec *findCommand(QStringView name);
/// @p name with its dashes; "-h" is "--help".
[[nodiscard]] const OptionSpec *findOption(QStringView name);
} // namespace Countersign
