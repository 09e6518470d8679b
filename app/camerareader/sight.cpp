// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/camerareader/sight.h"

#include <algorithm>

namespace Countersign
{
bool Sight::isNew(const std::vector<QrCode> &codes, Clock::time_point now)
{
    std::erase_if(m_seen, [now](const Seen &seen) { return now - seen.last > timeToLeave; });
    bool any = false;
    for (const QrCode &code : codes) {
        const auto known = std::find_if(m_seen.begin(), m_seen.end(),
            [&code](const Seen &seen) { return seen.part == code.part && seen.text == code.text; });
        if (known != m_seen.end()) {
            known->last = now;
            continue;
        }
        m_seen.push_back({code.text.clone(), code.part, now});
        any = true;
    }
    return any;
}
} // namespace Countersign
