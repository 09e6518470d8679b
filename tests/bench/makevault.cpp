// SPDX-License-Identifier: GPL-3.0-or-later
// makevault FILE COUNT: makes a vault with so many accounts, its key in the keychain of this session.
#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/keychain/qtkeychainstore.h"
#include "core/vault/vaultsession.h"
#include "tests/bench/manyaccounts.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>
#include <cstdlib>

using namespace Countersign;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.size() == 3 ? arguments.at(2).toInt() : 0;
    if (count < 1 || QFileInfo::exists(arguments.at(1))) {
        (void)std::fputs("usage: makevault FILE COUNT, where FILE does not exist\n", stderr);
        return EXIT_FAILURE;
    }

    const SystemClock clock;
    SystemRandomSource random;
    const auto keychain = systemKeychain();
    VaultSession session({.path = arguments.at(1)}, clock, random, keychain.get());
    auto accounts = manyAccounts(count, random);
    const Result<void> saved = accounts ? addAndWait(session, std::move(*accounts)) : Result<void>(accounts.error());
    if (!saved) {
        (void)std::fprintf(stderr, "makevault: error %d: %s\n", static_cast<int>(saved.error().code),
            qPrintable(saved.error().detail));
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
