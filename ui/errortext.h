// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

/// The sentences a person reads when something did not work: what happened, why, what to do. GUI thread.
///
/// Each function answers every ErrorCode; the compiler complains about one that is missing. An Error's detail is
/// for logs and is never shown.
namespace Countersign::ErrorText
{
/// What happened, one full sentence, when the caller has none that names the thing: "The vault wasn't opened."
[[nodiscard]] QString whatHappened(ErrorCode code);
/// Why, as full sentences.
[[nodiscard]] QString why(ErrorCode code);
/// What to do next, as full sentences. Never empty.
[[nodiscard]] QString whatToDo(ErrorCode code);

/// All three.
[[nodiscard]] QString message(const Error &error);
/// The same, but beginning with the caller's own sentence, such as "GitHub wasn't saved."
[[nodiscard]] QString message(const QString &whatHappened, const Error &error);
} // namespace Countersign::ErrorText
