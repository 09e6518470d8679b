// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/setupsources.h"

#include <QString>

/// The words for pictures among several that gave nothing. Pure, GUI thread.
namespace Countersign::UnreadTexts
{
/// "2 of 5 pictures could not be read."; empty when all could be.
[[nodiscard]] QString heading(const SetupSources &sources);
/// Which, and why: "a.heic (a photo in the HEIC format), b.png (not a picture, or damaged)"; then those without a code.
[[nodiscard]] QString names(const SetupSources &sources);
} // namespace Countersign::UnreadTexts
