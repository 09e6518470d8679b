// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/otp/account.h"
#include "core/vault/jsontree.h"
#include "core/vault/jsonwriter.h"

#include <QHash>
#include <QString>
#include <QUuid>

/// One entry of the database (FORMAT.md, entries) to and from an Account.
namespace Countersign::EntryCodec
{
using GroupNames = QHash<QUuid, QString>;
using GroupIds = QHash<QString, QUuid>;

/// The account's id is null when the entry has none. An error's detail names the member.
/// @return FileDamaged, UnsupportedType, UnsupportedAlgorithm, InvalidArgument, InvalidBase32 or EmptySecret: the
/// entry needs repair.
[[nodiscard]] Result<Account> decode(const JsonValue &entry, const GroupNames &groups);

/// @p groups must have all groups of the account.
void encode(const Account &account, const GroupIds &groups, JsonWriter &writer);

/// The entry's own id, if it has a usable one.
[[nodiscard]] QUuid idOf(const JsonValue &entry);
} // namespace Countersign::EntryCodec
