// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancetransform.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace Countersign::LuminanceTransform
{
namespace
{
Luminance blank(int width, int height)
{
    return {SecretBytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)), width, height};
}

const std::uint8_t *row(const LuminanceView &picture, int y)
{
    return picture.data + static_cast<std::ptrdiff_t>(y) * picture.bytesPerLine;
}

std::uint8_t *row(Luminance &picture, int y)
{
    return picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
}

/// Where a pixel of the enlarged picture lies in the original: between index and next, weight in 1/256 of next.
struct Sample
{
    int index = 0;
    int next = 0;
    int weight = 0;
};

std::uint8_t mixed(int value, int next, int weight)
{
    return static_cast<std::uint8_t>((value * (256 - weight) + next * weight) / 256);
}

Sample sampleAt(int position, int factor, int size)
{
    // Centres of pixels: (position + 1/2) / factor - 1/2, in 1/256.
    const int scaled = std::max(0, (2 * position + 1) * 128 / factor - 128);
    const int index = std::min(scaled / 256, size - 1);
    return {index, std::min(index + 1, size - 1), scaled % 256};
}
} // namespace

Luminance inverted(const LuminanceView &picture)
{
    Luminance result = blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t *from = row(picture, y);
        std::transform(from, from + picture.width, row(result, y),
            [](std::uint8_t value) { return static_cast<std::uint8_t>(255 - value); });
    }
    return result;
}

Luminance mirrored(const LuminanceView &picture)
{
    Luminance result = blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        std::reverse_copy(row(picture, y), row(picture, y) + picture.width, row(result, y));
    return result;
}

Luminance stretched(const LuminanceView &picture)
{
    std::uint8_t darkest = 255;
    std::uint8_t lightest = 0;
    for (int y = 0; y < picture.height; ++y) {
        const auto [low, high] = std::minmax_element(row(picture, y), row(picture, y) + picture.width);
        darkest = std::min(darkest, *low);
        lightest = std::max(lightest, *high);
    }
    const bool flat = darkest >= lightest;
    const int base = flat ? 0 : darkest;
    const int range = flat ? 255 : lightest - darkest;
    Luminance result = blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        std::transform(row(picture, y), row(picture, y) + picture.width, row(result, y),
            [base, range](std::uint8_t value) { return static_cast<std::uint8_t>((value - base) * 255 / range); });
    }
    return result;
}

Luminance enlarged(const LuminanceView &picture, int factor)
{
    Luminance result = blank(picture.width * factor, picture.height * factor);
    std::vector<Sample> samples(static_cast<std::size_t>(result.width));
    for (int x = 0; x < result.width; ++x)
        samples[static_cast<std::size_t>(x)] = sampleAt(x, factor, picture.width);
    SecretBytes line(static_cast<std::size_t>(picture.width)); // one line between two of the original
    for (int y = 0; y < result.height; ++y) {
        const Sample vertical = sampleAt(y, factor, picture.height);
        const std::uint8_t *upper = row(picture, vertical.index);
        const std::uint8_t *lower = row(picture, vertical.next);
        std::uint8_t *between = line.data();
        for (int x = 0; x < picture.width; ++x)
            between[x] = mixed(upper[x], lower[x], vertical.weight);
        std::uint8_t *to = row(result, y);
        for (const Sample &across : samples)
            *to++ = mixed(between[across.index], between[across.next], across.weight);
    }
    return result;
}

Luminance reduced(const LuminanceView &picture, int factor)
{
    Luminance result = blank(picture.width / factor, picture.height / factor);
    const int area = factor * factor;
    for (int y = 0; y < result.height; ++y) {
        std::uint8_t *to = row(result, y);
        const std::uint8_t *upper = row(picture, y * factor);
        if (factor == 2) { // by far the most frequent one, and this way fast
            const std::uint8_t *lower = row(picture, y * factor + 1);
            for (int x = 0; x < result.width; ++x)
                to[x] =
                    static_cast<std::uint8_t>((upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]) / 4);
            continue;
        }
        for (int x = 0; x < result.width; ++x) {
            int sum = 0;
            for (int line = 0; line < factor; ++line) {
                const std::uint8_t *from = row(picture, y * factor + line) + static_cast<std::ptrdiff_t>(x) * factor;
                for (int i = 0; i < factor; ++i)
                    sum += from[i];
            }
            to[x] = static_cast<std::uint8_t>(sum / area);
        }
    }
    return result;
}

Luminance framed(const LuminanceView &picture, int margin)
{
    Luminance result = blank(picture.width + 2 * margin, picture.height + 2 * margin);
    std::fill_n(result.pixels.data(), result.pixels.size(), std::uint8_t{255});
    for (int y = 0; y < picture.height; ++y)
        std::copy_n(row(picture, y), picture.width, row(result, y + margin) + margin);
    return result;
}
} // namespace Countersign::LuminanceTransform
