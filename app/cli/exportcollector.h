// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/migrationcollector.h"

#include <vector>

namespace Countersign
{
/// Keeps the parts of several Google exports apart, in whatever order they come. Pure, one thread.
class ExportCollector final
{
public:
    struct Place
    {
        std::size_t number = 0; ///< Of the export, in exports().
        bool isNew = false; ///< The part was not here yet.
    };

    /// Puts a part where it belongs; one that fits no known export begins another.
    Place add(MigrationBatch part);

    /// In the order in which they began.
    [[nodiscard]] const std::vector<MigrationCollector> &exports() const { return m_exports; }
    [[nodiscard]] std::vector<MigrationCollector> &exports() { return m_exports; }

private:
    std::vector<MigrationCollector> m_exports;
};
} // namespace Countersign
