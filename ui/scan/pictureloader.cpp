// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/pictureloader.h"

#include "core/scan/pictureprotocol.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Enough for 100 megapixels with four bytes each.
constexpr int allocationLimitMegabytes = 400;
constexpr int svgShortSide = 800;
constexpr int svgLongSide = 4000;
constexpr QSize svgDefaultSize{1000, 1000};

/// Plug-ins for other formats may be installed; what was not tested here is not offered a stranger's bytes.
bool isAllowed(const QByteArray &format)
{
    static constexpr std::array allowed{"png"_L1, "jpeg"_L1, "jpg"_L1, "webp"_L1, "svg"_L1, "gif"_L1, "bmp"_L1};
    return std::any_of(allowed.begin(), allowed.end(),
        [&format](QLatin1StringView name) { return format.compare(name.latin1(), Qt::CaseInsensitive) == 0; });
}

bool isTooLarge(const QSize &size)
{
    return qint64{size.width()} * size.height() > PictureProtocol::mostPixels;
}

/// A drawing has no pixels of its own: small ones are drawn larger, large ones smaller.
QSize drawnSize(const QSize &size)
{
    if (size.isEmpty())
        return svgDefaultSize;
    const double shortSide = std::min(size.width(), size.height());
    const double longSide = std::max(size.width(), size.height());
    const double factor = std::min(std::max(1.0, svgShortSide / shortSide), svgLongSide / longSide);
    return QSize(std::max(1, qRound(size.width() * factor)), std::max(1, qRound(size.height() * factor)));
}

QImage onWhite(const QImage &image)
{
    QImage opaque(image.size(), QImage::Format_RGB32);
    if (opaque.isNull())
        return opaque;
    opaque.fill(Qt::white);
    QPainter painter(&opaque);
    painter.drawImage(QRect(QPoint(), image.size()), image);
    return opaque;
}
} // namespace

Result<Luminance> loadPicture(QByteArrayView bytes)
{
    QImageReader::setAllocationLimit(allocationLimitMegabytes);
    QByteArray raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    QBuffer buffer(&raw);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isAllowed(reader.format()))
        return Error{ErrorCode::ImageUnreadable, u"not a picture of a known kind"_s};
    const QSize size = reader.size();
    if (reader.format().startsWith("svg"))
        reader.setScaledSize(drawnSize(size));
    else if (size.isValid() && isTooLarge(size))
        return Error{ErrorCode::ImageTooLarge, u"over 100 megapixels"_s};
    const QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::ImageUnreadable, u"a damaged picture"_s};
    if (isTooLarge(image.size()))
        return Error{ErrorCode::ImageTooLarge, u"over 100 megapixels"_s};
    Luminance picture = luminanceOf(image);
    if (picture.width == 0)
        return Error{ErrorCode::ImageTooLarge, u"not enough memory"_s};
    return picture;
}

Luminance luminanceOf(const QImage &image)
{
    QImage gray = (image.hasAlphaChannel() ? onWhite(image) : image).convertToFormat(QImage::Format_Grayscale8);
    if (gray.isNull())
        return {};
    const auto width = static_cast<std::size_t>(gray.width());
    Luminance result{SecretBytes(width * static_cast<std::size_t>(gray.height())), gray.width(), gray.height()};
    for (int y = 0; y < gray.height(); ++y)
        std::copy_n(gray.constScanLine(y), width, result.pixels.data() + static_cast<std::size_t>(y) * width);
    gray.fill(0); // our own copy, unless it was gray before
    return result;
}
} // namespace Countersign
