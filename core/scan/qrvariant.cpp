// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrvariant.h"

#include "core/scan/luminancetransform.h"

#include <algorithm>
#include <array>

namespace Countersign
{
namespace
{
using LuminanceFilter::Ink;
using LuminanceFilter::Threshold;
using Contrast = QrVariant::Contrast;
using Side = QrVariant::Side;

/// A code has 21 modules and more, and each needs a pixel.
constexpr int smallestSide = 21;
/// The light border of thresholded pictures, in pixels.
constexpr int border = 8;

/// A picture that may be somebody else's or our own, and how it leads back to the original.
class Changed
{
public:
    Changed(const LuminanceView &view, const PictureMapping &mapping)
        : m_view(view)
        , m_mapping(mapping)
    {
    }

    [[nodiscard]] const LuminanceView &view() const { return m_view; }
    [[nodiscard]] const PictureMapping &mapping() const { return m_mapping; }

    void become(Luminance picture, const PictureMapping &mapping = {})
    {
        m_owned = std::move(picture);
        m_view = m_owned.view();
        m_mapping = mapping.then(m_mapping);
    }

private:
    Luminance m_owned;
    LuminanceView m_view;
    PictureMapping m_mapping;
};

/// Shows from the front what is turned away. The near side would become much larger than the far side was; the whole
/// is made smaller, so that it costs little more than the picture as it is.
void front(Changed &picture, double yaw, double pitch)
{
    constexpr double scale = 0.6;
    const LuminanceView view = picture.view();
    const int width = view.width * 7 / 5;
    const int height = view.height * 9 / 5;
    // The plane's far side takes more room than its near side.
    const auto middle = [](double size, double degrees) { return size / 2 * (1 - degrees / 25 * 0.15); };
    const PictureMapping mapping = PictureMapping::shifted(-middle(width, yaw), -middle(height, pitch))
                                       .then(PictureMapping::scaled(scale))
                                       .then(PictureMapping::fronted(yaw, pitch, view.width / 2.0, view.height / 2.0,
                                           std::max(view.width, view.height)));
    picture.become(LuminanceTransform::warped(view, mapping, width, height), mapping);
}

constexpr Threshold light(Threshold threshold)
{
    threshold.ink = Ink::Light;
    return threshold;
}

//                              radius, margin, smoothing, sharpening, gain
constexpr Threshold sharpWide{30, 2, 0, 5, 3, Ink::Dark, border};
constexpr Threshold sharpFine{16, 2, 1, 3, 3, Ink::Dark, border};
constexpr Threshold sharpest{12, 1, 1, 4, 6, Ink::Dark, border};
constexpr Threshold deblurred{12, 0, 1, 6, 6, Ink::Dark, border};
constexpr Threshold washedOut{20, 0, 1, 8, 10, Ink::Dark, border};
constexpr Threshold grown{40, 2, 0, 2, 3, Ink::Dark, border};
constexpr Threshold calm{12, 2, 1, 0, 0, Ink::Dark, border};
constexpr Threshold fine{7, 2, 0, 0, 0, Ink::Dark, border};
constexpr Threshold even{20, 2, 0, 0, 0, Ink::Dark, border};

constexpr std::array forPictures{
    QrVariant{.name = "half", .reduction = 2},
    QrVariant{.name = "inverted", .contrast = Contrast::Inverted},
    QrVariant{.name = "half, sharp", .reduction = 2, .contrast = Contrast::Local, .threshold = sharpWide},
    QrVariant{.name = "sharp", .contrast = Contrast::Local, .threshold = sharpFine},
    QrVariant{.name = "half, sharp, light", .reduction = 2, .contrast = Contrast::Local, .threshold = light(sharpWide)},
    QrVariant{.name = "turned right", .reduction = 2, .yaw = 25, .contrast = Contrast::Local, .threshold = even},
    QrVariant{.name = "turned left", .reduction = 2, .yaw = -25, .contrast = Contrast::Local, .threshold = even},
    QrVariant{.name = "half, calm", .reduction = 2, .contrast = Contrast::Local, .threshold = calm},
    QrVariant{.name = "deblurred", .contrast = Contrast::Local, .threshold = deblurred},
    QrVariant{.name = "leaning back", .reduction = 2, .pitch = 25, .contrast = Contrast::Local, .threshold = even},
    QrVariant{.name = "leaning forward", .reduction = 2, .pitch = -25, .contrast = Contrast::Local, .threshold = even},
    QrVariant{.name = "sharp, light", .contrast = Contrast::Local, .threshold = light(sharpFine)},
    QrVariant{.name = "fine", .contrast = Contrast::Local, .threshold = fine},
    QrVariant{.name = "half, sharpest", .reduction = 2, .contrast = Contrast::Local, .threshold = sharpest},
    QrVariant{.name = "third, washed out", .reduction = 3, .contrast = Contrast::Local, .threshold = washedOut},
    QrVariant{.name = "global", .contrast = Contrast::Global},
    QrVariant{.name = "quarter", .reduction = 4},
    QrVariant{.name = "half, calm, light", .reduction = 2, .contrast = Contrast::Local, .threshold = light(calm)},
    QrVariant{.name = "mirrored", .side = Side::Mirror},
    QrVariant{.name = "double, grown", .enlargement = 2, .contrast = Contrast::Local, .threshold = grown},
};

constexpr std::array forRegions{
    QrVariant{.name = "double", .enlargement = 2},
    QrVariant{.name = "double, grown", .enlargement = 2, .contrast = Contrast::Local, .threshold = grown},
    QrVariant{.name = "double, sharp", .enlargement = 2, .contrast = Contrast::Local, .threshold = sharpFine},
    QrVariant{.name = "fine", .contrast = Contrast::Local, .threshold = fine},
    QrVariant{.name = "sharpest", .contrast = Contrast::Local, .threshold = sharpest},
    QrVariant{.name = "double, even", .enlargement = 2, .contrast = Contrast::Local, .threshold = even},
    QrVariant{.name = "double, light", .enlargement = 2, .contrast = Contrast::Local, .threshold = light(sharpFine)},
    QrVariant{.name = "triple, inverted", .enlargement = 3, .contrast = Contrast::Inverted},
    QrVariant{.name = "triple", .enlargement = 3},
};
} // namespace

std::vector<QrCode> lookForQrCodes(
    const LuminanceView &picture, const PictureMapping &mapping, const QrVariant &variant)
{
    if (std::min(picture.width, picture.height) / variant.reduction < smallestSide)
        return {};
    Changed changed(picture, mapping);
    if (variant.enlargement > 1)
        changed.become(LuminanceTransform::enlarged(changed.view(), variant.enlargement),
            PictureMapping::scaled(variant.enlargement));
    if (variant.reduction > 1)
        changed.become(LuminanceTransform::reduced(changed.view(), variant.reduction),
            PictureMapping::scaled(1.0 / variant.reduction));
    if (variant.yaw != 0 || variant.pitch != 0)
        front(changed, variant.yaw, variant.pitch);
    if (variant.side == Side::Mirror)
        changed.become(LuminanceTransform::mirrored(changed.view()), PictureMapping::mirrored(changed.view().width));
    switch (variant.contrast) {
    case Contrast::Kept:
        return lookForQrCodes(changed.view(), changed.mapping());
    case Contrast::Inverted:
        changed.become(LuminanceTransform::inverted(changed.view()));
        return lookForQrCodes(changed.view(), changed.mapping());
    case Contrast::Global:
        return lookForQrCodes(changed.view(), changed.mapping(), QrBinarizer::Global);
    case Contrast::Local: {
        const double edge = -variant.threshold.border;
        changed.become(
            LuminanceFilter::thresholded(changed.view(), variant.threshold), PictureMapping::shifted(edge, edge));
        return lookForQrCodes(changed.view(), changed.mapping(), QrBinarizer::Ready);
    }
    }
    return {};
}

std::span<const QrVariant> qrVariantsForPictures()
{
    return forPictures;
}

std::span<const QrVariant> qrVariantsForRegions()
{
    return forRegions;
}
} // namespace Countersign
