// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <QString>

/// The words of the page that asks which of several readings is right. Pure, GUI thread.
namespace Countersign::QuestionTexts
{
/// The heading: "Which code does Steam expect?"
[[nodiscard]] QString question(const SetupReading &reading);
/// Why we ask, in one or two sentences.
[[nodiscard]] QString explanation(const SetupReading &reading);
/// What this reading is called on its card: "Steam code", "8 digits", "SHA-256".
[[nodiscard]] QString title(const SetupCandidate &candidate);
/// One line about it: "Five letters and digits. What the Steam app shows."
[[nodiscard]] QString description(const SetupCandidate &candidate);
/// Why it is the suggested one; empty when it isn't.
[[nodiscard]] QString suggestion(const SetupCandidate &candidate);
/// "What the QR code says, word for word."; empty when it doesn't.
[[nodiscard]] QString literalNote(const SetupCandidate &candidate);
/// The button that takes it: "Add with Steam code".
[[nodiscard]] QString addWith(const SetupCandidate &candidate);
} // namespace Countersign::QuestionTexts
