// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "core/base/error.h"

namespace Countersign
{
/// What happened and what to do about it, in English sentences. Never repeats the error's detail, which is for logs.
[[nodiscard]] QString cliErrorText(ErrorCode code);

/// How the program ends after this error.
[[nodiscard]] ExitCode exitCodeFor(ErrorCode code);
} // namespace Countersign
