// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/sequencecollector.h"

#include <algorithm>
#include <map>
#include <utility>

namespace Countersign
{
int SequenceCollector::Set::known() const
{
    return static_cast<int>(
        std::count_if(parts.begin(), parts.end(), [](const auto &part) { return part.has_value(); }));
}

SecretBytes SequenceCollector::Set::joined() const
{
    std::size_t size = 0;
    for (const auto &part : parts)
        size += part->size();
    SecretBytes text;
    text.reserve(size);
    for (const auto &part : parts)
        text.append(part->view());
    return text;
}

SequenceCollector::Set &SequenceCollector::setFor(const QrPart &part)
{
    const auto known = std::find_if(m_sets.begin(), m_sets.end(),
        [&part](const Set &set) { return set.count == part.count && set.parity == part.parity; });
    if (known != m_sets.end())
        return *known;
    Set &set = m_sets.emplace_back();
    set.count = part.count;
    set.parity = part.parity;
    set.parts.resize(static_cast<std::size_t>(part.count));
    return set;
}

std::vector<QrCode> SequenceCollector::add(std::vector<QrCode> codes)
{
    std::vector<QrCode> whole;
    for (QrCode &code : codes) {
        if (!code.part.isPart()) {
            whole.push_back(std::move(code));
            continue;
        }
        if (code.part.index < 0 || code.part.index >= code.part.count)
            continue;
        Set &set = setFor(code.part);
        auto &place = set.parts[static_cast<std::size_t>(code.part.index)];
        if (place && *place == code.text)
            continue;
        if (place)
            std::fill(set.parts.begin(), set.parts.end(), std::nullopt);
        place = std::move(code.text);
        if (set.known() == set.count)
            whole.push_back({set.joined(), code.corners, {}});
    }
    return whole;
}

std::vector<SequenceCollector::Progress> SequenceCollector::incomplete() const
{
    std::vector<Progress> progress;
    for (const Set &set : m_sets) {
        if (set.known() == set.count)
            continue;
        Progress &one = progress.emplace_back();
        one.known = set.known();
        one.count = set.count;
        one.parity = set.parity;
        for (int index = 0; index < set.count; ++index) {
            if (!set.parts[static_cast<std::size_t>(index)])
                one.missing.push_back(index);
        }
    }
    return progress;
}

std::vector<QrCode> joinSequences(std::vector<QrCode> codes)
{
    // Which texts are whole: for each, a bit for every part that is there.
    std::map<std::pair<int, int>, unsigned> present;
    for (const QrCode &code : codes) {
        if (code.part.isPart())
            present[{code.part.count, code.part.parity}] |= 1U << static_cast<unsigned>(code.part.index);
    }
    SequenceCollector collector;
    std::vector<QrCode> joined;
    for (QrCode &code : codes) {
        const QrPart part = code.part;
        if (!part.isPart() || present[{part.count, part.parity}] != (1U << static_cast<unsigned>(part.count)) - 1) {
            joined.push_back(std::move(code));
            continue;
        }
        std::vector<QrCode> one;
        one.push_back(std::move(code));
        for (QrCode &whole : collector.add(std::move(one)))
            joined.push_back(std::move(whole));
    }
    return joined;
}
} // namespace Countersign
