// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancefilter.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace Countersign::LuminanceFilter
{
namespace
{
/// The means of all neighbourhoods, a row at a time. Keeps the sums of the columns, so that each pixel costs the same
/// whatever the size of the neighbourhood. Sums may wrap around; only their differences count, and those fit.
class RowsOfMeans
{
public:
    RowsOfMeans(const LuminanceView &picture, int radius)
        : m_picture(picture)
        , m_across(static_cast<std::size_t>(radius))
        , m_down(radius)
        , m_width(static_cast<std::size_t>(picture.width))
        , m_columns(m_width)
        , m_sums(m_width + 2 * m_across + 1)
        , m_means(m_width)
        , m_scale(1.0F / static_cast<float>((2 * radius + 1) * (2 * radius + 1)))
    {
        for (int y = -radius; y <= radius; ++y) {
            const std::uint8_t *pixels = rowNearest(y);
            for (std::size_t x = 0; x < m_width; ++x)
                m_columns[x] += pixels[x];
        }
    }

    /// To be called once for each row from 0 to the last. Valid until the next call.
    const std::uint8_t *meansOfNextRow()
    {
        // Element i holds the sum of all columns left of column i - across; beyond the edge they repeat.
        std::uint32_t sum = 0;
        std::uint32_t *to = m_sums.data();
        for (std::size_t i = 0; i < m_across; ++i, sum += m_columns.front())
            *to++ = sum;
        for (std::size_t x = 0; x < m_width; ++x) {
            *to++ = sum;
            sum += m_columns[x];
        }
        for (std::size_t i = 0; i < m_across; ++i, sum += m_columns.back())
            *to++ = sum;
        *to = sum;
        const std::uint32_t *left = m_sums.data();
        const std::uint32_t *right = left + 2 * m_across + 1;
        std::uint8_t *means = m_means.data();
        // A little more than the mean, so that rounding errors do not make it less when all are alike.
        for (std::size_t x = 0; x < m_width; ++x)
            means[x] = static_cast<std::uint8_t>(static_cast<std::int32_t>(
                static_cast<float>(static_cast<std::int32_t>(right[x] - left[x])) * m_scale + 0.01F));
        moveDown();
        return means;
    }

private:
    void moveDown()
    {
        const std::uint8_t *comes = rowNearest(m_y + m_down + 1);
        const std::uint8_t *goes = rowNearest(m_y - m_down);
        ++m_y;
        std::uint32_t *columns = m_columns.data();
        for (std::size_t x = 0; x < m_width; ++x)
            columns[x] += static_cast<std::uint32_t>(comes[x] - goes[x]);
    }

    [[nodiscard]] const std::uint8_t *rowNearest(int y) const
    {
        return m_picture.row(std::clamp(y, 0, m_picture.height - 1));
    }

    template<typename T>
    using Values = std::vector<T, SecretMemory::Allocator<T>>;

    LuminanceView m_picture;
    std::size_t m_across;
    int m_down;
    std::size_t m_width;
    int m_y = 0;
    Values<std::uint32_t> m_columns;
    Values<std::uint32_t> m_sums;
    Values<std::uint8_t> m_means;
    float m_scale;
};
} // namespace

Luminance thresholded(const LuminanceView &picture, const Threshold &threshold)
{
    const int border = threshold.border;
    Luminance result = Luminance::blank(picture.width + 2 * border, picture.height + 2 * border);
    std::fill_n(result.pixels.data(), border > 0 ? result.pixels.size() : 0, std::uint8_t{255});
    RowsOfMeans neighbourhoods(picture, threshold.radius);
    // Most thresholds do without one of these, and their rows lie in locked memory, which is dear to get.
    std::optional<RowsOfMeans> smooth;
    std::optional<RowsOfMeans> near;
    if (threshold.smoothing > 0)
        smooth.emplace(picture, threshold.smoothing);
    if (threshold.sharpening > 0)
        near.emplace(picture, threshold.sharpening);
    const int sign = threshold.ink == Ink::Dark ? 1 : -1;
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t *from = smooth ? smooth->meansOfNextRow() : picture.row(y);
        const std::uint8_t *means = neighbourhoods.meansOfNextRow();
        std::uint8_t *to = result.row(y + border) + border;
        if (near) {
            const std::uint8_t *nearMeans = near->meansOfNextRow();
            for (int x = 0; x < picture.width; ++x) {
                const int sharp = from[x] + threshold.gain * (from[x] - nearMeans[x]);
                to[x] = static_cast<std::uint8_t>(sign * (means[x] - sharp) > threshold.margin ? 0 : 255);
            }
            continue;
        }
        for (int x = 0; x < picture.width; ++x)
            to[x] = static_cast<std::uint8_t>(sign * (means[x] - from[x]) > threshold.margin ? 0 : 255);
    }
    return result;
}
} // namespace Countersign::LuminanceFilter
