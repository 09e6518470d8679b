// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrbounds.h"
#include "core/scan/qrpass.h"

#include <vector>

namespace Countersign
{
/// Gathers what several looks at one picture find: each text once. Not for use from several threads at a time.
class QrFindings
{
public:
    void add(QrPass pass);

    [[nodiscard]] bool isEmpty() const { return m_codes.empty(); }
    [[nodiscard]] const std::vector<QrCode> &codes() const { return m_codes; }
    /// Where a code is whose text none of the looks could read.
    [[nodiscard]] std::vector<QrOutline> unread() const;

    /// Gives the codes away: top to bottom, and from left to right those that share a line.
    [[nodiscard]] std::vector<QrCode> takeInReadingOrder();

private:
    std::vector<QrCode> m_codes;
    std::vector<QrOutline> m_unread;
};
} // namespace Countersign
