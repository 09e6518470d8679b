// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QString>

class QCoreApplication;

namespace Countersign
{
/// What the graphical program was asked for on its command line.
struct GuiOptions
{
    QString vaultPath;
    bool useKeychain = true;
    bool demo = false;
    SecretBytes setupText; ///< An otpauth: link, from the desktop's scheme handler. Empty if there was none.

    /// Reads the application's arguments. Ends the process for --help, --version and mistakes.
    [[nodiscard]] static GuiOptions fromArguments(const QCoreApplication &application);
};
} // namespace Countersign
