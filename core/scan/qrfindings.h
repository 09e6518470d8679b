// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrcode.h"

#include <vector>

namespace Countersign
{
/// Gathers what several looks at one picture find: each text once. Not for use from several threads at a time.
class QrFindings
{
public:
    void add(std::vector<QrCode> codes);

    [[nodiscard]] bool isEmpty() const { return m_codes.empty(); }
    [[nodiscard]] const std::vector<QrCode> &codes() const { return m_codes; }

    /// Gives the codes away: top to bottom, and from left to right those that share a line.
    [[nodiscard]] std::vector<QrCode> takeInReadingOrder();

private:
    std::vector<QrCode> m_codes;
};
} // namespace Countersign
