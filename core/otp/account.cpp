// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/account.h"

namespace Countersign
{
Account Account::clone() const
{
    Account copy;
    copy.id = id;
    copy.parameters = parameters;
    copy.secret = secret.clone();
    copy.pin = pin.clone();
    copy.issuer = issuer;
    copy.name = name;
    copy.note = note;
    copy.groups = groups;
    copy.favorite = favorite;
    copy.created = created;
    copy.modified = modified;
    copy.unknownMembers = unknownMembers.clone();
    return copy;
}

bool isSameAccount(const Account &a, const Account &b)
{
    return a.parameters.type == b.parameters.type && a.parameters.algorithm == b.parameters.algorithm
        && a.parameters.digits == b.parameters.digits
        && (!a.parameters.isTimeBased() || a.parameters.period == b.parameters.period) && a.issuer == b.issuer
        && a.name == b.name && a.secret == b.secret && a.pin == b.pin;
}

AccountSummary summaryOf(const Account &account)
{
    return {.id = account.id,
        .parameters = account.parameters,
        .issuer = account.issuer,
        .name = account.name,
        .note = account.note,
        .groups = account.groups,
        .favorite = account.favorite,
        .needsRepair = false,
        .created = account.created,
        .modified = account.modified};
}
} // namespace Countersign
