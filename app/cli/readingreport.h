// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/accountjson.h"
#include "core/otp/setupreading.h"

namespace Countersign
{
/// The object that "parse --json" promises: "verdict", "account", "notes", "candidates", "reason"; for a Google export
/// also "accounts" and "batch". "account" is the suggested candidate of a question, and null when there is none.
void writeReading(JsonWriter &json, const SetupReading &reading, SecretDisplay display);

/// The same for people, with the codes of @p now to compare.
[[nodiscard]] SecretBytes readingText(const SetupReading &reading, SecretDisplay display, UnixTime now);

/// The candidates of a question, one a line, numbered from 1, each with its code of @p now.
[[nodiscard]] QString candidatesText(const std::vector<SetupCandidate> &candidates, UnixTime now);
} // namespace Countersign
