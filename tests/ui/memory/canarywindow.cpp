// SPDX-License-Identifier: GPL-3.0-or-later
// canarywindow VAULT keychain|password: the real window on the real session and, with "keychain", the real keychain.
// Does what a person does with it, step by step: says on its output which step is done, and waits for a line on its
// input, so that tst_memorycanary can look into its memory meanwhile. Knows none of the secrets itself; the password
// comes in as keys, one a line.
#include "core/base/randomsource.h"
#include "core/keychain/qtkeychainstore.h"
#include "ui/mainwindow.h"
#include "ui/pages/accountspage.h"
#include "ui/widgets/passwordfield.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

#include <cstdio>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 60000;
constexpr int settling = 400;

/// @return whether to go on
bool report(const char *step)
{
    QTest::qWait(settling); // what is deleted later is deleted now
    (void)std::printf("%s\n", step);
    (void)std::fflush(stdout);
    return std::getchar() != EOF;
}

bool waitForState(VaultSession &session, VaultSession::State state)
{
    return QTest::qWaitFor([&] { return session.state() == state; }, patience);
}

/// One key after another, as they come in.
void typeWhatIsSent(QWidget *field)
{
    for (int key = std::getchar(); key != EOF && key != '\n'; key = std::getchar())
        QTest::keyClick(field, static_cast<char>(key));
    QTest::keyClick(field, Qt::Key_Return);
}

/// Everything that makes use of a secret, and comes by in ordinary use.
bool useAccounts(MainWindow &window, VaultSession &session)
{
    QWidget *focus = QApplication::focusWidget();
    for (int i = 0; i < 30; ++i) {
        QTest::keyClick(focus, Qt::Key_PageDown);
        QTest::qWait(20);
    }
    QTest::keyClicks(focus, u"Canary 25"_s);
    QTest::qWait(settling);
    QTest::keyClick(focus, Qt::Key_Return);
    const bool copied = QTest::qWaitFor([] { return QGuiApplication::clipboard()->text().size() == 6; }, patience);
    QTest::keyClick(focus, Qt::Key_Escape);
    const auto summaries = session.summaries();
    bool revealed = false;
    {
        const auto account = session.reveal(summaries.at(3).id);
        revealed = account && account->secret.size() == 20;
    }
    std::optional<bool> edited;
    AccountEdit edit;
    edit.note = u"edited"_s;
    session.editAccount(
        summaries.at(4).id, edit, &window, [&](const Result<void> &done) { edited = done.has_value(); });
    std::optional<bool> counted;
    session.advanceCounter(
        summaries.at(1).id, &window, [&](const Result<CodeWindow> &done) { counted = done.has_value(); });
    return QTest::qWaitFor([&] { return edited.has_value() && counted.has_value(); }, patience) && copied && revealed
        && *edited && *counted;
}

int run(VaultSession &session, bool types)
{
    const SystemClock clock;
    Settings settings = Settings::temporary();
    MainWindow window(session, clock, settings);
    window.show();
    if (!QTest::qWaitForWindowActive(&window, patience))
        return 3;
    if (types) {
        auto *field = window.findChild<PasswordField *>();
        if (!waitForState(session, VaultSession::State::Closed)
            || !QTest::qWaitFor([&] { return (field = window.findChild<PasswordField *>()) != nullptr; }, patience))
            return 4;
        if (!report("asks"))
            return 5;
        typeWhatIsSent(field);
    }
    if (!waitForState(session, VaultSession::State::Open)
        || !QTest::qWaitFor([&] { return window.findChild<AccountsPage *>() != nullptr; }, patience))
        return 6;
    if (!report("open") || !useAccounts(window, session) || !report("used"))
        return 7;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
    if (!waitForState(session, VaultSession::State::Closed))
        return 8;
    return report("locked") ? 0 : 9;
}
} // namespace

int main(int argc, char **argv)
{
    (void)std::setvbuf(
        stdin, nullptr, _IONBF, 0); // or the password would stay in the buffer of this program's own input
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const bool types = arguments.at(2) == u"password"_s;
    const auto keychain = types ? nullptr : systemKeychain();
    const SystemClock clock;
    SystemRandomSource random;
    VaultSession session({arguments.at(1)}, clock, random, keychain.get());
    session.load();
    return run(session, types);
}
