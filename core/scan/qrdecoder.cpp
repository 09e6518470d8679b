// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrdecoder.h"

#include "core/scan/qrbounds.h"
#include "core/scan/qrfindings.h"
#include "core/scan/qrvariant.h"
#include "core/scan/sequencecollector.h"

#include <algorithm>
#include <utility>

namespace Countersign
{
namespace
{
/// The ways of looking that are taken in any case, from the first on, since a page may show a second code that is
/// harder to read. The others are for pictures in which nothing was found.
constexpr std::size_t waysInAnyCase = 5;

/// Regions with room for a code of the largest kind with modules of 3 pixels, which overlap by a code of 45 modules.
constexpr int tileSide = 900;
constexpr int tileOverlap = 160;

/// Where the tiles of a side of this length begin.
std::vector<int> tileStarts(int length)
{
    std::vector<int> starts{0};
    while (starts.back() + tileSide < length)
        starts.push_back(starts.back() + tileSide - tileOverlap);
    return starts;
}

/// The steps of one search, with its time limit.
class Search
{
public:
    Search(const LuminanceView &picture, const QrSearchOptions &options)
        : m_picture(picture)
        , m_options(options)
        , m_began(options.now())
    {
        for (const int top : tileStarts(picture.height)) {
            for (const int left : tileStarts(picture.width))
                m_tiles.push_back(
                    {left, top, std::min(left + tileSide, picture.width), std::min(top + tileSide, picture.height)});
        }
        m_steps = 1 + qrVariantsForPictures().size() + m_tiles.size() * qrVariantsForRegions().size();
    }

    std::vector<QrCode> run()
    {
        m_findings.add(lookForQrCodes(m_picture));
        report();
        std::size_t ways = 0;
        for (const QrVariant &variant : qrVariantsForPictures()) {
            if (mayGoOn() && (ways++ < waysInAnyCase || m_findings.isEmpty()))
                m_findings.add(lookForQrCodes(m_picture, {}, variant));
            report();
        }
        // Tiny codes, in pieces, so that a large screen is not enlarged as a whole.
        for (const QrVariant &variant : qrVariantsForRegions()) {
            for (const QrBounds &tile : m_tiles) {
                if (mayGoOn() && m_findings.isEmpty())
                    look(tile, variant);
                report();
            }
        }
        return m_findings.takeInReadingOrder();
    }

private:
    [[nodiscard]] bool mayGoOn() const
    {
        const bool isCancelled = m_options.cancelled && m_options.cancelled->load();
        return !isCancelled && m_options.now() - m_began < m_options.limit;
    }

    void report()
    {
        ++m_step;
        if (m_options.progress)
            m_options.progress(static_cast<double>(m_step) / static_cast<double>(m_steps));
    }

    void look(const QrBounds &region, const QrVariant &variant)
    {
        m_findings.add(
            lookForQrCodes(cropped(m_picture, region), PictureMapping::shifted(region.left, region.top), variant));
    }

    LuminanceView m_picture;
    const QrSearchOptions &m_options;
    std::chrono::steady_clock::time_point m_began;
    std::vector<QrBounds> m_tiles;
    QrFindings m_findings;
    std::size_t m_step = 0;
    std::size_t m_steps = 1;
};
} // namespace

std::vector<QrCode> decodeQrCodes(const LuminanceView &picture, const QrSearchOptions &options)
{
    if (!picture.isValid())
        return {};
    return joinSequences(Search(picture, options).run());
}
} // namespace Countersign
