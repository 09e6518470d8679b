// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QString>

#include <functional>
#include <optional>

class QObject;

/// The terminal the program runs in, if there is one: the one seam between the commands and termios or the Windows
/// console. Questions go to the terminal itself, also while standard input and output are pipes. Main thread.
namespace Countersign::Terminal
{
/// Makes the console take UTF-8 and escape sequences where that is not a matter of course.
void prepare();

/// Is a person there to answer questions?
[[nodiscard]] bool canAsk();
[[nodiscard]] bool isInputTerminal();
[[nodiscard]] bool isOutputTerminal();

/// Asks without showing what is typed. Nothing when the person cancelled (Ctrl+C, Ctrl+D) or nobody is there.
[[nodiscard]] std::optional<SecretBytes> askSecret(const QString &question);
/// Asks and shows what is typed; the line without its end.
[[nodiscard]] std::optional<QString> askLine(const QString &question);

/// Of standard output; 80 × 24 when it does not say.
struct Size
{
    int columns = 80;
    int rows = 24;
};
[[nodiscard]] Size size();

/// From now on the requests to end (Ctrl+C, closing the terminal, SIGTERM) call @p requested from the event loop
/// instead of ending the process, as long as @p context lives.
void onEndRequested(QObject *context, std::function<void()> requested);
/// The requests end the process again, as they do before onEndRequested().
void letEndAgain();
} // namespace Countersign::Terminal
