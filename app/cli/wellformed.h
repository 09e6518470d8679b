// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArrayView>

#include <string_view>

namespace Countersign
{
/// The text with every byte that is not part of well-formed UTF-8 (RFC 3629) replaced by U+FFFD. A QR code may hold
/// any bytes, JSON may not. Stays in wiped memory.
[[nodiscard]] SecretBytes wellFormedUtf8(QByteArrayView text);

/// The same, and every control character but the line feed replaced too: for a terminal, which would obey them.
[[nodiscard]] SecretBytes withoutControls(QByteArrayView text);

/// For JsonWriter, which takes views.
[[nodiscard]] inline std::string_view textView(const SecretBytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}
} // namespace Countersign
