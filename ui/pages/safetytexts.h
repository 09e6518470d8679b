// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/healthreport.h"
#include "ui/widgets/glyph.h"

#include <QList>
#include <QString>

namespace Countersign
{
/// What a line of the Safety page can do about itself.
enum class SafetyAction {
    Protect, ///< A recovery password or key, whichever is missing.
    PractisePassword,
    ChangePassword,
    RemovePassword,
    CheckKey,
    ReplaceKey,
    RemoveKey,
    PutKeyBack, ///< Into the keychain.
    ShowRepairs,
};

/// The words of the Safety page, without widgets.
struct SafetyTexts
{
    struct Choice
    {
        QString text; ///< With its mnemonic where it stands in a menu.
        SafetyAction action;

        friend bool operator==(const Choice &, const Choice &) = default;
    };

    Glyph glyph = Glyph::Info;
    QString title;
    QString facts; ///< One or two sentences.
    QString button; ///< Empty: the line has none.
    QList<Choice> choices; ///< One: the button does it. Several: the button opens a menu.

    /// @p now dates the facts.
    [[nodiscard]] static SafetyTexts of(const HealthLine &line, UnixTime now);
    [[nodiscard]] static QString stateWord(HealthState state);
    /// "Everything is safe", …
    [[nodiscard]] static QString headline(const HealthReport &report);
    /// What would become of the codes if this computer broke today.
    [[nodiscard]] static QString outlook(const HealthReport &report);

    friend bool operator==(const SafetyTexts &, const SafetyTexts &) = default;
};
} // namespace Countersign
