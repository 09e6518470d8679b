// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "ui/pages/problempage.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/disclosure.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QList<KeySlotInfo> keychainOnly{{KeySlotInfo::Kind::Keychain, u"kwallet"_s}};
const QList<KeySlotInfo> keychainAndPassword{
    {KeySlotInfo::Kind::Password, {}}, {KeySlotInfo::Kind::Keychain, u"kwallet"_s}};
const QList<KeySlotInfo> passwordOnly{{KeySlotInfo::Kind::Password, {}}};

OpenProblem problemOf(ErrorCode code, const QString &expected = u"kwallet"_s, const QString &answering = {})
{
    return {Error{code, u"told by a test"_s}, expected, answering};
}

struct ShownPage
{
    ShownPage(const OpenProblem &problem, const QList<KeySlotInfo> &slots)
    {
        page.showProblem(problem, slots, u"/nowhere/vault.json"_s);
        page.resize(520, 720);
        page.show();
        page.activateWindow();
        active = QTest::qWaitForWindowActive(&page);
    }

    ProblemPage page;
    bool active = false;
};
} // namespace

class TstProblemPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatHappened_data();
    void saysWhatHappened();
    void everyCauseHasWords();
    void putsTheLikelyWayFirst_data();
    void putsTheLikelyWayFirst();
    void saysWhyARowCannotHelp();
    void enterPressesTheFocusedRow();
    void copiesDetailsWithoutTheHomeFolder();
    void promisesThatNothingIsReplaced();
    void saysWhenTheFileWasSaved();
    void tabFollowsTheEye();
    void everythingHasAName();
};

void TstProblemPage::saysWhatHappened_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("answering");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("text");

    QTest::newRow("locked") << ErrorCode::KeychainLocked << QString() << u"Your keychain is locked"_s
                            << u"KWallet is locked, and its password window was closed."_s;
    QTest::newRow("no service") << ErrorCode::KeychainUnavailable << QString() << u"No keychain is running"_s
                                << u"kept in KWallet, but nothing answers"_s;
    QTest::newRow("another service") << ErrorCode::KeychainEntryNotFound << u"GNOME Keyring"_s
                                     << u"A different keychain answered"_s
                                     << u"The key is in KWallet. GNOME Keyring answered and doesn't have it."_s;
    QTest::newRow("no entry") << ErrorCode::KeychainEntryNotFound << u"kwallet"_s << u"The key isn't in your keychain"_s
                              << u"KWallet answered, but holds no key"_s;
    QTest::newRow("denied") << ErrorCode::KeychainDenied << QString() << u"Access to the keychain was refused"_s
                            << u"KWallet didn't let Countersign read its key."_s;
    QTest::newRow("silent") << ErrorCode::KeychainTimedOut << QString() << u"Your keychain didn't answer"_s
                            << u"gave no answer"_s;
    QTest::newRow("wrong key") << ErrorCode::KeyDoesNotFit << QString() << u"The keychain's key doesn't fit"_s
                               << u"It belongs to another vault."_s;
    QTest::newRow("damaged") << ErrorCode::FileDamaged << QString() << u"The vault file is damaged"_s
                             << u"vault.json.previous"_s;
    QTest::newRow("too new") << ErrorCode::FileTooNew << QString() << u"This vault is from a newer Countersign"_s
                             << u"Update Countersign"_s;
    QTest::newRow("unreadable") << ErrorCode::FileUnreadable << QString() << u"The vault file can't be read"_s
                                << u"Countersign may not read it"_s;
}

void TstProblemPage::saysWhatHappened()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, answering);
    QFETCH(QString, heading);
    QFETCH(QString, text);
    const ShownPage shown(problemOf(code, u"kwallet"_s, answering), keychainAndPassword);
    const QString visible = UiTest::visibleText(shown.page);
    QVERIFY2(visible.contains(heading), qPrintable(visible));
    QVERIFY2(visible.contains(text), qPrintable(visible));
}

void TstProblemPage::everyCauseHasWords()
{
    for (int code = 0; code <= static_cast<int>(ErrorCode::ScreenUnavailable); ++code) {
        for (const QString &keychain : {QString(), u"kwallet"_s}) {
            const ProblemTexts texts =
                ProblemTexts::of(problemOf(static_cast<ErrorCode>(code), keychain), keychainAndPassword);
            QVERIFY2(!texts.heading.isEmpty() && !texts.text.isEmpty(), qPrintable(QString::number(code)));
            QVERIFY2(!texts.retryTitle.isEmpty() && !texts.retryText.isEmpty(), qPrintable(QString::number(code)));
            QVERIFY2(!texts.text.contains(u"%1"_s) && !texts.retryText.contains(u"%1"_s), qPrintable(texts.text));
        }
    }
}

void TstProblemPage::putsTheLikelyWayFirst_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("passwordIsSet");
    QTest::addColumn<QString>("first");

    QTest::newRow("locked") << ErrorCode::KeychainLocked << true << u"Try the keychain again"_s;
    QTest::newRow("no service") << ErrorCode::KeychainUnavailable << true << u"Recovery password"_s;
    QTest::newRow("no service, no password") << ErrorCode::KeychainUnavailable << false << u"Try the keychain again"_s;
    QTest::newRow("no entry") << ErrorCode::KeychainEntryNotFound << true << u"Recovery password"_s;
    QTest::newRow("denied") << ErrorCode::KeychainDenied << true << u"Try the keychain again"_s;
    QTest::newRow("wrong key") << ErrorCode::KeyDoesNotFit << true << u"Recovery password"_s;
    QTest::newRow("damaged") << ErrorCode::FileDamaged << true << u"Try again"_s;
}

