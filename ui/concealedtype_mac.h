// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace Countersign
{
/// The internal name under which SecretMimeData offers the mark of nspasteboard.org.
inline constexpr QLatin1String concealedTypeMime("application/x-nspasteboard-concealed-type");

/// Makes Qt hand that mark to the pasteboard as org.nspasteboard.ConcealedType. Cheap when called again. macOS, with
/// Qt 6.5 or later; before, Qt has no public way for it.
void registerConcealedType();
} // namespace Countersign
