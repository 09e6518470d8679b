// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"
#include "tests/ui/protect/protectbench.h"
#include "ui/protect/protectdialog.h"
#include "ui/protect/protectflow.h"
#include "ui/protect/recoverykeyview.h"

#include <QAccessible>
#include <QFileDialog>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 30000;

using Kind = KeySlotInfo::Kind;

bool hasWay(const VaultSession &session, Kind kind)
{
    const QList<KeySlotInfo> ways = session.keySlots();
    return std::any_of(ways.cbegin(), ways.cend(), [kind](const KeySlotInfo &way) { return way.kind == kind; });
}
} // namespace

class TstProtectDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void setsAPassword();
    void makesAKeyAndChecksIt();
    void anOlderSheetIsNotTheKey();
    void checkingCanWait();
    void theKeyOpensNothingBeforeItLeaves();
    void thePdfHasAKeyThatOpens();
    void saysWhenThereIsNoPrinter();
    void theSameKeyIsShownAgainAfterGoingBack();
    void offersOnlyWhatIsMissing();
    void saysWhyNothingWasSet();
    void theKeyCanBeHeard();
    void everythingHasAName();
    void oneDialogAtATime();
    void nothingOpensWhileLocked();

private:
    void press(const QString &text) const { ProtectTest::press(*m_dialog, text); }
    void pressRow(const QString &title) { press(title); }
    [[nodiscard]] QString text() const { return UiTest::visibleText(*m_dialog); }
    [[nodiscard]] QString shownKey() const { return ProtectTest::shownKey(*m_dialog); }
    void type(const QList<int> &groups, const QString &key);
    void goToCheck();
    bool opensWith(const QString &secret) { return m_bench->opensWith(secret); }

    std::unique_ptr<ProtectBench> m_bench;
    VaultSession *m_session = nullptr;
    std::unique_ptr<ProtectDialog> m_dialog;
};

void TstProtectDialog::init()
{
    m_bench = std::make_unique<ProtectBench>();
    m_session = m_bench->session.get();
    m_dialog = std::make_unique<ProtectDialog>(*m_session);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TstProtectDialog::cleanup()
{
    m_dialog.reset();
    m_bench.reset();
}

void TstProtectDialog::type(const QList<int> &groups, const QString &key)
{
    ProtectTest::type(*m_dialog, ProtectTest::groupsOf(key, groups));
}

void TstProtectDialog::goToCheck()
{
    press(u"Continue"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"Check the sheet"_s), patience);
}

void TstProtectDialog::setsAPassword()
{
    QVERIFY(text().contains(u"Only this computer's keychain can open your codes now."_s));
    pressRow(u"Recovery password"_s);
    QVERIFY(text().contains(u"Nobody can reset this password."_s) || text().contains(u"Nobody can reset"_s));
    QVERIFY(!UiTest::button(*m_dialog, u"Set password"_s)->isEnabled());
    const auto fields = m_dialog->findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    QTest::keyClicks(fields.at(0), u"correct horse battery staple"_s);
    QTest::keyClick(fields.at(0), Qt::Key_Return);
    QTest::keyClicks(fields.at(1), u"correct horse battery staple"_s);
    QTest::keyClick(fields.at(1), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"The recovery password is set."_s), patience);
    QVERIFY(hasWay(*m_session, Kind::Password));
    QVERIFY(opensWith(u"correct horse battery staple"_s));
    QVERIFY(text().contains(u"You can add the other one, too."_s));
    QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
    press(u"Done"_s);
    QCOMPARE(accepted.size(), 1);
}

void TstProtectDialog::makesAKeyAndChecksIt()
{
    pressRow(u"Recovery key"_s);
    const QString key = shownKey();
    QCOMPARE(key.size(), 36);
    goToCheck();
    QVERIFY(!UiTest::button(*m_dialog, u"Check"_s)->isEnabled());
    type({1, 4}, key.toLower());
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"The recovery key works, and your sheet can be read."_s), patience);
    QVERIFY(opensWith(key));
}

void TstProtectDialog::anOlderSheetIsNotTheKey()
{
    pressRow(u"Recovery key"_s);
    const QString key = shownKey();
    const auto older = m_session->newRecoveryKey();
    goToCheck();
    type({1, 4}, QString::fromLatin1(older->view())); // every group of it is right
    press(u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"These groups are from another key."_s), patience);
    QVERIFY(!text().contains(u"works"_s));
    type({1, 4}, key);
    press(u"Check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"your sheet can be read"_s), patience);
}

void TstProtectDialog::checkingCanWait()
{
    pressRow(u"Recovery key"_s);
    const QString key = shownKey();
    goToCheck();
    press(u"Check later"_s);
    QVERIFY(text().contains(u"The sheet was never checked."_s)); // nothing is claimed
    QVERIFY(opensWith(key));
}

void TstProtectDialog::theKeyOpensNothingBeforeItLeaves()
{
    pressRow(u"Recovery key"_s);
    QVERIFY(UiTest::button(*m_dialog, u"Cancel"_s) != nullptr);
    QTest::qWait(50);
    QVERIFY(!hasWay(*m_session, Kind::RecoveryKey));
    press(u"Cancel"_s);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(!hasWay(*m_session, Kind::RecoveryKey));
}

