// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandtable.h"
#include "core/base/clock.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace Countersign
{
/// The command line, understood.
struct Arguments
{
    CommandKind command = CommandKind::Help;
    bool versionOnly = false; ///< --version; everything else is then without effect.
    QStringList operands; ///< What is neither command nor option; "-" stands for standard input.

    QString vaultFile; ///< Empty: the person's own vault.
    bool demo = false;
    bool noKeychain = false;
    QString passwordFile; ///< Empty: not given.
    bool json = false;
    bool showSecrets = false;

    bool next = false; ///< code
    std::optional<UnixTime> at; ///< code
    QStringList images; ///< add
    bool screen = false; ///< add
    std::optional<QString> camera; ///< add; a part of its name, or empty for the usual one
    std::optional<std::chrono::seconds> timeout; ///< add, with camera
    std::optional<QString> issuer; ///< add
    std::optional<QString> name; ///< add
    std::optional<int> choose; ///< add; counted from 1
    bool force = false; ///< add
    bool yes = false; ///< remove
    QString recoveryKeyOut; ///< protect; empty: not given
    enum class Way { Password, RecoveryKey };
    std::optional<Way> change; ///< protect
    std::optional<Way> remove; ///< protect
    QString newPasswordFile; ///< protect, with change; empty: not given
    QString recoveryKeyFile; ///< protect, with change or remove; empty: not given

    /// The operands as one search text.
    [[nodiscard]] QString query() const { return operands.join(u' '); }
};

/// What is wrong with the command line, as a sentence.
struct UsageError
{
    QString message;
    std::optional<CommandKind> command; ///< The one it belongs to, if it was recognised.
};

/// Reads @p words, the command line without the program's name. Options may stand before or after the command;
/// "--" ends them; "--option=value" and "--option value" are the same. Never repeats an operand in its messages,
/// since that may be a secret typed in the wrong place.
[[nodiscard]] tl::expected<Arguments, UsageError> parseArguments(const QStringList &words);
} // namespace Countersign
