// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/passwordtext.h"

#include <QString>
#include <QUtf8StringView>

#include <algorithm>

namespace Countersign
{
SecretBytes normalizedPassword(const SecretBytes &utf8)
{
    const auto bytes = utf8.span();
    const bool isAscii = std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte < 0x80; });
    if (isAscii || !utf8.view().isValidUtf8())
        return utf8.clone();
    QString typed = QString::fromUtf8(utf8.view());
    QString normalized = typed.normalized(QString::NormalizationForm_C);
    wipe(typed);
    SecretBytes result = SecretBytes::fromString(normalized);
    wipe(normalized);
    return result;
}
} // namespace Countersign
