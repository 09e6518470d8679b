// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

namespace Countersign
{
/// A QR code as a square of modules, without the light border (4 modules, ISO/IEC 18004) that must surround it.
struct QrModules
{
    int size = 0; ///< Modules a side, 21 to 177.
    SecretBytes dark; ///< size × size bytes, row by row: 1 for dark, 0 for light.

    [[nodiscard]] bool isDark(int x, int y) const
    {
        return dark.data()[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)]
            != 0;
    }
};

/// Makes a QR code with error correction level M. @p text is UTF-8; plain ASCII is written without a character set
/// marker, which some readers stumble over. Pure, any thread.
/// Errors: InvalidArgument when the text is empty, not UTF-8, or longer than a QR code holds (2331 bytes).
[[nodiscard]] Result<QrModules> encodeQrCode(const SecretBytes &text);
} // namespace Countersign
