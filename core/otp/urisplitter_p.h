// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace Countersign
{
/// One name=value of a setup link.
struct UriParameter
{
    QString name; ///< Decoded, as written.
    QByteArrayView rawValue; ///< Not decoded: may be secret.

    [[nodiscard]] bool is(QLatin1String other) const { return name.compare(other, Qt::CaseInsensitive) == 0; }
};

/// A setup link in its parts, none decoded but the parameters' names. The views point into the text it was made of.
struct UriParts
{
    QByteArrayView type; ///< What stands before the label: "totp".
    QByteArrayView label; ///< Everything after the first '/'.
    std::vector<UriParameter> parameters;
    bool missingAmpersand = false; ///< "issuer=Xperiod=30" was taken for two parameters.
    bool hasHash = false; ///< A raw '#' is part of the label or of a text parameter.
};

enum class UriForm {
    TypeAndLabel, ///< otpauth://totp/label?…
    LabelOnly, ///< motp://label?…
};

/// Splits what follows "scheme://". Not a general URI parser, since setup links are often not valid URIs: labels hold
/// raw '?', '#' and spaces. The query therefore starts at the last '?' after which there is a secret, and '#' ends only
/// the parameters that cannot have one.
[[nodiscard]] UriParts splitUri(QByteArrayView text, UriForm form);

/// What a '+' stands for: itself in labels, a space in parameters.
enum class PlusSign { Plus, Space };

struct DecodedBytes
{
    SecretBytes bytes;
    bool broken = false; ///< A '%' without two hexadecimal digits after it was kept as it is.
};

/// Decodes percent escapes once.
[[nodiscard]] DecodedBytes percentDecoded(QByteArrayView raw, PlusSign plus);

struct DecodedText
{
    QString text; ///< storedText()
    bool broken = false; ///< As above, or not UTF-8 (then with U+FFFD).
};

/// For labels and parameters that are not secret.
[[nodiscard]] DecodedText decodedText(QByteArrayView raw, PlusSign plus);
} // namespace Countersign
