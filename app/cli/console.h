// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QFile>
#include <QStringView>

namespace Countersign
{
/// Standard output and standard error. What is printed is written at once and unbuffered, so that no copy of a code or
/// key stays behind in a stream's buffer. Main thread.
class Console final
{
public:
    Console();

    /// To standard output, as UTF-8.
    void print(QStringView text);
    void print(const SecretBytes &text);
    void printLine(QStringView text);

    /// To standard error: a line for the person, with the program's name in front.
    void message(QStringView text);
    /// To standard error, as it is.
    void printError(QStringView text);

    /// Did everything that was printed reach standard output? A full disk or a closed pipe is a failure.
    [[nodiscard]] bool isIntact() const { return m_intact; }

private:
    QFile m_out;
    QFile m_error;
    bool m_intact = true;
};
} // namespace Countersign
