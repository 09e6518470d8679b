// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminanceview.h"
#include "core/scan/qrcode.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace Countersign
{
struct QrSearchOptions
{
    /// When it is over, no further way of looking is begun. The first look is always taken and one look is not
    /// interrupted, so that a picture of 100 megapixels may take a few seconds all the same.
    std::chrono::milliseconds limit{1000};
    std::function<std::chrono::steady_clock::time_point()> now = &std::chrono::steady_clock::now;
    /// Called on the searching thread after each look, with the share that is done of what may have to be done: 0 to
    /// 1, never falling.
    std::function<void(double)> progress;
    /// Set by any thread to end the search before the next look; what was found until then is returned.
    std::shared_ptr<const std::atomic<bool>> cancelled;
};

/// Finds every QR code in a picture, in reading order (top to bottom, left to right), each text once. Light-on-dark,
/// mirrored, tiny, blurred and badly lit codes are looked for too. Texts that are spread over several codes are
/// joined when all parts are in the picture; the parts of others come as they are (see SequenceCollector).
/// Pure, any thread; not for the GUI thread. A null or empty view finds nothing.
[[nodiscard]] std::vector<QrCode> decodeQrCodes(const LuminanceView &picture, const QrSearchOptions &options = {});
} // namespace Countersign
