// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <array>
#include <vector>

namespace Countersign
{
/// A corner of a found code, in pixels of the picture.
struct QrPoint
{
    int x = 0;
    int y = 0;

    friend bool operator==(const QrPoint &, const QrPoint &) = default;
};

/// Clockwise from the code's own top left.
using QrOutline = std::array<QrPoint, 4>;

/// Which piece of a longer text a code holds: up to sixteen codes may share one text ("structured append",
/// ISO/IEC 18004 section 8).
struct QrPart
{
    int index = 0; ///< From 0.
    int count = 0; ///< 2 to 16; 0 for a code that stands alone.
    int parity = 0; ///< 0 to 255, the same in all codes of one text: the exclusive or of all its bytes.

    [[nodiscard]] bool isPart() const { return count > 1; }
    friend bool operator==(const QrPart &, const QrPart &) = default;
};

/// One QR code that was found. The text is treated as a secret, since it nearly always is one.
struct QrCode
{
    SecretBytes text; ///< UTF-8; a byte-mode payload that is not UTF-8 comes as its raw bytes.
    QrOutline corners{};
    QrPart part; ///< When it is one, the text is worth nothing without the others; see SequenceCollector.

    [[nodiscard]] QrCode clone() const { return {text.clone(), corners, part}; }
};

[[nodiscard]] inline std::vector<QrCode> clonesOf(const std::vector<QrCode> &codes)
{
    std::vector<QrCode> clones;
    clones.reserve(codes.size());
    for (const QrCode &code : codes)
        clones.push_back(code.clone());
    return clones;
}
} // namespace Countersign
