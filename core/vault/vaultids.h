// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUuid>

#include <optional>
#include <string_view>

namespace Countersign
{
class RandomSource;

/// A random UUID (RFC 4122 version 4) from our own source.
[[nodiscard]] Result<QUuid> randomUuid(RandomSource &random);
/// As the vault file has it: lower case, with hyphens, without braces.
[[nodiscard]] QString uuidText(const QUuid &uuid);
/// Nothing for anything that is not a UUID with hyphens, or is null.
[[nodiscard]] std::optional<QUuid> uuidFromText(std::string_view text);
} // namespace Countersign
