// SPDX-License-Identifier: GPL-3.0-or-later
// searchkeystroke COUNT: how long a keystroke in the search takes with so many accounts, from the text to the list
// painted again.
#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/keychain/memorykeychain.h"
#include "core/vault/vaultsession.h"
#include "tests/bench/manyaccounts.h"
#include "ui/accounts/accountlistmodel.h"
#include "ui/accounts/accountlistview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int rounds = 20;

/// What somebody types who looks for an account, deleted again letter by letter.
QStringList typedTexts()
{
    QStringList texts;
    for (const QString &word : {u"gitstone"_s, u"person77"_s, u"ban"_s, u"example 42"_s, u"zzz"_s}) {
        for (qsizetype length = 1; length <= word.size(); ++length)
            texts.append(word.left(length));
        for (qsizetype length = word.size() - 1; length >= 0; --length)
            texts.append(word.left(length));
    }
    return texts;
}

std::vector<double> millisecondsPerKeystroke(AccountListModel &model, AccountListView &view)
{
    std::vector<double> times;
    QElapsedTimer timer;
    for (int round = 0; round < rounds; ++round) {
        for (const QString &text : typedTexts()) {
            timer.start();
            model.setQuery(text);
            // The view lays itself out in events of its own before it paints.
            QCoreApplication::sendPostedEvents();
            view.viewport()->repaint();
            constexpr double nanosecondsPerMillisecond = 1e6;
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / nanosecondsPerMillisecond);
        }
    }
    return times;
}
} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.size() == 2 ? arguments.at(1).toInt() : 0;
    if (count < 1) {
        (void)std::fputs("usage: searchkeystroke COUNT\n", stderr);
        return EXIT_FAILURE;
    }

    const SystemClock clock;
    SystemRandomSource random;
    MemoryKeychain keychain;
    const QTemporaryDir folder;
    VaultSession session({.path = folder.filePath(u"vault.json"_s)}, clock, random, &keychain);
    auto accounts = manyAccounts(count, random);
    if (!accounts || !addAndWait(session, std::move(*accounts))) {
        (void)std::fputs("searchkeystroke: no vault could be made\n", stderr);
        return EXIT_FAILURE;
    }

    AccountListModel model(session, clock.nowSeconds());
    AccountListView view(model);
    view.resize(420, 640);
    view.show();
    QCoreApplication::processEvents();

    model.setQuery(u"gitstone"_s);
    const int found = model.rowCount();
    model.setQuery({});
    if (model.rowCount() != count || found == 0 || found == count) {
        (void)std::fputs("searchkeystroke: the search does not search\n", stderr);
        return EXIT_FAILURE;
    }

    std::vector<double> times = millisecondsPerKeystroke(model, view);
    std::sort(times.begin(), times.end());
    std::printf("%d accounts, %zu keystrokes: median %.1f ms, nine in ten below %.1f ms, worst %.1f ms; goal 16 ms\n",
        count, times.size(), times.at(times.size() / 2), times.at(times.size() * 9 / 10), times.back());
    return EXIT_SUCCESS;
}
