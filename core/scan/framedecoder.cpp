// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/framedecoder.h"

#include "core/scan/qrvariant.h"

#include <algorithm>
#include <utility>

namespace Countersign
{
namespace
{
using std::chrono::nanoseconds;

/// A hand moves a code out of its place within about half a second.
constexpr int framesToRemember = 15;
/// A code has at least 21 modules a side.
constexpr int smallestRegion = 21;
nanoseconds scaled(nanoseconds time, double factor)
{
    return std::chrono::round<nanoseconds>(std::chrono::duration<double, std::nano>(time) * factor);
}
/// What the variants are thought to take before they were tried, for a million pixels.
std::vector<nanoseconds> firstGuesses(std::span<const QrVariant> variants)
{
    constexpr nanoseconds unchanged = std::chrono::milliseconds(5);
    std::vector<nanoseconds> guesses;
    for (const QrVariant &variant : variants)
        guesses.push_back(unchanged * variant.enlargement * variant.enlargement / variant.reduction);
    return guesses;
}
} // namespace

FrameDecoder::FrameDecoder(FrameDecoderOptions options)
    : m_options(std::move(options))
{
    reset();
}

void FrameDecoder::reset()
{
    m_pictureTurn = {0, firstGuesses(qrVariantsForPictures())};
    m_regionTurn = {0, firstGuesses(qrVariantsForRegions())};
    m_region.reset();
    m_framesSinceSeen = 0;
    m_unread.clear();
}

std::vector<QrCode> FrameDecoder::decode(const LuminanceView &frame)
{
    m_unread.clear();
    if (!frame.data || frame.width <= 0 || frame.height <= 0 || frame.bytesPerLine < frame.width)
        return {};
    m_began = m_options.now();
    QrFindings findings;
    findings.add(lookForQrCodes(frame));
    m_framesSinceSeen = std::min(m_framesSinceSeen + 1, framesToRemember + 1);
    remember(frame, findings);
    if (findings.isEmpty()) {
        lookAgain(frame, findings);
        remember(frame, findings);
    }
    m_unread = findings.unread();
    return findings.takeInReadingOrder();
}

nanoseconds FrameDecoder::left() const
{
    return m_options.budget - (m_options.now() - m_began);
}

void FrameDecoder::lookAgain(const LuminanceView &frame, QrFindings &findings)
{
    // Tries the variants that are due until one finds something or the time that may be used is over. Returns how
    // many it tried.
    const auto tryVariants = [this, &findings](std::span<const QrVariant> variants, Turn &turn,
                                 const LuminanceView &picture, const PictureMapping &mapping, nanoseconds reserve) {
        const double millions = std::max(0.05, picture.width * 1e-6 * picture.height);
        std::size_t tried = 0;
        for (; findings.isEmpty() && tried < variants.size(); ++tried) {
            nanoseconds &cost = turn.costs[turn.next];
            if (left() < scaled(cost, millions) + reserve)
                break;
            const auto began = m_options.now();
            findings.add(lookForQrCodes(picture, mapping, variants[turn.next]));
            cost = (3 * cost + scaled(m_options.now() - began, 1 / millions)) / 4;
            turn.next = (turn.next + 1) % variants.size();
        }
        return tried;
    };
    if (m_region) {
        // The region gets half of the time, since what was seen there may also have been something else.
        tryVariants(qrVariantsForRegions(), m_regionTurn, cropped(frame, *m_region),
            PictureMapping::shifted(m_region->left, m_region->top), left() / 2);
    }
    const bool tried = tryVariants(qrVariantsForPictures(), m_pictureTurn, frame, {}, nanoseconds(0)) > 0;
    // A computer too slow for the next variant must not wait for it for ever.
    if (!tried && findings.isEmpty())
        m_pictureTurn.costs[m_pictureTurn.next] /= 2;
}

void FrameDecoder::remember(const LuminanceView &frame, const QrFindings &findings)
{
    const std::vector<QrOutline> unread = findings.unread();
    if (!findings.isEmpty() || !unread.empty()) {
        const QrOutline &seen = findings.isEmpty() ? unread.front() : findings.codes().front().corners;
        m_region = QrBounds::of(seen).withRoom(frame);
        m_framesSinceSeen = 0;
    }
    if (!m_region)
        return;
    const bool isTooSmall = m_region->width() < smallestRegion || m_region->height() < smallestRegion;
    const bool isOutside = m_region->right > frame.width || m_region->bottom > frame.height;
    if (m_framesSinceSeen > framesToRemember || isTooSmall || isOutside)
        m_region.reset();
}
} // namespace Countersign
