// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/otp/account.h"

#include <QString>

#include <optional>

namespace Countersign
{
/// What to change; absent members stay as they are.
struct AccountEdit
{
    std::optional<QString> issuer;
    std::optional<QString> name;
    std::optional<QString> note;
    std::optional<bool> favorite;
    std::optional<OtpParameters> parameters; ///< validated() must accept it
};

/// What is to be taken in.
struct IncomingAccount
{
    Account account;
    /// The account whose key it replaces: it takes that one's place, note, groups and pin; the old one goes to the
    /// trash. Null: it comes at the end.
    AccountId replaces;
};

/// An entry that could not be read. It is kept verbatim in the file and does not stop the others.
struct RepairItem
{
    AccountId id; ///< Stable while the session lives; also in summaries(), with needsRepair.
    ErrorCode reason = ErrorCode::FileDamaged;
    QString detail; ///< Which member; never secret.
};
} // namespace Countersign
