// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <QString>
#include <QStringList>

namespace Countersign
{
/// What was noticed while reading a setup text, one English sentence each.
[[nodiscard]] QStringList setupNoteTexts(const std::vector<SetupNoteItem> &notes);

/// The decision to make, as a question. @p detail as in SetupReading.
[[nodiscard]] QString setupQuestionText(SetupQuestion question, const QString &detail);

/// What taking this candidate means, as a short phrase.
[[nodiscard]] QString setupAnswerText(const SetupCandidate &candidate);

/// Why nothing can be made of a text and what to do.
[[nodiscard]] QString setupRefusalText(SetupRefusal refusal, const QString &detail);

/// The verdict's name in JSON: "ok", "question", "refused".
[[nodiscard]] QLatin1String setupVerdictName(SetupReading::Verdict verdict);

/// The JSON member "reason": why it was refused, what is asked, or nothing.
[[nodiscard]] QString setupReasonText(const SetupReading &reading);
} // namespace Countersign
