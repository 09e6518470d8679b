// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/accountspagebench.h"
#include "tests/ui/support/uitest.h"
#include "translations/translations.h"
#include "ui/accounts/accountdelegate.h"
#include "ui/accounts/accountlistview.h"
#include "ui/actions.h"
#include "ui/clipboardguard.h"
#include "ui/pages/accountspage.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statusline.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
using Bench = AccountsPageBench;

std::vector<Account> threeAccounts()
{
    std::vector<Account> accounts;
    accounts.push_back(totpAccount(u"GitHub"_s, u"alice@example.com"_s));
    accounts.push_back(totpAccount(u"Bücherei Köln"_s, u"Ausweis"_s));
    accounts.push_back(hotpAccount(u"Harbor Lab"_s));
    return accounts;
}
} // namespace

class TstAccountsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void init() { QGuiApplication::clipboard()->clear(); }
    void lettersAndEnterCopyTheBestMatch();
    void clickCopiesWhatIsPainted();
    void copiesThePaintedCodeAtTheVeryEndOfItsTime();
    void saysSoWhenTheCopiedCodeHasJustEnded();
    void nextCodeByKeyAndByButton();
    void nextCodeAtAnyTimeByKey();
    void countersCountFirstThenCopy();
    void statusCountsDownAndClears();
    void deletesAndBringsBack();
    void pinsByKey();
    void copiesTheAccountName();
    void arrowsInTheSearchMoveTheCurrentRow();
    void escapeClearsThenLeaves();
    void typingInTheListSearches();
    void saysWhatIsNotFound();
    void emptyVaultOffersTwoWays();
    void stopsTickingWhenHiddenOrMinimized();
    void doesNotTickForCountersAlone();
    void readsRowsAloud();
    void everythingHasAName();
    void tabFollowsTheEye();
    void sayingTheTimeLeft();
};

void TstAccountsPage::lettersAndEnterCopyTheBestMatch()
{
    const Bench bench(threeAccounts());
    bench.page->focusSearch();
    QTest::keyClicks(&bench.search(), u"koln"_s);
    QCOMPARE(bench.page->model().rowCount(), 1);
    const QString shown = bench.row(0).code;
    QTest::keyClick(&bench.search(), Qt::Key_Return);
    QCOMPARE(Bench::clipboard(), shown);
    QCOMPARE(bench.status(), u"Bücherei Köln code copied. Clipboard clears in 30 s."_s);
    QCOMPARE(bench.row(0).copied, AccountRow::Copied::Current);
    QTRY_COMPARE(bench.row(0).copied, AccountRow::Copied::No);
}

void TstAccountsPage::clickCopiesWhatIsPainted()
{
    const Bench bench(threeAccounts());
    bench.click(bench.layoutOf(0).title);
    QCOMPARE(Bench::clipboard(), u"287082"_s); // RFC 6238
    QCOMPARE(bench.page->currentAccount(), bench.ids.at(0));
}

void TstAccountsPage::copiesThePaintedCodeAtTheVeryEndOfItsTime()
{
    Bench bench(threeAccounts());
    bench.tickAt(59);
    const QString painted = bench.row(0).code;
    // The clock has gone on, the next tick is not painted yet: what is seen is what is copied.
    bench.vault.clock.advance(900ms);
    bench.click(bench.layoutOf(0).title);
    QCOMPARE(Bench::clipboard(), painted);
    QVERIFY(bench.status().startsWith(u"GitHub code copied"_s));
}

void TstAccountsPage::saysSoWhenTheCopiedCodeHasJustEnded()
{
    Bench bench(threeAccounts());
    bench.tickAt(59);
    const QString painted = bench.row(0).code;
    bench.vault.clock.advance(1100ms); // a late tick
    bench.click(bench.layoutOf(0).title);
    QCOMPARE(Bench::clipboard(), painted);
    QCOMPARE(bench.status(), u"Copied just before it changed. Most sites still take it."_s);
    bench.tickAt(60);
    const QString fresh = bench.row(0).code;
    QVERIFY(fresh != painted);
    QTest::mouseClick(bench.page->findChild<LinkButton *>(), Qt::LeftButton);
    QCOMPARE(Bench::clipboard(), fresh);
}

void TstAccountsPage::nextCodeByKeyAndByButton()
{
    Bench bench(threeAccounts());
    bench.tickAt(57);
    const QString next = bench.row(0).nextCode;
    QVERIFY(!next.isEmpty());
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(Bench::clipboard(), next);
    QCOMPARE(bench.row(0).copied, AccountRow::Copied::Next);
    QVERIFY(bench.status().startsWith(u"Next GitHub code copied"_s));

    QGuiApplication::clipboard()->clear();
    const QRect button = bench.layoutOf(1).button;
    QVERIFY(!button.isEmpty());
    bench.click(button);
    QCOMPARE(Bench::clipboard(), bench.row(1).nextCode);
}

