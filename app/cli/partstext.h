// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/migrationcollector.h"
#include "core/scan/sequencecollector.h"

#include <QString>

namespace Countersign
{
class JsonWriter;

/// "3", "1 and 3", "1, 2 and 4": @p indexes count from 0, people from 1. Empty for none.
[[nodiscard]] QString numbersText(const std::vector<int> &indexes);

/// What is missing of a text that is spread over several QR codes, in sentences.
[[nodiscard]] QString incompleteText(const SequenceCollector::Progress &progress);
/// What is missing of a Google export, as a sentence. Empty when nothing is.
[[nodiscard]] QString incompleteText(const MigrationCollector &collector);

/// Of which part of how many something is, and which parts were not found at all.
struct PartOfSet
{
    bool isExport = false; ///< Of a Google export; otherwise of a text that is spread over several QR codes.
    int index = 0; ///< From 0.
    int count = 0;
    std::vector<int> missing; ///< From 0.
};
/// As the JSON object of a part: "kind", "part", "of", "missing", counted from 1.
void writePart(JsonWriter &json, const PartOfSet &part);
/// As a JSON array, counted from 1.
void writeNumbers(JsonWriter &json, const std::vector<int> &indexes);
} // namespace Countersign
