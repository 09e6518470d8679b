// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/scancommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/partstext.h"
#include "app/cli/setuptext.h"
#include "app/cli/terminal.h"
#include "app/cli/wellformed.h"
#include "core/otp/displaytext.h"
#include "core/vault/jsonwriter.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

void ScanCommand::start()
{
    m_reader = std::make_unique<PictureCodesReader>();
    m_reader->read(arguments().operands, [this](const AllPictureCodes &found) { report(found); });
}

void ScanCommand::report(const AllPictureCodes &found)
{
    collectExports(found.pictures);
    if (arguments().json)
        printJson(found);
    else
        printLines(found);
    const auto isFailed = [](const PictureCodes &picture) { return picture.error.has_value(); };
    const auto isEmpty = [](const PictureCodes &picture) { return picture.payloads.empty(); };
    const std::vector<PictureCodes> &pictures = found.pictures;
    if (std::any_of(pictures.begin(), pictures.end(), isFailed) || !found.incomplete.empty())
        finish(ExitCode::Failed);
    else if (std::all_of(pictures.begin(), pictures.end(), isEmpty))
        finish(ExitCode::NothingMatched);
    else
        finish(ExitCode::Done);
}

/// Which parts of which exports there are, so that it can be said what is missing.
void ScanCommand::collectExports(const std::vector<PictureCodes> &pictures)
{
    for (std::size_t picture = 0; picture < pictures.size(); ++picture) {
        for (const SecretBytes &payload : pictures[picture].payloads) {
            SetupReading reading = readSetupText(payload.view());
            if (!reading.batch || reading.batch->size < 2)
                continue;
            const int index = reading.batch->index;
            m_exportParts.push_back({picture, m_exports.add(*std::move(reading.batch)).number, index});
        }
    }
}

void ScanCommand::printJson(const AllPictureCodes &found)
{
    JsonWriter json;
    json.beginArray();
    for (std::size_t index = 0; index < found.pictures.size(); ++index) {
        const PictureCodes &picture = found.pictures[index];
        json.beginObject();
        json.key("file").string(picture.file);
        json.key("payloads").beginArray();
        for (const SecretBytes &payload : picture.payloads)
            json.string(textView(wellFormedUtf8(payload.view())));
        json.endArray();
        writeParts(json, found, index);
        if (picture.error)
            json.key("error").string(pictureErrorText(*picture.error));
        json.endObject();
    }
    json.endArray();
    printJsonLine(console(), json);
}

/// The member "parts", if the picture has any.
void ScanCommand::writeParts(JsonWriter &json, const AllPictureCodes &found, std::size_t index)
{
    std::vector<PartOfSet> parts;
    for (const QrPart &part : found.pictures[index].parts) {
        const auto set = std::find_if(found.incomplete.begin(), found.incomplete.end(),
            [&part](const auto &progress) { return progress.count == part.count && progress.parity == part.parity; });
        parts.push_back(
            {false, part.index, part.count, set == found.incomplete.end() ? std::vector<int>() : set->missing});
    }
    for (const ExportPart &part : m_exportParts) {
        const MigrationCollector &whole = m_exports.exports()[part.number];
        if (part.picture == index)
            parts.push_back({true, part.index, whole.size(), whole.missing()});
    }
    if (parts.empty())
        return;
    json.key("parts").beginArray();
    for (const PartOfSet &part : parts)
        writePart(json, part);
    json.endArray();
}

void ScanCommand::printLines(const AllPictureCodes &found)
{
    for (const PictureCodes &picture : found.pictures) {
        const QString name = displayText(picture.file);
        if (picture.error)
            console().message(name + u": "_s + pictureErrorText(*picture.error));
        else if (picture.payloads.empty() && picture.parts.empty())
            console().message(name + u": There is no QR code in the picture."_s);
        for (const SecretBytes &payload : picture.payloads)
            printPayload(picture, payload);
    }
    for (const SequenceCollector::Progress &progress : found.incomplete)
        console().message(incompleteText(progress));
    for (const MigrationCollector &collector : m_exports.exports()) {
        if (const QString text = incompleteText(collector); !text.isEmpty())
            console().message(text);
    }
}

/// As it is into a pipe; without what a terminal would obey onto a terminal. With the file's name in front when
/// there are several files.
void ScanCommand::printPayload(const PictureCodes &picture, const SecretBytes &payload)
{
    SecretBytes line;
    if (arguments().operands.size() > 1)
        line.append((displayText(picture.file) + u": "_s).toUtf8());
    line.append(Terminal::isOutputTerminal() ? withoutControls(payload.view()).view() : payload.view());
    line.append('\n');
    console().print(line);
    const SetupReading reading = readSetupText(payload.view());
    // What is missing is said once, for all parts.
    const bool isPart = reading.batch && reading.batch->size > 1 && !reading.batch->accounts.empty();
    if (reading.verdict == SetupReading::Verdict::Refused && !isPart)
        console().message(setupReasonText(reading));
}
} // namespace Countersign
