// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"
#include "core/otp/urisplitter_p.h"

#include <QByteArrayView>

namespace Countersign
{
/// Reads what follows "otpauth://" (UriForm::TypeAndLabel) or "motp://" (UriForm::LabelOnly) by the rules of the Key
/// URI Format, as far as links in the wild keep to them. See SetupReading.
[[nodiscard]] SetupReading readOtpauthUri(QByteArrayView text, UriForm form);

/// A parameter (decoded, any case) that readOtpauthUri() understands in links of this type. All others are kept.
[[nodiscard]] bool isKnownUriParameter(QByteArrayView name, QByteArrayView value, OtpType type);

/// Reads parameters alone: the type is TOTP unless they say otherwise, and there is no label.
[[nodiscard]] SetupReading readOtpauthParts(const UriParts &parts);
} // namespace Countersign
