// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <QObject>
#include <QSocketNotifier>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace Countersign::Terminal
{
namespace
{
/// /dev/tty, open for as long as a question is asked.
class Tty
{
public:
    Tty()
        : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
    }
    Tty(const Tty &) = delete;
    Tty &operator=(const Tty &) = delete;
    ~Tty()
    {
        if (isOpen())
            ::close(m_descriptor);
    }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

    void write(QByteArrayView text) const
    {
        while (!text.isEmpty()) {
            const ssize_t written = ::write(m_descriptor, text.data(), static_cast<std::size_t>(text.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return;
            text = text.sliced(written);
        }
    }

    /// One byte; nothing at the end of input.
    [[nodiscard]] std::optional<char> read() const
    {
        char byte = 0;
        ssize_t count = 0;
        do {
            count = ::read(m_descriptor, &byte, 1);
        } while (count < 0 && errno == EINTR);
        return count == 1 ? std::optional(byte) : std::nullopt;
    }

private:
    int m_descriptor = -1;
};

// What a signal handler needs to give the terminal its echo back; it may touch nothing else.
volatile std::sig_atomic_t quietDescriptor = -1; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
struct termios loudSettings
{
}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

constexpr std::array endingSignals{SIGTERM, SIGHUP, SIGQUIT};

void restoreAndDie(int signal)
{
    if (quietDescriptor >= 0)
        tcsetattr(static_cast<int>(quietDescriptor), TCSAFLUSH, &loudSettings);
    // SA_RESETHAND: this time it ends the process.
    static_cast<void>(raise(signal));
}

/// No echo, keys one by one, Ctrl+C as a key; undone on every way out, signals included.
class QuietMode
{
public:
    explicit QuietMode(const Tty &tty)
        : m_descriptor(tty.descriptor())
    {
        if (tcgetattr(m_descriptor, &loudSettings) != 0)
            return;
        struct termios quiet = loudSettings;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        quietDescriptor = m_descriptor;
        struct sigaction action = {};
        action.sa_handler = restoreAndDie;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        for (std::size_t index = 0; index < endingSignals.size(); ++index)
            sigaction(endingSignals[index], &action, &m_before[index]);
        m_active = tcsetattr(m_descriptor, TCSAFLUSH, &quiet) == 0;
    }
    QuietMode(const QuietMode &) = delete;
    QuietMode &operator=(const QuietMode &) = delete;
    ~QuietMode()
    {
        if (quietDescriptor < 0)
            return;
        tcsetattr(m_descriptor, TCSAFLUSH, &loudSettings);
        quietDescriptor = -1;
        for (std::size_t index = 0; index < endingSignals.size(); ++index)
            sigaction(endingSignals[index], &m_before[index], nullptr);
    }

    /// False when the terminal would show what is typed.
    [[nodiscard]] bool isActive() const { return m_active; }

private:
    int m_descriptor;
    bool m_active = false;
    std::array<struct sigaction, endingSignals.size()> m_before{};
};

constexpr char controlC = 3;
constexpr char controlD = 4;
constexpr char backspace = 8;
constexpr char controlU = 21;
constexpr char controlZ = 26;
constexpr char controlBackslash = 28;
constexpr char erase = 127;
constexpr std::size_t longestSecret = 65536;

/// Takes off one UTF-8 character.
void eraseLast(SecretBytes &text)
{
    while (!text.isEmpty()) {
        const std::uint8_t last = text.data()[text.size() - 1];
        text.resize(text.size() - 1);
        if ((last & 0xC0U) != 0x80U)
            return;
    }
}

std::optional<SecretBytes> readQuietly(const Tty &tty)
{
    SecretBytes text;
    text.reserve(256);
    while (const std::optional<char> key = tty.read()) {
        switch (*key) {
        case '\n':
        case '\r':
            return text;
        case controlC:
        case controlZ:
        case controlBackslash:
            return std::nullopt;
        case controlD:
            if (text.isEmpty())
                return std::nullopt;
            return text;
        case backspace:
        case erase:
            eraseLast(text);
            break;
        case controlU:
            text.clear();
            break;
        default:
            if (text.size() < longestSecret)
                text.append(static_cast<std::uint8_t>(*key));
        }
    }
    return std::nullopt;
}

constexpr std::array requestingSignals{SIGINT, SIGTERM, SIGHUP};
std::array<int, 2> endPipe{-1, -1}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void tellEventLoop(int signal)
{
    const int before = errno;
    const char byte = static_cast<char>(signal);
    // A full pipe means that the event loop has been told already.
    [[maybe_unused]] const ssize_t written = ::write(endPipe[1], &byte, 1);
    errno = before;
}
} // namespace

void prepare()
{
}

bool canAsk()
{
    return Tty().isOpen();
}

bool isInputTerminal()
{
    return isatty(STDIN_FILENO) == 1;
}

bool isOutputTerminal()
{
    return isatty(STDOUT_FILENO) == 1;
}

std::optional<SecretBytes> askSecret(const QString &question)
{
    const Tty tty;
    if (!tty.isOpen())
        return std::nullopt;
    const QuietMode quiet(tty);
    if (!quiet.isActive())
        return std::nullopt;
    tty.write(question.toUtf8());
    std::optional<SecretBytes> answer = readQuietly(tty);
    tty.write("\n");
    return answer;
}

std::optional<QString> askLine(const QString &question)
{
    const Tty tty;
    if (!tty.isOpen())
        return std::nullopt;
    tty.write(question.toUtf8());
    QByteArray line;
    while (const std::optional<char> byte = tty.read()) {
        if (*byte == '\n')
            return QString::fromUtf8(line).trimmed();
        line.append(*byte);
    }
    tty.write("\n");
    return std::nullopt;
}

Size size()
{
    struct winsize window = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0)
        return {};
    return {window.ws_col, window.ws_row};
}

void onEndRequested(QObject *context, std::function<void()> requested)
{
    if (endPipe[0] < 0) {
        if (::pipe(endPipe.data()) != 0)
            return;
        for (const int descriptor : endPipe) {
            fcntl(descriptor, F_SETFD, FD_CLOEXEC);
            fcntl(descriptor, F_SETFL, O_NONBLOCK);
        }
    }
    auto *notifier = new QSocketNotifier(endPipe[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [requested = std::move(requested)] {
        char byte = 0;
        while (::read(endPipe[0], &byte, 1) == 1) {
        }
        requested();
    });
    struct sigaction action = {};
    action.sa_handler = tellEventLoop;
    action.sa_flags = SA_RESTART;
    for (const int signal : requestingSignals)
        sigaction(signal, &action, nullptr);
}

void letEndAgain()
{
    struct sigaction action = {};
    action.sa_handler = SIG_DFL;
    for (const int signal : requestingSignals)
        sigaction(signal, &action, nullptr);
}
} // namespace Countersign::Terminal
