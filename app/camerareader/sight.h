// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrcode.h"

#include <chrono>
#include <vector>

namespace Countersign
{
/// Knows which codes are held before the camera, so that each is told once although every frame shows it again, and
/// once more when it was taken away and comes back. One thread.
class Sight final
{
public:
    using Clock = std::chrono::steady_clock;

    /// A code that was not seen for so long was taken away. A hand that trembles hides it for less.
    static constexpr std::chrono::milliseconds timeToLeave{1000};

    /// What a frame shows, at @p now. @return whether there is a code among them that was not there a moment ago.
    [[nodiscard]] bool isNew(const std::vector<QrCode> &codes, Clock::time_point now);

private:
    struct Seen
    {
        SecretBytes text;
        QrPart part;
        Clock::time_point last;
    };

    std::vector<Seen> m_seen;
};
} // namespace Countersign
