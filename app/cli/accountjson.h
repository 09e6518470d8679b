// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/account.h"

namespace Countersign
{
class Console;
class JsonWriter;

enum class SecretDisplay { Hidden, Shown };

/// The members "type", "issuer", "name", "secret", "algorithm", "digits", "period", "counter" of an object that the
/// caller begins and ends. Numbers are always there: period is 30 for counter-based accounts, counter 0 for all
/// others.
/// @p secret is written in base32 without padding; null leaves the member out.
void writeAccountMembers(JsonWriter &json, const AccountSummary &account, const SecretBytes *secret);

/// The same of a whole account, as one object.
void writeAccount(JsonWriter &json, const Account &account, SecretDisplay display);

/// Prints what was written, on a line of its own.
void printJsonLine(Console &console, JsonWriter &json);

/// Without braces, as "list --json" shows it and a QUERY takes it.
[[nodiscard]] QString idText(AccountId id);
} // namespace Countersign
