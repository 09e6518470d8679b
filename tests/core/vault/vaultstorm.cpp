// SPDX-License-Identifier: GPL-3.0-or-later
// vaultstorm PATH KILLS [limit BYTES]: makes a vault there and kills, again and again and at random moments, a process
// that saves it all the time, with contents of random size. After each kill the vault and its previous copy must be
// whole, with the count that the process told last or the one after it. Made for disks that are full now and then.
//
// Prints "kills K saves S refused R", or "LOST …" and ends with 1. Codes of refused saves other than a full disk's are
// losses too.
#include "core/vault/openvault.h"
#include "tests/core/vault/vaultfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int largestNote = 24'000;
constexpr int longestRun = 12'000; // microseconds
constexpr int patience = 60'000; // milliseconds
constexpr int unexpected = -2;
constexpr int refused = -1;

/// What the saving process tells: the count it saved, or one of the two above.
struct Word
{
    int count = 0;
};

std::optional<OpenVaultPointer> opened(const QString &path)
{
    auto read = VaultWork::read(VaultStore(path));
    if (!read)
        return std::nullopt;
    auto vault = VaultWork::open(std::move(*read), knownMasterKey());
    return vault ? std::optional(*vault) : std::nullopt;
}

std::optional<int> countIn(const QString &path)
{
    const auto vault = opened(path);
    if (!vault || (*vault)->content->summaries().size() != 1)
        return std::nullopt;
    return (*vault)->content->summaries().first().name.toInt();
}

void tell(int pipe, int count)
{
    const Word word{count};
    if (::write(pipe, &word, sizeof word) != sizeof word)
        _exit(3);
}

/// Counts up until it is killed.
[[noreturn]] void saveForEver(const QString &path, int pipe, quint32 seed)
{
    const VaultStore store(path);
    SystemRandomSource random;
    QRandomGenerator sizes(seed);
    auto vault = opened(path);
    while (vault) {
        AccountEdit edit;
        edit.note = QString(sizes.bounded(largestNote), u'n');
        edit.name = QString::number((*vault)->content->summaries().first().name.toInt() + 1);
        auto outcome = VaultWork::change<void>(store, *vault, random,
            [&edit](Vault &content) { return content.edit(content.items().front()->id, edit, UnixTime{}); });
        vault = std::move(outcome.vault);
        const ErrorCode code = outcome.result ? ErrorCode::Cancelled : outcome.result.error().code;
        if (outcome.result)
            tell(pipe, (*vault)->content->summaries().first().name.toInt());
        else
            tell(pipe, code == ErrorCode::DiskFull || code == ErrorCode::QuotaReached ? refused : unexpected);
    }
    tell(pipe, unexpected);
    _exit(4);
}

class Storm
{
public:
    explicit Storm(QString path)
        : m_path(std::move(path))
    {
    }

    /// @return what was lost; empty: nothing
    QString kill(quint32 seed)
    {
        std::array<int, 2> pipe{};
        if (::pipe(pipe.data()) != 0)
            return u"no pipe"_s;
        const auto before = countIn(m_path);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(pipe[0]);
            saveForEver(m_path, pipe[1], seed);
        }
        ::close(pipe[1]);
        // Three of four times not before it has told something, so that it comes to saving on a busy computer, too.
        pollfd heard{pipe[0], POLLIN, 0};
        if (seed % 4 != 0)
            ::poll(&heard, 1, patience);
        QRandomGenerator random(seed);
        ::usleep(static_cast<useconds_t>(random.bounded(longestRun)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        int told = before.value_or(unexpected);
        for (Word word; ::read(pipe[0], &word, sizeof word) == sizeof word;) {
            if (word.count == unexpected)
                return u"a save went wrong in another way"_s;
            m_refused += word.count == refused ? 1 : 0;
            told = word.count == refused ? told : word.count;
        }
        ::close(pipe[0]);
        const auto count = countIn(m_path);
        if (!count || (*count != told && *count != told + 1))
            return u"told %1, but found %2"_s.arg(told).arg(count.value_or(unexpected));
        m_saves = *count;
        const QString previous = m_path + u".previous"_s;
        const auto last = QFile::exists(previous) ? countIn(previous) : count;
        if (!last || *last > *count)
            return u"the previous copy of %1 is %2"_s.arg(*count).arg(last.value_or(unexpected));
        return {};
    }
    [[nodiscard]] int saves() const { return m_saves; }
    [[nodiscard]] int refusals() const { return m_refused; }

private:
    QString m_path;
    int m_saves = 0;
    int m_refused = 0;
};

bool limitFiles(const QStringList &arguments)
{
    if (arguments.size() != 5)
        return true;
    (void)std::signal(SIGXFSZ, SIG_IGN);
    const rlimit size{arguments.at(4).toULong(), arguments.at(4).toULong()};
    return setrlimit(RLIMIT_FSIZE, &size) == 0;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3 || !limitFiles(arguments))
        return 2;
    const QString &path = arguments.at(1);
    {
        QFile file(path);
        const QByteArray bytes =
            *sealedFile(ownDatabase(R"({"type":"totp","uuid":"11111111-1111-4111-8111-111111111111",)"
                                    R"("name":"0","info":{"secret":"AAAA"},"countersign":{}})"))
                 .toBytes();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return 2;
    }
    Storm storm(path);
    const int kills = arguments.at(2).toInt();
    for (int i = 1; i <= kills; ++i) {
        const QString lost = storm.kill(static_cast<quint32>(i));
        if (!lost.isEmpty()) {
            (void)std::printf("LOST after kill %d: %s\n", i, qPrintable(lost));
            return 1;
        }
    }
    (void)std::printf("kills %d saves %d refused %d\n", kills, storm.saves(), storm.refusals());
    return 0;
}
