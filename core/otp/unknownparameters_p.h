// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/otp/urisplitter_p.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace Countersign
{
/// Parameters of a setup link that Countersign does not know (image, lock, codeDisplay, tags…). They are kept with the
/// account as {"countersign": {"uriParameters": {"name": "value" or ["value", …]}}} and written back into links.
/// Nobody knows what they hold, so they are treated like secrets. Never fetched, never opened.
struct UnknownParameters
{
    SecretBytes json; ///< For Account::unknownMembers; empty if there are none.
    QStringList names; ///< Each once, in their order.
};

/// @p unknown point into @p parts.
[[nodiscard]] UnknownParameters keepUnknownParameters(const std::vector<const UriParameter *> &unknown);

/// What keepUnknownParameters() kept, in the same order; empty if there is nothing of the kind in it.
[[nodiscard]] std::vector<std::pair<SecretBytes, SecretBytes>> keptUriParameters(const SecretBytes &unknownMembers);
} // namespace Countersign
