// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrcode.h"

#include <optional>
#include <vector>

namespace Countersign
{
/// Puts together texts that are spread over several codes ("structured append"), in whatever order and from however
/// many pictures or frames they come. Owns the parts until their text is whole. Not for use from several threads at a
/// time.
class SequenceCollector
{
public:
    /// Keeps the parts among @p codes. Gives back the codes that stand alone and, in the place of its last part, each
    /// text that is whole now; its corners are those of that part. A part that is known already changes nothing, not
    /// even when its text was given before; one that contradicts a known part begins its set anew, since it is then of
    /// another text.
    [[nodiscard]] std::vector<QrCode> add(std::vector<QrCode> codes);

    /// How much of a text is there.
    struct Progress
    {
        int known = 0; ///< At least 1, less than count.
        int count = 0; ///< 2 to 16.
        std::vector<int> missing; ///< The indexes of those that are not there, from 0, ascending.
        int parity = 0; ///< Whose text it is; see QrPart.

        friend bool operator==(const Progress &, const Progress &) = default;
    };
    /// One for each text of which parts are still missing, in the order in which they began.
    [[nodiscard]] std::vector<Progress> incomplete() const;

    /// Forgets all parts, also those of texts that were given.
    void clear() { m_sets.clear(); }

private:
    struct Set
    {
        int count = 0;
        int parity = 0;
        std::vector<std::optional<SecretBytes>> parts;

        [[nodiscard]] int known() const;
        [[nodiscard]] SecretBytes joined() const;
    };

    Set &setFor(const QrPart &part);

    std::vector<Set> m_sets;
};

/// Joins the texts of which all parts are among @p codes, as SequenceCollector does; other parts stay as they are.
[[nodiscard]] std::vector<QrCode> joinSequences(std::vector<QrCode> codes);
} // namespace Countersign
