// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminanceview.h"

#include <QByteArrayList>

/// What Countersign's decoder is compared with. Both look for QR codes only, with their settings as they come.
namespace Countersign::OtherDecoders
{
[[nodiscard]] QByteArrayList zxing(const LuminanceView &picture);

[[nodiscard]] bool hasZbar();
/// Nothing when built without zbar.
[[nodiscard]] QByteArrayList zbar(const LuminanceView &picture);
} // namespace Countersign::OtherDecoders
