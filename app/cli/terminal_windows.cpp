// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <QCoreApplication>
#include <QObject>
#include <QPointer>

#include <io.h>
#include <windows.h>

#include <array>
#include <cstdio>
#include <mutex>

namespace Countersign::Terminal
{
namespace
{
/// The console's own input or output, whatever standard input and output are.
class ConsoleHandle
{
public:
    explicit ConsoleHandle(const wchar_t *name)
        : m_handle(CreateFileW(
            name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr))
    {
    }
    ConsoleHandle(const ConsoleHandle &) = delete;
    ConsoleHandle &operator=(const ConsoleHandle &) = delete;
    ~ConsoleHandle()
    {
        if (isOpen())
            CloseHandle(m_handle);
    }
    [[nodiscard]] bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE; }
    [[nodiscard]] HANDLE get() const { return m_handle; }

    void write(const QString &text) const
    {
        DWORD written = 0;
        const std::wstring wide = text.toStdWString();
        WriteConsoleW(m_handle, wide.data(), static_cast<DWORD>(wide.size()), &written, nullptr);
    }

private:
    HANDLE m_handle;
};

/// Sets the input mode and puts it back.
class InputMode
{
public:
    InputMode(HANDLE handle, DWORD mode)
        : m_handle(handle)
    {
        m_active = GetConsoleMode(handle, &m_before) != 0 && SetConsoleMode(handle, mode) != 0;
    }
    InputMode(const InputMode &) = delete;
    InputMode &operator=(const InputMode &) = delete;
    ~InputMode()
    {
        if (m_active)
            SetConsoleMode(m_handle, m_before);
    }
    [[nodiscard]] bool isActive() const { return m_active; }

private:
    HANDLE m_handle;
    DWORD m_before = 0;
    bool m_active = false;
};

struct EndRequest
{
    std::mutex mutex;
    QPointer<QObject> context;
    std::function<void()> requested;
};

EndRequest &endRequest()
{
    static EndRequest request;
    return request;
}

/// Runs on a thread of the system's.
BOOL WINAPI tellEventLoop(DWORD)
{
    const std::lock_guard lock(endRequest().mutex);
    if (!endRequest().context)
        return FALSE;
    QMetaObject::invokeMethod(endRequest().context, endRequest().requested, Qt::QueuedConnection);
    return TRUE;
}

/// The keys of one line as UTF-16, in memory that is wiped.
std::optional<QString> readLine(const ConsoleHandle &input, DWORD mode)
{
    const InputMode guard(input.get(), mode);
    if (!guard.isActive())
        return std::nullopt;
    std::array<wchar_t, 4096> keys{};
    DWORD count = 0;
    const BOOL ok = ReadConsoleW(input.get(), keys.data(), static_cast<DWORD>(keys.size()), &count, nullptr);
    std::optional<QString> line;
    if (ok && count > 0) {
        line = QString::fromWCharArray(keys.data(), static_cast<qsizetype>(count));
        while (line->endsWith(u'\n') || line->endsWith(u'\r'))
            line->chop(1);
    }
    SecureZeroMemory(keys.data(), sizeof(keys));
    return line;
}
} // namespace

void prepare()
{
    SetConsoleOutputCP(CP_UTF8);
    DWORD mode = 0;
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    if (GetConsoleMode(output, &mode))
        SetConsoleMode(output, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

bool canAsk()
{
    return ConsoleHandle(L"CONIN$").isOpen() && ConsoleHandle(L"CONOUT$").isOpen();
}

bool isInputTerminal()
{
    return _isatty(_fileno(stdin)) != 0;
}

bool isOutputTerminal()
{
    return _isatty(_fileno(stdout)) != 0;
}

std::optional<SecretBytes> askSecret(const QString &question)
{
    const ConsoleHandle input(L"CONIN$");
    const ConsoleHandle output(L"CONOUT$");
    if (!input.isOpen() || !output.isOpen())
        return std::nullopt;
    output.write(question);
    // The console gives UTF-16 only; this copy is wiped as soon as it is UTF-8.
    std::optional<QString> line = readLine(input, ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT);
    output.write(QStringLiteral("\r\n"));
    if (!line)
        return std::nullopt;
    SecretBytes answer = SecretBytes::fromString(*line);
    wipe(*line);
    return answer;
}

std::optional<QString> askLine(const QString &question)
{
    const ConsoleHandle input(L"CONIN$");
    const ConsoleHandle output(L"CONOUT$");
    if (!input.isOpen() || !output.isOpen())
        return std::nullopt;
    output.write(question);
    std::optional<QString> line = readLine(input, ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT | ENABLE_ECHO_INPUT);
    return line ? std::optional(line->trimmed()) : std::nullopt;
}

Size size()
{
    CONSOLE_SCREEN_BUFFER_INFO info = {};
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return {};
    return {info.srWindow.Right - info.srWindow.Left + 1, info.srWindow.Bottom - info.srWindow.Top + 1};
}

void onEndRequested(QObject *context, std::function<void()> requested)
{
    const std::lock_guard lock(endRequest().mutex);
    endRequest().context = context;
    endRequest().requested = std::move(requested);
    SetConsoleCtrlHandler(tellEventLoop, TRUE);
}

void letEndAgain()
{
    SetConsoleCtrlHandler(tellEventLoop, FALSE);
}
} // namespace Countersign::Terminal