void TstProtectDialog::thePdfHasAKeyThatOpens()
{
    pressRow(u"Recovery key"_s);
    const QString key = shownKey();
    press(u"Save PDF…"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog->findChild<QFileDialog *>() != nullptr, patience);
    // Before there is anything to be kept, it opens the vault.
    QVERIFY(hasWay(*m_session, Kind::RecoveryKey));
    QVERIFY(opensWith(key));
    auto *chooser = m_dialog->findChild<QFileDialog *>();
    QVERIFY(chooser->selectedFiles().value(0).endsWith(u"Countersign recovery key.pdf"_s));
    const QString path = m_bench->vault.folder.filePath(u"sheet.pdf"_s);
    Q_EMIT chooser->fileSelected(path);
    chooser->close();
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"Saved as sheet.pdf."_s), patience);
    QVERIFY(contentOf(path).startsWith("%PDF"));
    QVERIFY(UiTest::button(*m_dialog, u"Back"_s) == nullptr); // what is done is done
    goToCheck();
    QVERIFY(hasWay(*m_session, Kind::RecoveryKey));
}

void TstProtectDialog::saysWhenThereIsNoPrinter()
{
    // Nobody's printers but ours, and of those there are none.
    qputenv("CUPS_SERVER", "/nowhere/cups.sock");
    pressRow(u"Recovery key"_s);
    const QString key = shownKey();
    press(u"Print…"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(text().contains(u"Nothing was printed."_s), qPrintable(text()), patience);
    QVERIFY2(text().contains(u"No printer is set up on this computer."_s), qPrintable(text()));
    QVERIFY(UiTest::button(*m_dialog, u"Print…"_s)->isEnabled());
    QVERIFY(opensWith(key)); // it might have left
}

void TstProtectDialog::theSameKeyIsShownAgainAfterGoingBack()
{
    pressRow(u"Recovery key"_s);
    const QString key = shownKey();
    press(u"Back"_s); // it may be on paper already
    pressRow(u"Recovery key"_s);
    QCOMPARE(shownKey(), key);
    goToCheck();
    press(u"Back"_s);
    QCOMPARE(shownKey(), key);
}

void TstProtectDialog::offersOnlyWhatIsMissing()
{
    m_bench->addPassword(u"spare");
    ProtectDialog dialog(*m_session);
    dialog.show();
    QWidget *password = UiTest::button(dialog, u"Recovery password"_s);
    QVERIFY(password != nullptr && !password->isEnabled());
    QVERIFY(UiTest::button(dialog, u"Recovery key"_s)->isEnabled());
    QVERIFY(UiTest::visibleText(dialog).contains(u"Set on "_s));
}

void TstProtectDialog::saysWhyNothingWasSet()
{
    pressRow(u"Recovery key"_s);
    m_session->lock();
    press(u"Continue"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"The recovery key wasn't added."_s), patience);
    QVERIFY(UiTest::button(*m_dialog, u"Continue"_s)->isEnabled());
}

void TstProtectDialog::theKeyCanBeHeard()
{
    pressRow(u"Recovery key"_s);
    auto *view = m_dialog->findChild<RecoveryKeyView *>();
    QAccessibleInterface *const voice = QAccessible::queryAccessibleInterface(view);
    QCOMPARE(voice->text(QAccessible::Name), u"Recovery key"_s);
    const QString spoken = voice->text(QAccessible::Description);
    QVERIFY(spoken.startsWith(u"Group 1: "_s + shownKey().at(0) + u", "_s + shownKey().at(1)));
    QVERIFY(spoken.contains(u"Group 6: "_s));
    // It is kept nowhere as a text.
    QCOMPARE(view->accessibleDescription(), QString());
}

void TstProtectDialog::everythingHasAName()
{
    QCOMPARE(UiTest::nameless(*m_dialog), QStringList());
    pressRow(u"Recovery key"_s);
    QCOMPARE(UiTest::nameless(*m_dialog), QStringList());
    goToCheck();
    QCOMPARE(UiTest::nameless(*m_dialog), QStringList());
    const auto fields = m_dialog->findChildren<QLineEdit *>();
    QCOMPARE(m_dialog->focusWidget(), fields.at(0));
    const auto order = UiTest::tabOrder(*m_dialog, *fields.at(0));
    const QList<QWidget *> expected{fields.at(0), fields.at(1), UiTest::button(*m_dialog, u"Back"_s),
        UiTest::button(*m_dialog, u"Check later"_s), UiTest::button(*m_dialog, u"Close"_s)};
    QCOMPARE(order, expected);
}

void TstProtectDialog::oneDialogAtATime()
{
    QWidget window;
    ProtectFlow flow(*m_session, window);
    flow.start();
    flow.start();
    QCOMPARE(window.findChildren<ProtectDialog *>().size(), 1);
    window.findChild<ProtectDialog *>()->reject();
    QTRY_COMPARE(window.findChildren<ProtectDialog *>().size(), 0);
    flow.start();
    QCOMPARE(window.findChildren<ProtectDialog *>().size(), 1);
}

void TstProtectDialog::nothingOpensWhileLocked()
{
    QWidget window;
    ProtectFlow flow(*m_session, window);
    m_session->lock();
    flow.start();
    QCOMPARE(window.findChildren<ProtectDialog *>().size(), 0);
}

QTEST_MAIN(TstProtectDialog)
#include "tst_protectdialog.moc"
