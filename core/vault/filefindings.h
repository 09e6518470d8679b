// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <optional>

namespace Countersign
{
/// What VaultSession::verifyFile() found beside a vault file that is whole.
struct FileFindings
{
    bool hasPrevious = false; ///< The content before the last change, which is kept beside the vault.
    UnixTime previousWritten{}; ///< Of that one; zero when there is none.
    std::optional<Error> previousProblem; ///< Why that one cannot be opened.

    friend bool operator==(const FileFindings &, const FileFindings &) = default;
};
} // namespace Countersign
