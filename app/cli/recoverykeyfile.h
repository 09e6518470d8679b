// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace Countersign::RecoveryKeyFile
{
/// Writes @p key to a new file that only this user can read, in groups as one types it, and reads it back.
/// @return FileExists, or why it could not be written; nothing is left behind then
[[nodiscard]] Result<void> write(const QString &path, const SecretBytes &key);
} // namespace Countersign::RecoveryKeyFile
