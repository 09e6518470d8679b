// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <QByteArrayView>
#include <QString>

namespace Countersign
{
struct ForeignPayload
{
    SetupRefusal refusal = SetupRefusal::None; ///< None: not one of the known kinds.
    QString detail; ///< See SetupRefusal.
};

/// Names the QR codes and links that people show an authenticator by mistake. @p text is trimmed.
[[nodiscard]] ForeignPayload recognizeForeignPayload(QByteArrayView text);

/// The text starts with @p prefix (lower case), in any case.
[[nodiscard]] bool startsWithIgnoringCase(QByteArrayView text, QByteArrayView prefix);
} // namespace Countersign