void TstAccountsPage::nextCodeAtAnyTimeByKey()
{
    Bench bench(threeAccounts());
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Return, Qt::ShiftModifier);
    const QString copied = Bench::clipboard();
    QVERIFY(copied != bench.row(0).code);
    bench.tickAt(60);
    QCOMPARE(bench.row(0).code, copied);
}

void TstAccountsPage::countersCountFirstThenCopy()
{
    const Bench bench(threeAccounts());
    QCOMPARE(bench.row(2).kind, AccountRow::Kind::NewCounter);
    bench.list().setCurrentRow(2);
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Return);
    QTRY_COMPARE(Bench::clipboard(), u"755224"_s); // RFC 4226
    QTRY_COMPARE(bench.row(2).kind, AccountRow::Kind::Counter);
    QTest::keyClick(&bench.list(), Qt::Key_Return); // copies the same again
    QCOMPARE(Bench::clipboard(), u"755224"_s);
    bench.click(bench.layoutOf(2).button);
    QTRY_COMPARE(Bench::clipboard(), u"287082"_s);
    QTRY_COMPARE(bench.row(2).counter, std::uint64_t{1});
    // On disk before it was shown: another session goes on from there.
    const auto other = const_cast<Bench &>(bench).vault.loaded(); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    QCOMPARE(other->summaries().at(2).parameters.counter, std::uint64_t{2});
}

void TstAccountsPage::statusCountsDownAndClears()
{
    Bench bench(threeAccounts());
    QCOMPARE(bench.status(), u"3 accounts. Sealed by your keychain."_s);
    bench.page->setKeychainName(u"KWallet"_s);
    QCOMPARE(bench.status(), u"3 accounts. Sealed with KWallet."_s);
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Return);
    bench.vault.clock.advance(6s);
    QTRY_COMPARE(bench.status(), u"GitHub code copied. Clipboard clears in 24 s."_s);
    QTest::mouseClick(bench.page->findChild<LinkButton *>(), Qt::LeftButton);
    QCOMPARE(Bench::clipboard(), QString());
    QCOMPARE(bench.status(), u"3 accounts. Sealed with KWallet."_s);
}

void TstAccountsPage::deletesAndBringsBack()
{
    const Bench bench(threeAccounts());
    bench.list().setFocus();
    bench.list().setCurrentRow(1);
    QAction *undo = (*bench.actions)[Command::Undo];
    QVERIFY(!undo->isEnabled());
    (*bench.actions)[Command::Delete]->trigger();
    QTRY_COMPARE(bench.page->model().rowCount(), 2);
    QCOMPARE(bench.status(), u"Bücherei Köln is deleted."_s);
    QVERIFY(undo->isEnabled());
    QTest::mouseClick(bench.page->findChild<LinkButton *>(), Qt::LeftButton);
    QTRY_COMPARE(bench.page->model().rowCount(), 3);
    QCOMPARE(bench.row(1).issuer, u"Bücherei Köln"_s);
    QTRY_VERIFY(!undo->isEnabled());
}

void TstAccountsPage::pinsByKey()
{
    const Bench bench(threeAccounts());
    bench.list().setFocus();
    bench.list().setCurrentRow(1);
    (*bench.actions)[Command::Pin]->trigger();
    QTRY_COMPARE(bench.row(0).issuer, u"Bücherei Köln"_s);
    QCOMPARE(bench.row(0).sectionTitle, u"Pinned"_s);
    QCOMPARE(bench.page->currentAccount(), bench.ids.at(1)); // still the same one
    QTRY_COMPARE((*bench.actions)[Command::Pin]->text(), u"Un&pin"_s);
}

void TstAccountsPage::copiesTheAccountName()
{
    const Bench bench(threeAccounts());
    (*bench.actions)[Command::CopyName]->trigger();
    QCOMPARE(Bench::clipboard(), u"alice@example.com"_s);
    QVERIFY(!bench.guard->holdsSecret());
}

void TstAccountsPage::arrowsInTheSearchMoveTheCurrentRow()
{
    const Bench bench(threeAccounts());
    bench.page->focusSearch();
    QTest::keyClick(&bench.search(), Qt::Key_Down);
    QCOMPARE(bench.page->currentAccount(), bench.ids.at(1));
    QVERIFY(bench.search().hasFocus());
    QTest::keyClick(&bench.search(), Qt::Key_Up);
    QCOMPARE(bench.page->currentAccount(), bench.ids.at(0));
}

void TstAccountsPage::escapeClearsThenLeaves()
{
    const Bench bench(threeAccounts());
    bench.page->focusSearch();
    QTest::keyClicks(&bench.search(), u"lab"_s);
    QTest::keyClick(&bench.search(), Qt::Key_Escape);
    QCOMPARE(bench.page->model().rowCount(), 3);
    QVERIFY(bench.search().hasFocus());
    QTest::keyClick(&bench.search(), Qt::Key_Escape);
    QVERIFY(bench.list().hasFocus());
}

