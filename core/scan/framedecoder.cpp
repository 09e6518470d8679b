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
    m_pictureVariantWorked = false;
    m_region.reset();
    m_framesSinceSeen = 0;
}

std::vector<QrCode> FrameDecoder::decode(const LuminanceView &frame)
{
    if (!frame.isValid())
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
    return findings.takeInReadingOrder();
}

nanoseconds FrameDecoder::left() const
{
    return m_options.budget - (m_options.now() - m_began);
}

void FrameDecoder::lookAgain(const LuminanceView &frame, QrFindings &findings)
{
    // What has just read a code will most likely read it again.
    if (std::exchange(m_pictureVariantWorked, false) && tryNext(frame, findings))
        m_pictureVariantWorked = !findings.isEmpty();
    if (m_region) {
        // The region gets half of the time, since what was seen there may be gone.
        const LuminanceView region = cropped(frame, *m_region);
        const PictureMapping mapping = PictureMapping::shifted(m_region->left, m_region->top);
        const nanoseconds reserve = left() / 2;
        for (std::size_t i = 0; i < qrVariantsForRegions().size() && findings.isEmpty(); ++i) {
            if (!tryNext(qrVariantsForRegions(), m_regionTurn, region, mapping, reserve, findings))
                break;
        }
    }
    std::size_t tried = 0;
    while (tried < qrVariantsForPictures().size() && findings.isEmpty() && tryNext(frame, findings)) {
        ++tried;
        m_pictureVariantWorked = !findings.isEmpty();
    }
    // A computer too slow for the next variant must not wait for it for ever.
    if (tried == 0 && findings.isEmpty())
        m_pictureTurn.costs[m_pictureTurn.next] /= 2;
}

bool FrameDecoder::tryNext(const LuminanceView &frame, QrFindings &findings)
{
    return tryNext(qrVariantsForPictures(), m_pictureTurn, frame, {}, nanoseconds(0), findings);
}

bool FrameDecoder::tryNext(std::span<const QrVariant> variants, Turn &turn, const LuminanceView &picture,
    const PictureMapping &mapping, std::chrono::nanoseconds reserve, QrFindings &findings)
{
    const double millions = std::max(0.05, picture.width * 1e-6 * picture.height);
    nanoseconds &cost = turn.costs[turn.next];
    if (left() < scaled(cost, millions) + reserve)
        return false;
    const auto began = m_options.now();
    findings.add(lookForQrCodes(picture, mapping, variants[turn.next]));
    cost = (3 * cost + scaled(m_options.now() - began, 1 / millions)) / 4;
    if (findings.isEmpty())
        turn.next = (turn.next + 1) % variants.size();
    return true;
}

void FrameDecoder::remember(const LuminanceView &frame, const QrFindings &findings)
{
    if (!findings.isEmpty()) {
        m_region = QrBounds::of(findings.codes().front().corners).withRoom(frame);
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
