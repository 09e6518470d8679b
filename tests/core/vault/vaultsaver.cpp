// SPDX-License-Identifier: GPL-3.0-or-later
// A program to be killed, starved or locked out, for the tests of the store. It works on a vault whose master key is
// the one of vaultfiles.h, and prints one line a step.
//
//   vaultsaver loop PATH              counts up the name of the first account until it is killed
//   vaultsaver lock PATH              takes the lock and keeps it until it is killed
//   vaultsaver save PATH [as-nobody] [limit BYTES]   says whether it may write, and the codes; adds a big account
//                                                    once, and prints the error's number or "saved"
#include "core/vault/openvault.h"
#include "tests/core/vault/vaultfiles.h"

#include <QCoreApplication>
#include <QStringList>
#include <QThread>

#include <cstdio>

#if !defined(_WIN32)
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#endif

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

OpenVaultPointer opened(const VaultStore &store)
{
    auto read = VaultWork::read(store);
    if (!read)
        return nullptr;
    auto vault = VaultWork::open(std::move(*read), knownMasterKey());
    return vault ? *vault : nullptr;
}

int countForEver(const VaultStore &store)
{
    SystemRandomSource random;
    OpenVaultPointer vault = opened(store);
    while (vault) {
        auto outcome = VaultWork::change<void>(store, vault, random, [](Vault &content) {
            const Account &account = *content.items().front()->account;
            AccountEdit edit;
            edit.name = QString::number(account.name.toInt() + 1);
            return content.edit(account.id, edit, UnixTime{});
        });
        if (!outcome.result)
            return static_cast<int>(outcome.result.error().code);
        vault = std::move(outcome.vault);
        say(vault->content->summaries().first().name);
    }
    return 1;
}

int keepLock(const VaultStore &store)
{
    const auto lock = store.lock();
    say(lock ? u"locked"_s : u"no lock"_s);
    QThread::sleep(3600);
    return 0;
}

#if !defined(_WIN32)
bool restrict(const QStringList &wishes)
{
    const auto limit = wishes.indexOf(u"limit"_s);
    if (limit >= 0) {
        // A write over the limit then fails with EFBIG instead of killing the program.
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit size{wishes.at(limit + 1).toULong(), wishes.at(limit + 1).toULong()};
        if (setrlimit(RLIMIT_FSIZE, &size) != 0)
            return false;
    }
    constexpr uid_t nobody = 65534;
    return !wishes.contains(u"as-nobody"_s) || (setgid(nobody) == 0 && setuid(nobody) == 0);
}
#else
bool restrict(const QStringList &)
{
    return false;
}
#endif

int saveOnce(const VaultStore &store)
{
    SystemRandomSource random;
    const OpenVaultPointer vault = opened(store);
    if (!vault)
        return 1;
    say(vault->isWritable ? u"writable"_s : u"read-only"_s);
    // Codes are made, whatever the disk says.
    for (const AccountSummary &summary : vault->content->summaries()) {
        const auto code =
            OtpGenerator::codeAt(*vault->content->account(summary.id), UnixTime{std::chrono::seconds{59}});
        say(u"code at 59: "_s + (code ? code->code : QString()));
    }
    Account account;
    account.secret = SecretBytes(20);
    account.note = QString(200'000, u'n');
    const auto outcome = VaultWork::change<QList<AccountId>>(store, vault, random, [&](Vault &content) {
        std::vector<Account> accounts;
        accounts.push_back(std::move(account));
        return content.add(std::move(accounts), random, UnixTime{});
    });
    say(outcome.result ? u"saved"_s : QString::number(static_cast<int>(outcome.result.error().code)));
    return 0;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3 || !restrict(arguments.mid(3)))
        return 2;
    const VaultStore store(arguments.at(2));
    if (arguments.at(1) == u"loop"_s)
        return countForEver(store);
    if (arguments.at(1) == u"lock"_s)
        return keepLock(store);
    return saveOnce(store);
}
