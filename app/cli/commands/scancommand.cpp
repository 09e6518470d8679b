// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/scancommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/arguments.h"
#include "app/cli/console.h"
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
    m_reader->read(arguments().operands, [this](const std::vector<PictureCodes> &pictures) { report(pictures); });
}

void ScanCommand::report(const std::vector<PictureCodes> &pictures)
{
    if (arguments().json)
        printJson(pictures);
    else
        printLines(pictures);
    const auto isFailed = [](const PictureCodes &picture) { return picture.error.has_value(); };
    const auto isEmpty = [](const PictureCodes &picture) { return picture.payloads.empty(); };
    if (std::any_of(pictures.begin(), pictures.end(), isFailed))
        finish(ExitCode::Failed);
    else if (std::all_of(pictures.begin(), pictures.end(), isEmpty))
        finish(ExitCode::NothingMatched);
    else
        finish(ExitCode::Done);
}

void ScanCommand::printJson(const std::vector<PictureCodes> &pictures)
{
    JsonWriter json;
    json.beginArray();
    for (const PictureCodes &picture : pictures) {
        json.beginObject();
        json.key("file").string(picture.file);
        json.key("payloads").beginArray();
        for (const SecretBytes &payload : picture.payloads)
            json.string(textView(wellFormedUtf8(payload.view())));
        json.endArray();
        if (picture.error)
            json.key("error").string(pictureErrorText(*picture.error));
        json.endObject();
    }
    json.endArray();
    printJsonLine(console(), json);
}

void ScanCommand::printLines(const std::vector<PictureCodes> &pictures)
{
    for (const PictureCodes &picture : pictures) {
        const QString name = displayText(picture.file);
        if (picture.error)
            console().message(name + u": "_s + pictureErrorText(*picture.error));
        else if (picture.payloads.empty())
            console().message(name + u": There is no QR code in the picture."_s);
        for (const SecretBytes &payload : picture.payloads)
            printPayload(picture, payload);
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
    if (reading.verdict == SetupReading::Verdict::Refused)
        console().message(setupReasonText(reading));
}
} // namespace Countersign
