// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace Countersign
{
/// All of standard input, up to 1 MiB; FileTooLarge beyond. Never passes through a stream's buffer.
[[nodiscard]] Result<SecretBytes> readStandardInput();

/// The first line of a file, without its end (LF or CR LF). May be a pipe, such as /dev/fd/3. FileNotFound,
/// FileUnreadable; FileTooLarge when the line is longer than 64 KiB.
[[nodiscard]] Result<SecretBytes> readFirstLine(const QString &path);
} // namespace Countersign