void TstAccountsPage::typingInTheListSearches()
{
    const Bench bench(threeAccounts());
    bench.list().setFocus();
    QTest::keyClicks(&bench.list(), u"h"_s);
    QVERIFY(bench.search().hasFocus());
    QCOMPARE(bench.search().text(), u"h"_s);
    QCOMPARE(bench.row(0).issuer, u"Harbor Lab"_s);
}

void TstAccountsPage::saysWhatIsNotFound()
{
    const Bench bench(threeAccounts());
    bench.search().setText(u"lih"_s);
    QVERIFY(UiTest::visibleText(*bench.page).contains(u"Nothing found for “lih”"_s));
    QWidget *clear = UiTest::button(*bench.page, u"Clear search"_s);
    QVERIFY(clear != nullptr);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(bench.page->model().rowCount(), 3);
}

void TstAccountsPage::emptyVaultOffersTwoWays()
{
    const Bench bench({});
    QSignalSpy add(bench.page.get(), &AccountsPage::addRequested);
    QSignalSpy key(bench.page.get(), &AccountsPage::setupKeyRequested);
    QVERIFY(UiTest::visibleText(*bench.page).contains(u"No accounts yet"_s));
    QTest::mouseClick(UiTest::button(*bench.page, u"Scan a QR code"_s), Qt::LeftButton);
    QTest::mouseClick(UiTest::button(*bench.page, u"Type a setup key"_s), Qt::LeftButton);
    QCOMPARE(add.size(), 1);
    QCOMPARE(key.size(), 1);
}

void TstAccountsPage::stopsTickingWhenHiddenOrMinimized()
{
    Bench bench(threeAccounts());
    QVERIFY(bench.page->isTicking());
    bench.window.hide();
    QTRY_VERIFY(!bench.page->isTicking());
    bench.window.show();
    QTRY_VERIFY(bench.page->isTicking());
    bench.window.setWindowState(Qt::WindowMinimized);
    QTRY_VERIFY(!bench.page->isTicking());
    bench.window.setWindowState(Qt::WindowNoState);
    QTRY_VERIFY(bench.page->isTicking());
    bench.page->hide(); // another page is in front
    QTRY_VERIFY(!bench.page->isTicking());
}

void TstAccountsPage::doesNotTickForCountersAlone()
{
    const Bench bench(listOf(hotpAccount(u"Harbor Lab"_s)));
    QVERIFY(!bench.page->isTicking());
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Return);
    QTRY_COMPARE(Bench::clipboard(), u"755224"_s);
    QVERIFY(bench.page->isTicking()); // the footer counts down
    bench.guard->clear();
    QVERIFY(!bench.page->isTicking());
}

void TstAccountsPage::readsRowsAloud()
{
    const Bench bench(threeAccounts());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&bench.list());
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 3);
    QCOMPARE(
        list->child(0)->text(QAccessible::Name), u"GitHub, alice@example.com, code 2 8 7, 0 8 2, 18 seconds left"_s);
    QCOMPARE(list->child(0)->text(QAccessible::Description), u"Enter copies. Menu key for more."_s);
    QCOMPARE(list->child(2)->text(QAccessible::Name), u"Harbor Lab, me, no code made yet"_s);
    QAccessibleInterface *search = QAccessible::queryAccessibleInterface(&bench.search());
    QCOMPARE(search->text(QAccessible::Name), u"Search accounts"_s);
    QCOMPARE(search->text(QAccessible::Description),
        u"3 accounts. Down arrow moves through them, Enter copies the first."_s);
}

void TstAccountsPage::everythingHasAName()
{
    const Bench bench(threeAccounts());
    QCOMPARE(UiTest::nameless(*bench.page), QStringList());
}

void TstAccountsPage::tabFollowsTheEye()
{
    Bench bench(threeAccounts());
    QStringList names;
    for (const QWidget *widget : UiTest::tabOrder(bench.window, bench.search()))
        names.append(QString::fromLatin1(widget->metaObject()->className()).section(u"::"_s, -1));
    QCOMPARE(names,
        QStringList({u"SearchField"_s, u"PrimaryButton"_s, u"MenuButton"_s, u"AccountListView"_s, u"StatusLine"_s,
            u"QToolButton"_s}));
}

void TstAccountsPage::sayingTheTimeLeft()
{
    const Bench bench(threeAccounts());
    (*bench.actions)[Command::SayTimeLeft]->trigger();
    QCOMPARE(bench.status(), u"GitHub: 18 seconds left."_s);
}

QTEST_MAIN(TstAccountsPage)
#include "tst_accountspage.moc"
