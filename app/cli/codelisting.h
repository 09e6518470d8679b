// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/table.h"
#include "core/otp/account.h"
#include "core/otp/otpgenerator.h"

#include <QList>

#include <optional>

namespace Countersign
{
class JsonWriter;
class VaultSession;

/// One account and its codes at one moment.
struct ListedCode
{
    AccountSummary account;
    std::optional<CodeWindow> current; ///< None for counter-based accounts and entries that need repair.
    std::optional<CodeWindow> next; ///< Time-based accounts only.
};

/// The codes of @p accounts at @p time. Counters are not advanced.
[[nodiscard]] QList<ListedCode> listCodes(
    const VaultSession &session, const QList<AccountSummary> &accounts, UnixTime time);

/// The array that "code --json" promises: "id", "issuer", "name", "code", "next", "validUntil". Null where there is
/// no code, no next one, or no end.
void writeCodes(JsonWriter &json, const QList<ListedCode> &codes);

enum class ShownCode { Current, Next };

/// The same for people, with the seconds left at @p now for current codes.
[[nodiscard]] Table codeTable(const QList<ListedCode> &codes, ShownCode shown, UnixTime now);

/// Is there an account whose code has to be asked for by itself?
[[nodiscard]] bool hasCounterAccount(const QList<ListedCode> &codes);
} // namespace Countersign
