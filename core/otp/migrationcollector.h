// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <optional>
#include <vector>

namespace Countersign
{
/// Puts the QR codes of one Google Authenticator export together, in whatever order they are shown. Pure, one thread.
class MigrationCollector
{
public:
    enum class Outcome {
        Added,
        Duplicate, ///< That part is here already.
        OtherExport, ///< Part of another export, not taken. clear() first to start with that one.
    };

    /// The first part decides which export it is. Version 2 exports have no id; there a part with the number of one
    /// that is here but with other accounts is another export's.
    [[nodiscard]] Outcome add(MigrationBatch part);

    [[nodiscard]] int received() const; ///< How many different parts are here…
    [[nodiscard]] int size() const; ///< …of how many; 0 before the first.
    [[nodiscard]] bool isComplete() const { return size() > 0 && received() == size(); }
    [[nodiscard]] std::vector<int> missing() const; ///< 0-based
    [[nodiscard]] int accountCount() const;
    [[nodiscard]] int refused() const; ///< Entries of all parts that could not be used.

    /// The accounts of the parts that are here, in the export's order, complete or not. Empties the collector.
    [[nodiscard]] std::vector<Account> takeAccounts();
    void clear() { m_parts.clear(); }

private:
    std::vector<std::optional<MigrationBatch>> m_parts; ///< By index.
};
} // namespace Countersign
