// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrvariant.h"

#include "core/scan/luminancefilter.h"
#include "core/scan/luminancetransform.h"

#include <algorithm>
#include <array>

namespace Countersign
{
namespace
{
using LuminanceFilter::Ink;

int shortSide(const LuminanceView &picture)
{
    return std::min(picture.width, picture.height);
}

/// The neighbourhood to compare with: a @p share of the picture, but never so small that it fits into a module.
int radiusFor(const LuminanceView &picture, int share)
{
    return std::clamp(shortSide(picture) / share, 10, 200);
}

template<int share, int margin, Ink ink>
QrPass thresholded(const LuminanceView &picture, const PictureMapping &mapping)
{
    const int radius = radiusFor(picture, share);
    return lookForQrCodes(
        LuminanceFilter::thresholded(picture, radius, margin, ink).view(), mapping, QrBinarizer::Ready);
}

QrPass inverted(const LuminanceView &picture, const PictureMapping &mapping)
{
    return lookForQrCodes(LuminanceTransform::inverted(picture).view(), mapping);
}

QrPass mirrored(const LuminanceView &picture, const PictureMapping &mapping)
{
    return lookForQrCodes(
        LuminanceTransform::mirrored(picture).view(), PictureMapping::mirrored(picture.width).then(mapping));
}

QrPass global(const LuminanceView &picture, const PictureMapping &mapping)
{
    return lookForQrCodes(picture, mapping, QrBinarizer::Global);
}

template<int radius, int percent>
QrPass sharpened(const LuminanceView &picture, const PictureMapping &mapping)
{
    return lookForQrCodes(LuminanceFilter::sharpened(picture, radius, percent).view(), mapping);
}

template<int radius>
QrPass smoothed(const LuminanceView &picture, const PictureMapping &mapping)
{
    return lookForQrCodes(LuminanceFilter::smoothed(picture, radius, radius).view(), mapping);
}

/// Smaller, and then in the way of another variant.
template<int factor, auto look>
QrPass reduced(const LuminanceView &picture, const PictureMapping &mapping)
{
    constexpr int smallest = 100;
    if (shortSide(picture) / factor < smallest)
        return {};
    return look(
        LuminanceTransform::reduced(picture, factor).view(), PictureMapping::scaled(1.0 / factor).then(mapping));
}

template<int factor, auto look>
QrPass enlarged(const LuminanceView &picture, const PictureMapping &mapping)
{
    return look(LuminanceTransform::enlarged(picture, factor).view(), PictureMapping::scaled(factor).then(mapping));
}

QrPass plain(const LuminanceView &picture, const PictureMapping &mapping)
{
    return lookForQrCodes(picture, mapping);
}

constexpr std::array forPictures{
    QrVariant{"inverted", inverted},
    QrVariant{"threshold", thresholded<12, 3, Ink::Dark>},
    QrVariant{"half", reduced<2, plain>},
    QrVariant{"half, threshold", reduced<2, thresholded<12, 3, Ink::Dark>>},
    QrVariant{"sharpened", sharpened<4, 200>},
    QrVariant{"threshold, light", thresholded<12, 3, Ink::Light>},
    QrVariant{"smoothed", smoothed<1>},
    QrVariant{"third, threshold", reduced<3, thresholded<12, 3, Ink::Dark>>},
    QrVariant{"global", global},
    QrVariant{"half, threshold, light", reduced<2, thresholded<12, 3, Ink::Light>>},
    QrVariant{"mirrored", mirrored},
};

constexpr std::array forRegions{
    QrVariant{"threshold", thresholded<8, 0, Ink::Dark>},
    QrVariant{"double", enlarged<2, plain>},
    QrVariant{"double, sharpened", enlarged<2, sharpened<5, 200>>},
    QrVariant{"double, threshold", enlarged<2, thresholded<8, 0, Ink::Dark>>},
    QrVariant{"smoothed", smoothed<2>},
    QrVariant{"threshold, light", thresholded<8, 0, Ink::Light>},
    QrVariant{"half, threshold", reduced<2, thresholded<8, 0, Ink::Dark>>},
};
} // namespace

std::span<const QrVariant> qrVariantsForPictures()
{
    return forPictures;
}

std::span<const QrVariant> qrVariantsForRegions()
{
    return forRegions;
}
} // namespace Countersign
