// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountrowtext.h"

namespace Countersign
{
namespace
{
constexpr std::chrono::seconds secondsShownUpTo{99};

int wholeMinutes(std::chrono::seconds left)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::minutes>(left).count());
}

int wholeSeconds(std::chrono::seconds left)
{
    return static_cast<int>(left.count());
}
} // namespace

QString AccountRowText::spokenName(const AccountRow &row)
{
    const QString second = subtitle(row);
    //: Read aloud. %1 issuer, %2 account name.
    return second.isEmpty() ? title(row) : tr("%1, %2").arg(title(row), second);
}

QString AccountRowText::spokenTimeBased(const AccountRow &row)
{
    const QString code = spokenCode(row.code, row.style);
    if (row.isExpiring())
        //: Read aloud. %1 account, %2 code digit by digit, %3 e.g. "3 seconds", %4 next code digit by digit.
        return tr("%1, code %2, %3 left, next code %4")
            .arg(spokenName(row), code, spokenTime(row.left), spokenCode(row.nextCode, row.style));
    //: Read aloud. %1 account, %2 code digit by digit, %3 e.g. "18 seconds".
    return tr("%1, code %2, %3 left").arg(spokenName(row), code, spokenTime(row.left));
}

QString AccountRowText::title(const AccountRow &row)
{
    //: Stands for an account that has neither issuer nor name.
    return row.title().isEmpty() ? tr("Unnamed") : row.title();
}

QString AccountRowText::subtitle(const AccountRow &row)
{
    return row.issuer.isEmpty() ? QString() : row.name;
}

QString AccountRowText::timeLeft(std::chrono::seconds left)
{
    if (left > secondsShownUpTo)
        //: Time left until the code changes, short. %1 minutes.
        return tr("%1 min").arg(wholeMinutes(left));
    //: Time left until the code changes, short. %1 seconds.
    return tr("%1 s").arg(wholeSeconds(left));
}

QString AccountRowText::spokenTime(std::chrono::seconds left)
{
    return left > secondsShownUpTo ? tr("%n minute(s)", nullptr, wholeMinutes(left))
                                   : tr("%n second(s)", nullptr, wholeSeconds(left));
}

QString AccountRowText::button(const AccountRow &row)
{
    switch (row.kind) {
    case AccountRow::Kind::TimeBased:
        if (!row.isExpiring() || row.copied == AccountRow::Copied::Next)
            return {};
        //: Button in a row. %1 the code that follows.
        return tr("Next %1").arg(groupedCode(row.nextCode, row.style));
    case AccountRow::Kind::Counter:
        return tr("Next code");
    case AccountRow::Kind::NewCounter:
        return tr("Get code");
    case AccountRow::Kind::NeedsRepair:
        return tr("Show why");
    }
    return {};
}

QString AccountRowText::label(const AccountRow &row)
{
    if (row.copied == AccountRow::Copied::Current)
        //: In the row whose code was copied.
        return tr("Copied");
    if (row.copied == AccountRow::Copied::Next)
        //: In the row whose next code was copied. %1 e.g. "3 s".
        return tr("Next copied, works in %1").arg(timeLeft(row.left));
    if (row.kind == AccountRow::Kind::Counter)
        //: Which of the counter's codes this is.
        return tr("No. %1").arg(row.counter);
    return {};
}

QString AccountRowText::spoken(const AccountRow &row)
{
    switch (row.kind) {
    case AccountRow::Kind::TimeBased:
        return spokenTimeBased(row);
    case AccountRow::Kind::Counter:
        //: Read aloud. %1 account, %2 code digit by digit, %3 the counter's value.
        return tr("%1, code %2, number %3")
            .arg(spokenName(row), spokenCode(row.code, row.style), QString::number(row.counter));
    case AccountRow::Kind::NewCounter:
        //: Read aloud. %1 account.
        return tr("%1, no code made yet").arg(spokenName(row));
    case AccountRow::Kind::NeedsRepair:
        //: Read aloud. %1 account.
        return tr("%1, needs repair").arg(spokenName(row));
    }
    return {};
}

QString AccountRowText::spokenHint(const AccountRow &row)
{
    switch (row.kind) {
    case AccountRow::Kind::TimeBased:
        if (row.isExpiring())
            return tr("Shift+Enter copies the next code.");
        break;
    case AccountRow::Kind::Counter:
        return tr("Shift+Enter makes the next code and copies it.");
    case AccountRow::Kind::NewCounter:
        return tr("Enter makes the first code and copies it.");
    case AccountRow::Kind::NeedsRepair:
        return tr("Enter tells why.");
    }
    return row.pinned ? tr("Pinned. Enter copies. Menu key for more.") : tr("Enter copies. Menu key for more.");
}
} // namespace Countersign
