// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrfindings.h"

#include "core/scan/qrbounds.h"

#include <algorithm>
#include <utility>

namespace Countersign
{
namespace
{
int top(const QrCode &code)
{
    return QrBounds::of(code.corners).top;
}

int left(const QrCode &code)
{
    return QrBounds::of(code.corners).left;
}
} // namespace

void QrFindings::add(std::vector<QrCode> codes)
{
    for (QrCode &code : codes) {
        const auto same = [&code](const QrCode &other) { return other.part == code.part && other.text == code.text; };
        if (!code.text.isEmpty() && std::none_of(m_codes.begin(), m_codes.end(), same))
            m_codes.push_back(std::move(code));
    }
}

std::vector<QrCode> QrFindings::takeInReadingOrder()
{
    std::vector<QrCode> codes = std::exchange(m_codes, {});
    std::sort(codes.begin(), codes.end(), [](const QrCode &a, const QrCode &b) { return top(a) < top(b); });
    // A line is what overlaps its first code by at least half of that code's height.
    for (auto line = codes.begin(); line != codes.end();) {
        const int middle = QrBounds::of(line->corners).middle().y;
        const auto end = std::find_if(line, codes.end(), [middle](const QrCode &code) { return top(code) > middle; });
        std::sort(line, end, [](const QrCode &a, const QrCode &b) { return left(a) < left(b); });
        line = end;
    }
    return codes;
}
} // namespace Countersign
