// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/cli/clirunner.h"

#include <QProcess>

namespace Countersign
{
/// The real program on a terminal of its own: a pseudo terminal that is its standard input, output, error and
/// controlling terminal.
class PtyProcess final
{
public:
    PtyProcess(const CliRunner &runner, const QStringList &arguments);
    PtyProcess(const PtyProcess &) = delete;
    PtyProcess &operator=(const PtyProcess &) = delete;
    ~PtyProcess();

    /// Waits until the terminal has shown @p text, from where the last call left off. False when it never does.
    [[nodiscard]] bool waitFor(const QByteArray &text);
    /// Types it.
    void type(const QByteArray &keys);
    /// Reads to the end and waits for it. The exit code, −1 after a crash or a hang.
    [[nodiscard]] int waitForEnd();

    /// Everything the terminal was sent so far.
    [[nodiscard]] const QByteArray &transcript() const { return m_transcript; }
    /// Does the terminal show what is typed?
    [[nodiscard]] bool hasEcho() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    /// False when nothing more can come.
    bool readSome();

    int m_master = -1;
    int m_slave = -1; ///< Kept open, so that what was written last can still be read after the program's end.
    QProcess m_process;
    QByteArray m_transcript;
    qsizetype m_seen = 0;
};
} // namespace Countersign
