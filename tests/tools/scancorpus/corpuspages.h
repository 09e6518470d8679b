// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/tools/scancorpus/scancorpus.h"

namespace Countersign
{
/// CorpusKind::Desktop: windows with lines of text, pictures and icons, light and dark; modules of 2 to 4 pixels.
[[nodiscard]] CorpusPicture desktopPicture(std::uint32_t seed);
/// CorpusKind::Several.
[[nodiscard]] CorpusPicture pageOfCodes(std::uint32_t seed);
} // namespace Countersign
