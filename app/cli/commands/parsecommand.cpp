// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/parsecommand.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/readingreport.h"
#include "app/cli/secretinput.h"
#include "core/vault/jsonwriter.h"

namespace Countersign
{
void ParseCommand::start()
{
    const Result<SecretBytes> text = readStandardInput();
    if (!text) {
        fail(text.error().code);
        return;
    }
    const SetupReading reading = readSetupText(text->view());
    const SecretDisplay display = arguments().showSecrets ? SecretDisplay::Shown : SecretDisplay::Hidden;
    if (arguments().json) {
        JsonWriter json;
        writeReading(json, reading, display);
        printJsonLine(console(), json);
    } else {
        console().print(readingText(reading, display, context().clock.nowSeconds()));
    }
    finish(reading.verdict == SetupReading::Verdict::Refused ? ExitCode::Failed : ExitCode::Done);
}
} // namespace Countersign
