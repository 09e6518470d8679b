// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/ptyprocess.h"

#include <QDeadlineTimer>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>

namespace Countersign
{
namespace
{
constexpr int patience = 120'000; // Only so that a hang ends; nothing is measured.
constexpr int pollInterval = 50;
} // namespace

PtyProcess::PtyProcess(const CliRunner &runner, const QStringList &arguments)
{
    struct winsize size = {};
    size.ws_row = 24;
    size.ws_col = 80;
    if (openpty(&m_master, &m_slave, nullptr, nullptr, &size) != 0)
        return;
    fcntl(m_master, F_SETFD, FD_CLOEXEC);
    m_process.setProcessEnvironment(runner.environment());
    m_process.setChildProcessModifier([slave = m_slave] {
        setsid();
        ioctl(slave, TIOCSCTTY, 0);
        for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            dup2(slave, descriptor);
    });
    m_process.start(CliRunner::program(), arguments);
    m_process.waitForStarted();
}

PtyProcess::~PtyProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
    close(m_slave);
    close(m_master);
}

bool PtyProcess::readSome()
{
    struct pollfd wanted = {m_master, POLLIN, 0};
    if (poll(&wanted, 1, pollInterval) == 1 && (wanted.revents & POLLIN) != 0) {
        std::array<char, 4096> block{};
        const ssize_t count = read(m_master, block.data(), block.size());
        if (count > 0)
            m_transcript.append(block.data(), count);
        return count > 0;
    }
    // Notices the program's end; what it wrote before is read by then.
    return m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(0);
}

bool PtyProcess::waitFor(const QByteArray &text)
{
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired()) {
        const qsizetype found = m_transcript.indexOf(text, m_seen);
        if (found >= 0) {
            m_seen = found + text.size();
            return true;
        }
        if (!readSome() && m_transcript.indexOf(text, m_seen) < 0)
            return false;
    }
    return false;
}

void PtyProcess::type(const QByteArray &keys)
{
    if (write(m_master, keys.constData(), static_cast<std::size_t>(keys.size())) != keys.size())
        qWarning("the pseudo terminal took only a part of the keys");
}

int PtyProcess::waitForEnd()
{
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired() && readSome()) {
    }
    if (m_process.state() != QProcess::NotRunning || m_process.exitStatus() != QProcess::NormalExit)
        return -1;
    return m_process.exitCode();
}

bool PtyProcess::hasEcho() const
{
    struct termios settings = {};
    return tcgetattr(m_slave, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
}
} // namespace Countersign
