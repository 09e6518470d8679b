// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/account.h"
#include "ui/widgets/codepainter.h"

#include <QMetaType>

#include <chrono>

namespace Countersign
{
/// What one row of the list says at one tick: the only thing that painting, copying and reading aloud look at, so
/// that they cannot disagree.
struct AccountRow
{
    enum class Kind {
        TimeBased,
        Counter, ///< With the code last made.
        NewCounter, ///< No code was made in this session yet.
        NeedsRepair,
    };
    /// What happened to this row in the last seconds.
    enum class Copied { No, Current, Next };

    AccountId id;
    QString issuer;
    QString name;
    bool pinned = false;
    Kind kind = Kind::TimeBased;
    CodeStyle style = CodeStyle::Digits;

    QString code; ///< Empty for NewCounter and NeedsRepair.
    QString nextCode; ///< Time-based only, in the last seconds only.
    std::chrono::seconds left{0}; ///< Time-based only: until the code changes.
    std::chrono::seconds period{30};
    std::uint64_t counter = 0; ///< Counter only: the number of the code.
    UnixTime validUntil{};

    Copied copied = Copied::No;
    QString sectionTitle; ///< Painted above the row when not empty.
    bool first = false;
    bool last = false;

    [[nodiscard]] bool isExpiring() const { return kind == Kind::TimeBased && !nextCode.isEmpty(); }
    /// What people call it: the issuer, else the name.
    [[nodiscard]] QString title() const { return issuer.isEmpty() ? name : issuer; }
};

/// In the last seconds of a code its successor is offered.
inline constexpr std::chrono::seconds expiringSpan{5};
} // namespace Countersign

Q_DECLARE_METATYPE(Countersign::AccountRow)
