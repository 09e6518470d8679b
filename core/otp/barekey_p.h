// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <QByteArrayView>

namespace Countersign
{
/// How a text without a link in it looks.
enum class BareKeyLook {
    Words, ///< Something else.
    Key,
    DamagedKey, ///< A key with one or two characters in it that no key has.
};

/// The rule described at readSetupText(). @p text is trimmed.
[[nodiscard]] BareKeyLook bareKeyLook(QByteArrayView text);

/// What follows a title such as "Your key:", if that is clearly a key; else empty.
[[nodiscard]] QByteArrayView keyAfterTitle(QByteArrayView text);
} // namespace Countersign
