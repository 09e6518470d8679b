// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrdecoder.h"

#include "core/base/logging.h"
#include "core/scan/luminancetransform.h"
#include "core/scan/zxing_p.h"

#include <QByteArrayView>

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

namespace Countersign
{
namespace
{
/// ZXing keeps runs of pixels in 16 bits.
constexpr int longestSide = 65'535;
/// What is larger in one direction is not enlarged: its modules are not small, and it would take too long.
constexpr int largestSideToEnlarge = 1600;
/// What is smaller in one direction is not reduced.
constexpr int smallestSideToReduce = 400;
constexpr int frameMargin = 32;

/// How the coordinates of a changed picture lead back to the original.
struct Mapping
{
    int numerator = 1;
    int denominator = 1;
    int margin = 0;

    int mirroredWidth = 0; ///< 0 when not mirrored

    [[nodiscard]] QrPoint original(int x, int y) const
    {
        if (mirroredWidth > 0)
            x = mirroredWidth - 1 - x;
        return {(x - margin) * numerator / denominator, (y - margin) * numerator / denominator};
    }
};

/// The marked place where ZXing forces copies of a payload on us: as text, which is wiped here, and in its own
/// results, which are out of reach.
template<typename Barcode>
SecretBytes payloadOf(const Barcode &barcode)
{
    const auto &bytes = barcode.bytes();
    const QByteArrayView raw(bytes.data(), static_cast<qsizetype>(bytes.size()));
    // Without a declared character set, writers mean UTF-8; ZXing would guess one, and might guess wrong.
    if (!barcode.hasECI())
        return SecretBytes::copyOf(raw);
    std::string text = barcode.text();
    SecretBytes payload = SecretBytes::copyOf(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    SecretMemory::wipe(text.data(), text.size());
    return payload;
}

template<typename Barcode>
QrCode qrCodeOf(const Barcode &barcode, const Mapping &mapping)
{
    QrCode code{payloadOf(barcode), {}};
    const auto &position = barcode.position();
    for (std::size_t i = 0; i < code.corners.size(); ++i)
        code.corners[i] = mapping.original(position[static_cast<int>(i)].x, position[static_cast<int>(i)].y);
    return code;
}

Zxing::Options options()
{
    Zxing::Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(true);
    options.setTryRotate(true);
    options.setTryDownscale(true);
    return options;
}

/// Collects what the passes find, each text once.
class Findings
{
public:
    [[nodiscard]] bool isEmpty() const { return m_codes.empty(); }

    /// One pass over one picture.
    void search(const LuminanceView &picture, const Mapping &mapping = {})
    {
        if (picture.width > longestSide || picture.height > longestSide)
            return;
        try {
            const ZXing::ImageView view(
                picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.bytesPerLine);
            const auto barcodes = ZXing::ReadBarcodes(view, options());
            for (const auto &barcode : barcodes) {
                if (barcode.isValid())
                    add(qrCodeOf(barcode, mapping));
            }
        } catch (const std::exception &exception) {
            qCWarning(logScan, "The decoder gave up: %s", exception.what());
        }
    }

    /// Looks for dark codes on light ground, then for light ones on dark.
    void searchBothWays(const LuminanceView &picture, const Mapping &mapping = {})
    {
        search(picture, mapping);
        search(LuminanceTransform::inverted(picture).view(), mapping);
    }

    [[nodiscard]] std::vector<QrCode> inReadingOrder() &&
    {
        std::sort(m_codes.begin(), m_codes.end(), [](const QrCode &a, const QrCode &b) { return top(a) < top(b); });
        // A line is what overlaps its first code by at least half of that code's height.
        for (auto line = m_codes.begin(); line != m_codes.end();) {
            const int middle = (top(*line) + bottom(*line)) / 2;
            const auto end =
                std::find_if(line, m_codes.end(), [middle](const QrCode &code) { return top(code) > middle; });
            std::sort(line, end, [](const QrCode &a, const QrCode &b) { return left(a) < left(b); });
            line = end;
        }
        return std::move(m_codes);
    }

private:
    void add(QrCode code)
    {
        const auto same = [&code](const QrCode &other) { return other.text == code.text; };
        if (!code.text.isEmpty() && std::none_of(m_codes.begin(), m_codes.end(), same))
            m_codes.push_back(std::move(code));
    }

    static int top(const QrCode &code)
    {
        return std::min_element(code.corners.begin(), code.corners.end(), [](auto a, auto b) { return a.y < b.y; })->y;
    }

    static int bottom(const QrCode &code)
    {
        return std::max_element(code.corners.begin(), code.corners.end(), [](auto a, auto b) { return a.y < b.y; })->y;
    }

    static int left(const QrCode &code)
    {
        return std::min_element(code.corners.begin(), code.corners.end(), [](auto a, auto b) { return a.x < b.x; })->x;
    }

    std::vector<QrCode> m_codes;
};

/// Further passes, each over a changed picture, from the cheapest to the dearest. The first one that finds something
/// ends the search.
void searchChanged(const LuminanceView &picture, Findings &findings)
{
    const int shortSide = std::min(picture.width, picture.height);
    const int longSide = std::max(picture.width, picture.height);
    findings.searchBothWays(LuminanceTransform::stretched(picture).view());
    if (findings.isEmpty())
        findings.searchBothWays(LuminanceTransform::mirrored(picture).view(), {1, 1, 0, picture.width});
    for (const int factor : {2, 4}) {
        if (findings.isEmpty() && shortSide / factor >= smallestSideToReduce / 2)
            findings.searchBothWays(LuminanceTransform::reduced(picture, factor).view(), {factor, 1, 0, 0});
    }
    for (const int factor : {2, 3}) {
        if (findings.isEmpty() && longSide <= largestSideToEnlarge) {
            const Luminance large = LuminanceTransform::enlarged(picture, factor);
            findings.searchBothWays(
                LuminanceTransform::framed(large.view(), frameMargin).view(), {1, factor, frameMargin, 0});
        }
    }
}
} // namespace

std::vector<QrCode> decodeQrCodes(const LuminanceView &picture, QrEffort effort)
{
    if (!picture.data || picture.width <= 0 || picture.height <= 0 || picture.bytesPerLine < picture.width)
        return {};
    Findings findings;
    findings.searchBothWays(picture);
    if (findings.isEmpty() && effort == QrEffort::Picture)
        searchChanged(picture, findings);
    return std::move(findings).inReadingOrder();
}
} // namespace Countersign
