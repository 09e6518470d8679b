// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancetransform.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace Countersign::LuminanceTransform
{
namespace
{
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
    Luminance result = Luminance::blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t *from = picture.row(y);
        std::transform(from, from + picture.width, result.row(y),
            [](std::uint8_t value) { return static_cast<std::uint8_t>(255 - value); });
    }
    return result;
}

Luminance mirrored(const LuminanceView &picture)
{
    Luminance result = Luminance::blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        std::reverse_copy(picture.row(y), picture.row(y) + picture.width, result.row(y));
    return result;
}

Luminance enlarged(const LuminanceView &picture, int factor)
{
    Luminance result = Luminance::blank(picture.width * factor, picture.height * factor);
    std::vector<Sample> samples(static_cast<std::size_t>(result.width));
    for (int x = 0; x < result.width; ++x)
        samples[static_cast<std::size_t>(x)] = sampleAt(x, factor, picture.width);
    SecretBytes line(static_cast<std::size_t>(picture.width)); // one line between two of the original
    for (int y = 0; y < result.height; ++y) {
        const Sample vertical = sampleAt(y, factor, picture.height);
        const std::uint8_t *upper = picture.row(vertical.index);
        const std::uint8_t *lower = picture.row(vertical.next);
        std::uint8_t *between = line.data();
        for (int x = 0; x < picture.width; ++x)
            between[x] = mixed(upper[x], lower[x], vertical.weight);
        std::uint8_t *to = result.row(y);
        for (const Sample &across : samples)
            *to++ = mixed(between[across.index], between[across.next], across.weight);
    }
    return result;
}

Luminance reduced(const LuminanceView &picture, int factor)
{
    Luminance result = Luminance::blank(picture.width / factor, picture.height / factor);
    const int area = factor * factor;
    for (int y = 0; y < result.height; ++y) {
        std::uint8_t *to = result.row(y);
        const std::uint8_t *upper = picture.row(y * factor);
        if (factor == 2) { // by far the most frequent one, and this way fast
            const std::uint8_t *lower = picture.row(y * factor + 1);
            for (int x = 0; x < result.width; ++x, upper += 2, lower += 2)
                to[x] = static_cast<std::uint8_t>((upper[0] + upper[1] + lower[0] + lower[1]) / 4);
            continue;
        }
        for (int x = 0; x < result.width; ++x) {
            int sum = 0;
            for (int line = 0; line < factor; ++line) {
                const std::uint8_t *from = picture.row(y * factor + line) + static_cast<std::ptrdiff_t>(x) * factor;
                for (int i = 0; i < factor; ++i)
                    sum += from[i];
            }
            to[x] = static_cast<std::uint8_t>(sum / area);
        }
    }
    return result;
}

Luminance warped(const LuminanceView &picture, const PictureMapping &mapping, int width, int height)
{
    Luminance result = Luminance::blank(width, height);
    for (int y = 0; y < height; ++y) {
        std::uint8_t *to = result.row(y);
        PictureMapping::Walk walk = mapping.walkAlong(y + 0.5, 0.5);
        for (int x = 0; x < width; ++x, walk.next()) {
            // In 1/256 pixels, between centres.
            const auto across = static_cast<int>(walk.x() * 256 - 128);
            const auto down = static_cast<int>(walk.y() * 256 - 128);
            const int left = across >> 8;
            const int top = down >> 8;
            if (across < 0 || down < 0 || left >= picture.width - 1 || top >= picture.height - 1) {
                to[x] = 255;
                continue;
            }
            const std::uint8_t *upper = picture.row(top) + left;
            const std::uint8_t *lower = upper + picture.bytesPerLine;
            const int above = upper[0] * (256 - (across & 255)) + upper[1] * (across & 255);
            const int below = lower[0] * (256 - (across & 255)) + lower[1] * (across & 255);
            to[x] = static_cast<std::uint8_t>((above * (256 - (down & 255)) + below * (down & 255)) >> 16);
        }
    }
    return result;
}
} // namespace Countersign::LuminanceTransform
