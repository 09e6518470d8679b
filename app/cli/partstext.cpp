// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/partstext.h"

#include "core/vault/jsonwriter.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

QString numbersText(const std::vector<int> &indexes)
{
    QString text;
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        if (i > 0)
            text += i + 1 == indexes.size() ? u" and "_s : u", "_s;
        text += QString::number(indexes[i] + 1);
    }
    return text;
}

QString incompleteText(const SequenceCollector::Progress &progress)
{
    return u"A text is spread over %1 QR codes: %2 of %1 are here, missing %3. It cannot be used without them."_s
        .arg(progress.count)
        .arg(progress.known)
        .arg(numbersText(progress.missing));
}

QString incompleteText(const MigrationCollector &collector)
{
    if (collector.size() == 0 || collector.isComplete())
        return {};
    return u"A Google export has %1 QR codes: %2 of %1 are here, missing %3."_s.arg(collector.size())
        .arg(collector.received())
        .arg(numbersText(collector.missing()));
}

void writePart(JsonWriter &json, const PartOfSet &part)
{
    json.beginObject();
    json.key("kind").string(part.isExport ? std::string_view("export") : std::string_view("text"));
    json.key("part").number(static_cast<std::uint64_t>(part.index) + 1);
    json.key("of").number(static_cast<std::uint64_t>(part.count));
    json.key("missing");
    writeNumbers(json, part.missing);
    json.endObject();
}

void writeNumbers(JsonWriter &json, const std::vector<int> &indexes)
{
    json.beginArray();
    for (const int index : indexes)
        json.number(static_cast<std::uint64_t>(index) + 1);
    json.endArray();
}
} // namespace Countersign
