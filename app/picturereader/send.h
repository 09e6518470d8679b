// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminance.h"

namespace Countersign
{
/// Makes standard input and output fit for bytes. Once, before anything is read or written.
void prepareStreams();

/// Writes a picture to standard output, as core/scan/pictureprotocol.h says. @return false when nobody reads it.
[[nodiscard]] bool sendPicture(const Luminance &picture);
} // namespace Countersign