void TstProblemPage::putsTheLikelyWayFirst()
{
    QFETCH(ErrorCode, code);
    QFETCH(bool, passwordIsSet);
    QFETCH(QString, first);
    ShownPage shown(problemOf(code), passwordIsSet ? keychainAndPassword : keychainOnly);
    QVERIFY(shown.active);
    auto *focused = qobject_cast<ActionRow *>(shown.page.focusWidget());
    QVERIFY(focused != nullptr);
    QCOMPARE(focused->text(), first);
    const auto rows = shown.page.findChildren<ActionRow *>();
    for (const ActionRow *row : rows)
        QVERIFY2(row->y() >= focused->y(), "the focused row is not the upper one");
}

void TstProblemPage::saysWhyARowCannotHelp()
{
    {
        const ShownPage shown(problemOf(ErrorCode::KeychainUnavailable), keychainOnly);
        auto *password = UiTest::button(shown.page, u"Recovery password"_s);
        QVERIFY(password != nullptr);
        QVERIFY(!password->isEnabled());
        const QString visible = UiTest::visibleText(shown.page);
        QVERIFY(visible.contains(u"Not set on this computer"_s));
        QVERIFY(visible.contains(u"it opens as soon as that key is back"_s));
    }
    {
        const ShownPage shown(problemOf(ErrorCode::FileDamaged), passwordOnly);
        auto *password = UiTest::button(shown.page, u"Vault password"_s);
        QVERIFY(password != nullptr);
        QVERIFY(!password->isEnabled());
        QVERIFY(UiTest::visibleText(shown.page).contains(u"the trouble is in the file"_s));
    }
}

void TstProblemPage::enterPressesTheFocusedRow()
{
    ShownPage shown(problemOf(ErrorCode::KeychainLocked), keychainAndPassword);
    QVERIFY(shown.active);
    QSignalSpy retry(&shown.page, &ProblemPage::retryRequested);
    QSignalSpy password(&shown.page, &ProblemPage::passwordRequested);
    QSignalSpy quit(&shown.page, &ProblemPage::quitRequested);
    QTest::keyClick(shown.page.focusWidget(), Qt::Key_Return);
    QCOMPARE(retry.size(), 1);
    QTest::keyClick(shown.page.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(shown.page.focusWidget(), Qt::Key_Return);
    QCOMPARE(password.size(), 1);
    QTest::mouseClick(UiTest::button(shown.page, u"Quit"_s), Qt::LeftButton);
    QCOMPARE(quit.size(), 1);
}

void TstProblemPage::copiesDetailsWithoutTheHomeFolder()
{
    ProblemPage page;
    page.showProblem(problemOf(ErrorCode::KeychainTimedOut), keychainOnly,
        QDir::homePath() + u"/.local/share/countersign/vault.json"_s);
    page.show();
    QVERIFY(!page.findChild<Disclosure *>()->isOpen());
    QTest::mouseClick(UiTest::button(page, u"Copy details"_s), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"KWallet"_s));
    QVERIFY(copied.contains(u"~/.local/share/countersign/vault.json"_s));
    QVERIFY(!copied.contains(QDir::homePath()));
    QVERIFY(copied.contains(u"told by a test"_s));
    QVERIFY2(!UiTest::visibleText(page).contains(u"told by a test"_s), "the detail is for reports only");
}

void TstProblemPage::promisesThatNothingIsReplaced()
{
    const ShownPage shown(problemOf(ErrorCode::KeychainLocked), keychainOnly);
    QVERIFY(UiTest::visibleText(shown.page).contains(u"Nothing is deleted or replaced on this page."_s));
}

void TstProblemPage::saysWhenTheFileWasSaved()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    ProblemPage page;
    page.showProblem(problemOf(ErrorCode::KeychainLocked), keychainOnly, file.fileName());
    page.show();
    QVERIFY(UiTest::visibleText(page).contains(u"Your codes are still here."_s));
    QVERIFY(UiTest::visibleText(page).contains(u"it was last saved today at"_s));
}

void TstProblemPage::tabFollowsTheEye()
{
    ShownPage shown(problemOf(ErrorCode::KeychainUnavailable), keychainAndPassword);
    QVERIFY(shown.active);
    const auto order = UiTest::tabOrder(shown.page, *UiTest::button(shown.page, u"Recovery password"_s));
    const QList<QWidget *> expected{UiTest::button(shown.page, u"Recovery password"_s),
        UiTest::button(shown.page, u"Try the keychain again"_s), UiTest::button(shown.page, u"Details"_s),
        UiTest::button(shown.page, u"Copy details"_s), UiTest::button(shown.page, u"Quit"_s)};
    QCOMPARE(order, expected);
}

void TstProblemPage::everythingHasAName()
{
    ShownPage shown(problemOf(ErrorCode::KeychainLocked), keychainAndPassword);
    QCOMPARE(UiTest::nameless(shown.page), QStringList());
    QVERIFY(UiTest::spokenNames(shown.page).size() >= 5);
}

QTEST_MAIN(TstProblemPage)
#include "tst_problempage.moc"
