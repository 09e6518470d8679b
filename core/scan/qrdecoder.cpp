// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrdecoder.h"

#include "core/scan/luminancetransform.h"
#include "core/scan/qrfindings.h"
#include "core/scan/qrvariant.h"
#include "core/scan/sequencecollector.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace Countersign
{
namespace
{
/// What is larger in one direction is not enlarged as a whole: it would take too long.
constexpr int largestSideToEnlarge = 1600;
constexpr int frameMargin = 32;

/// The steps of one search, with its time limit.
class Search
{
public:
    Search(const LuminanceView &picture, const QrSearchOptions &options)
        : m_picture(picture)
        , m_options(options)
        , m_began(options.now())
    {
    }

    QrFindings run()
    {
        m_findings.add(lookForQrCodes(m_picture));
        step();
        // Also when the first look found something: a page may show codes of both kinds.
        m_findings.add(lookForQrCodes(LuminanceTransform::inverted(m_picture).view()));
        step();
        for (const QrVariant &variant : qrVariantsForPictures().subspan(1)) {
            if (mayGoOn())
                m_findings.add(variant.look(m_picture, {}));
            step();
        }
        for (const int factor : {2, 3}) {
            if (mayGoOn() && std::max(m_picture.width, m_picture.height) <= largestSideToEnlarge)
                lookEnlarged(factor);
            step();
        }
        return std::move(m_findings);
    }

private:
    [[nodiscard]] bool mayGoOn() const
    {
        const bool isCancelled = m_options.cancelled && m_options.cancelled->load();
        return m_findings.isEmpty() && !isCancelled && m_options.now() - m_began < m_options.limit;
    }

    void step()
    {
        const std::size_t steps = 2 + qrVariantsForPictures().size() - 1 + 2;
        ++m_step;
        if (m_options.progress)
            m_options.progress(static_cast<double>(m_step) / static_cast<double>(steps));
    }

    void lookEnlarged(int factor)
    {
        const Luminance large = LuminanceTransform::enlarged(m_picture, factor);
        const Luminance framed = LuminanceTransform::framed(large.view(), frameMargin);
        const PictureMapping mapping =
            PictureMapping::shifted(-frameMargin, -frameMargin).then(PictureMapping::scaled(factor));
        m_findings.add(lookForQrCodes(framed.view(), mapping));
        if (m_findings.isEmpty())
            m_findings.add(lookForQrCodes(LuminanceTransform::inverted(framed.view()).view(), mapping));
    }

    LuminanceView m_picture;
    const QrSearchOptions &m_options;
    std::chrono::steady_clock::time_point m_began;
    QrFindings m_findings;
    std::size_t m_step = 0;
};
} // namespace

std::vector<QrCode> decodeQrCodes(const LuminanceView &picture, const QrSearchOptions &options)
{
    if (!picture.data || picture.width <= 0 || picture.height <= 0 || picture.bytesPerLine < picture.width)
        return {};
    std::vector<QrCode> codes = Search(picture, options).run().takeInReadingOrder();
    return joinSequences(std::move(codes));
}
} // namespace Countersign
