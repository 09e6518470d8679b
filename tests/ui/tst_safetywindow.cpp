// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "tests/ui/windowbench.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/safetypage.h"
#include "ui/protect/checkdialog.h"
#include "ui/protect/protectdialog.h"
#include "ui/widgets/statusline.h"

#include <QAction>
#include <QPushButton>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr std::chrono::seconds day{86400};
} // namespace

/// The Safety page as a part of the window: ways to it and back, what its buttons lead to, and the reminder.
class TstSafetyWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensByKeyAndByTheStatusLine();
    void protectsWithoutHarmingHiddenRows();
    void leavesForWhatIsSeenAmongTheCodes();
    void isDroppedByLocking();
    void leadsToTheDialogs();
    void remindsOfThePassword();

private:
    /// With one account; with the password "right" if it is wished.
    static std::unique_ptr<VaultSession> made(SessionBench &vault, bool withPassword)
    {
        auto session = vault.loaded();
        if (!SessionBench::add(*session, totpAccount(u"A"_s)))
            return nullptr;
        Waiter<void> waiter;
        if (withPassword) {
            session->addPassword(SecretBytes::fromString(u"right"), session.get(), waiter.done());
            if (!waiter.wait())
                return nullptr;
        }
        return session;
    }
    static void openSafety(WindowBench &bench)
    {
        QTest::keyClick(&bench.window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(bench.shown<SafetyPage>(), 30000);
    }
};

void TstSafetyWindow::opensByKeyAndByTheStatusLine()
{
    SessionBench vault;
    WindowBench bench(made(vault, true), vault);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    openSafety(bench);
    QVERIFY(!bench.shown<AccountsPage>());
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    QVERIFY(!bench.shown<SafetyPage>());
    auto *line = bench.shown<StatusLine>();
    QVERIFY(line);
    QVERIFY2(line->accessibleName().startsWith(u"Safety: "_s), qPrintable(line->accessibleName()));
    QCOMPARE(line->accessibleDescription(), u"Opens the Safety page."_s);
    QVERIFY(line->focusPolicy() & Qt::TabFocus);
    QTest::mouseClick(line, Qt::LeftButton, {}, QPoint(12, line->height() / 2));
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<SafetyPage>(), 30000);
}

void TstSafetyWindow::protectsWithoutHarmingHiddenRows()
{
    SessionBench vault;
    WindowBench bench(made(vault, false), vault);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    openSafety(bench);
    // The row is still the current one, and must not be deleted by a key that is pressed here.
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Delete);
    QTest::qWait(50);
    QCOMPARE(bench.session->summaries().size(), 1);
    // Nor when the list changes behind the page.
    QVERIFY_RESULT(SessionBench::add(*bench.session, totpAccount(u"B"_s)));
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Delete);
    QTest::qWait(50);
    QCOMPARE(bench.session->summaries().size(), 2);
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(bench.session->summaries().size(), 1, 30000);
}

void TstSafetyWindow::leavesForWhatIsSeenAmongTheCodes()
{
    SessionBench vault;
    WindowBench bench(made(vault, true), vault);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    openSafety(bench);
    QTest::keyClick(&bench.window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    QVERIFY(!bench.shown<SafetyPage>());
}

void TstSafetyWindow::isDroppedByLocking()
{
    SessionBench vault;
    WindowBench bench(made(vault, true), vault);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    openSafety(bench);
    const QPointer<SafetyPage> page = bench.shown<SafetyPage>();
    QTest::keyClick(&bench.window, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!page, 30000);
    QTest::keyClick(&bench.window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::qWait(50);
    QVERIFY(!bench.shown<SafetyPage>());
    bench.session->load();
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
}

void TstSafetyWindow::leadsToTheDialogs()
{
    SessionBench vault;
    WindowBench bench(made(vault, false), vault);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    openSafety(bench);
    auto *page = bench.shown<SafetyPage>();
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(*page, u"Protect…"_s), 30000);
    QTest::mouseClick(UiTest::button(*page, u"Protect…"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<ProtectDialog>(), 30000);
    bench.shown<ProtectDialog>()->reject();
    Q_EMIT page->actionRequested(SafetyAction::ShowRepairs);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
}

void TstSafetyWindow::remindsOfThePassword()
{
    SessionBench vault;
    WindowBench bench(made(vault, true), vault);
    bench.window.remindOfProtection();
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>(), 30000);
    const auto isAsked = [&bench] {
        return UiTest::visibleText(bench.window).contains(u"Do you still know your recovery password?"_s);
    };
    QVERIFY(!isAsked());
    vault.clock.advance(92 * day);
    QVERIFY_RESULT(SessionBench::add(*bench.session, totpAccount(u"B"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(bench.window, u"Practise…"_s), 30000);
    QTest::mouseClick(UiTest::button(bench.window, u"Practise…"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<CheckDialog>(), 30000);
    bench.shown<CheckDialog>()->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.shown<CheckDialog>(), 30000);
    // Typed right: it is not asked any more.
    Waiter<KeySlotInfo::Kind> checked;
    bench.session->checkSecret(SecretBytes::fromString(u"right"), bench.session.get(), checked.done());
    QVERIFY_RESULT(checked.wait());
    QTRY_VERIFY_WITH_TIMEOUT(!isAsked(), 30000);
    // "Not now" lasts a week.
    vault.clock.advance(92 * day);
    QVERIFY_RESULT(SessionBench::add(*bench.session, totpAccount(u"C"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(bench.window, u"Not now"_s), 30000);
    QTest::mouseClick(UiTest::button(bench.window, u"Not now"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!isAsked(), 30000);
    vault.clock.advance(8 * day);
    QVERIFY_RESULT(SessionBench::add(*bench.session, totpAccount(u"D"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(), 30000);
}

QTEST_MAIN(TstSafetyWindow)
#include "tst_safetywindow.moc"
