// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/widgets/glyph.h"

#include <QString>

namespace Countersign
{
/// What the problem page says about one cause, without widgets.
struct ProblemTexts
{
    /// Can it help, and if not, why?
    enum class Help {
        Yes,
        NotSet, ///< The file has no such way in.
        Useless, ///< The cause lies elsewhere.
    };

    /// What the green or yellow bar may claim.
    enum class Codes { StillHere, FileUntouched, FileMissing };

    Glyph glyph = Glyph::Warning;
    QString heading;
    QString text; ///< What happened and why.
    Codes codes = Codes::StillHere;
    QString retryTitle;
    QString retryText;
    bool passwordFirst = false; ///< The password is more likely to help than trying again.
    Help password = Help::Yes;
    QString advice; ///< When no row may help: what can be done; else empty.

    /// Every ErrorCode is answered; those that opening a vault does not give in general words.
    [[nodiscard]] static ProblemTexts of(const OpenProblem &problem, const QList<KeySlotInfo> &slots);

    /// What people call a back-end: from its id in the vault's header ("kwallet") or its name, as it stands.
    /// Empty for an empty one.
    [[nodiscard]] static QString keychainName(const QString &backend);
};
} // namespace Countersign
