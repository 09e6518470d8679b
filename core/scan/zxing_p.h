// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that knows which version of ZXing this is. Versions 1.4 to 2.3 are supported; code outside of this
// file uses only what they have in common: plain luminance pictures, `auto` for results, UTF-8 text.
#if !defined(ZX_USE_UTF8)
#define ZX_USE_UTF8 1
#endif

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#endif

namespace Countersign::Zxing
{
#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

/// Newer versions look for light codes on dark ground by themselves, which costs a second look at every picture.
template<typename T>
void lookForDarkOnLightOnly(T &options)
{
    if constexpr (requires { options.setTryInvert(false); })
        options.setTryInvert(false);
}

/// The writer's scale of error correction runs from 0 to 8, with two steps a level for QR codes; this is level M.
inline constexpr int mediumErrorCorrection = 3;
} // namespace Countersign::Zxing
