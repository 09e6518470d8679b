// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scan/luminance.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>

class QObject;

namespace Countersign
{
struct PictureReaderOptions
{
    QString program; ///< Path of countersign-picture-reader; empty: where it is installed, or beside this program.
    std::chrono::milliseconds timeout{60'000}; ///< Of the clock on the wall; its processor time is limited, too.
};

/// Reads a picture file's @p bytes: PNG, JPEG, WebP, SVG, GIF (its first frame) or BMP.
///
/// The work is done by a helper program, which may do little else: picture decoders have a long history of holes, and
/// this process may hold a vault; and the terminal program must not load a GUI library.
/// Returns at once. @p done is called exactly once, later, on this thread, from the event loop, unless @p context is
/// destroyed before; the helper is then ended.
/// Errors: ImageTooLarge (over 64 MiB or 100 megapixels), ImageUnreadable for all else; the detail tells a damaged or
/// unknown file from a helper that is missing, crashed or was too slow.
void readPicture(QByteArray bytes, QObject *context, std::function<void(Result<Luminance>)> done,
    const PictureReaderOptions &options = {});
} // namespace Countersign
