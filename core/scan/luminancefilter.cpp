// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancefilter.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace Countersign::LuminanceFilter
{
namespace
{
Luminance blank(const LuminanceView &picture)
{
    return {SecretBytes(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height)),
        picture.width, picture.height};
}

const std::uint8_t *row(const LuminanceView &picture, int y)
{
    return picture.data + static_cast<std::ptrdiff_t>(y) * picture.bytesPerLine;
}

/// The means of all neighbourhoods, a row at a time. Keeps the sums of the columns, so that each pixel costs two
/// additions and two subtractions whatever the size of the neighbourhood.
class RowsOfMeans
{
public:
    RowsOfMeans(const LuminanceView &picture, int across, int down)
        : m_picture(picture)
        , m_across(across)
        , m_down(down)
        , m_columns(static_cast<std::size_t>(picture.width + 2 * across + 1))
        , m_means(static_cast<std::size_t>(picture.width))
        , m_scale((std::uint64_t{1} << 32U) / static_cast<std::uint64_t>((2 * across + 1) * (2 * down + 1)) + 1)
    {
        for (int y = -down - 1; y < down; ++y)
            addRow(y, 1);
    }

    /// To be called for 0, 1, 2… up to the last row. Valid until the next call.
    const std::uint8_t *meansOfRow(int y)
    {
        addRow(y + m_down, 1);
        addRow(y - m_down - 1, -1);
        const int width = m_picture.width;
        std::int32_t *middle = m_columns.data() + m_across;
        std::fill_n(m_columns.data(), m_across, middle[0]);
        std::fill_n(middle + width, m_across + 1, middle[width - 1]);
        std::int32_t sum = 0;
        for (int i = -m_across; i < m_across; ++i)
            sum += middle[i];
        for (int x = 0; x < width; ++x) {
            sum += middle[x + m_across];
            m_means[static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(static_cast<std::uint64_t>(sum) * m_scale >> 32U);
            sum -= middle[x - m_across];
        }
        return m_means.data();
    }

private:
    void addRow(int y, std::int32_t sign)
    {
        const std::uint8_t *pixels = row(m_picture, std::clamp(y, 0, m_picture.height - 1));
        std::int32_t *sums = m_columns.data() + m_across;
        for (int x = 0; x < m_picture.width; ++x)
            sums[x] += sign * pixels[x];
    }

    LuminanceView m_picture;
    int m_across;
    int m_down;
    std::vector<std::int32_t, SecretMemory::Allocator<std::int32_t>> m_columns; ///< With a margin on both sides.
    std::vector<std::uint8_t, SecretMemory::Allocator<std::uint8_t>> m_means;
    std::uint64_t m_scale; ///< 2³² divided by the number of pixels in a neighbourhood.
};

/// @p change makes a new pixel of a pixel and the mean around it.
template<typename Change>
Luminance changed(const LuminanceView &picture, int across, int down, Change change)
{
    Luminance result = blank(picture);
    RowsOfMeans rows(picture, across, down);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t *from = row(picture, y);
        const std::uint8_t *means = rows.meansOfRow(y);
        std::uint8_t *to = result.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
        for (int x = 0; x < picture.width; ++x)
            to[x] = change(from[x], means[x]);
    }
    return result;
}
} // namespace

Luminance smoothed(const LuminanceView &picture, int across, int down)
{
    return changed(picture, across, down, [](std::uint8_t /*pixel*/, std::uint8_t mean) { return mean; });
}

Luminance sharpened(const LuminanceView &picture, int radius, int percent)
{
    const int gain = percent * 256 / 100;
    return changed(picture, radius, radius, [gain](std::uint8_t pixel, std::uint8_t mean) {
        return static_cast<std::uint8_t>(std::clamp(pixel + (pixel - mean) * gain / 256, 0, 255));
    });
}

Luminance thresholded(const LuminanceView &picture, int radius, int margin, Ink ink)
{
    if (ink == Ink::Light) {
        return changed(picture, radius, radius, [margin](std::uint8_t pixel, std::uint8_t mean) {
            return static_cast<std::uint8_t>(pixel > mean + margin ? 0 : 255);
        });
    }
    return changed(picture, radius, radius, [margin](std::uint8_t pixel, std::uint8_t mean) {
        return static_cast<std::uint8_t>(pixel + margin < mean ? 0 : 255);
    });
}
} // namespace Countersign::LuminanceFilter
