// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"
#include "tests/core/vault/vaulttesting.h"
#include "tests/ui/support/uitest.h"
#include "ui/pages/momenttext.h"
#include "ui/pages/safetypage.h"
#include "ui/pages/safetyrow.h"

#include <QComboBox>
#include <QDateTime>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using Topic = HealthTopic;

namespace
{
void rightClock(QObject *context, const std::function<void(ClockSync)> &done)
{
    QMetaObject::invokeMethod(
        context,
        [done] {
            done({ClockSync::State::Synchronised, true, std::chrono::milliseconds{20}});
        },
        Qt::QueuedConnection);
}
} // namespace

class TstSafetyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesMoments();
    void warnsThatNothingElseOpensTheCodes();
    void isContentWithASpare();
    void wantsAMadeKeyToBeChecked();
    void noticesADamagedFileOnRequest();
    void putsALostKeyBack();
    void offersChangesInAMenu();
    void keepsTheReminder();
    void leadsBackAndForth();
    void readsLinesAloud();
    void fitsANarrowWindow();

private:
    struct Page
    {
        explicit Page(SessionBench &vault, std::unique_ptr<VaultSession> opened = nullptr)
            : session(opened ? std::move(opened) : vault.loaded())
            , settings(Settings::temporary())
            , page(*session, vault.clock, settings, &rightClock)
        {
            page.resize(520, 900);
            page.show();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"Checked today"_s), 30000);
            page.focusBestPlace();
        }
        [[nodiscard]] QString text() const { return UiTest::visibleText(page); }
        [[nodiscard]] SafetyRow *row(Topic topic) const
        {
            for (SafetyRow *candidate : page.findChildren<SafetyRow *>()) {
                if (candidate->topic() == topic && candidate->isVisible())
                    return candidate;
            }
            return nullptr;
        }
        void checkEverything()
        {
            auto *button = UiTest::button(page, u"Check everything"_s);
            QVERIFY(button);
            QTest::mouseClick(button, Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(page, u"Check everything"_s) && button->isEnabled(), 30000);
        }

        std::unique_ptr<VaultSession> session;
        Settings settings;
        SafetyPage page;
    };

    static void make(SessionBench &vault, const QString &password = {}, const SecretBytes &key = {})
    {
        const auto session = vault.loaded();
        QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
        Waiter<void> waiter;
        if (!password.isEmpty()) {
            session->addPassword(SecretBytes::fromString(password), session.get(), waiter.done());
            QVERIFY_RESULT(waiter.wait());
        }
        Waiter<void> second;
        if (!key.isEmpty()) {
            session->addRecoveryKey(key.clone(), session.get(), second.done());
            QVERIFY_RESULT(second.wait());
        }
    }
};

void TstSafetyPage::datesMoments()
{
    const auto at = [](const char *text) {
        return UnixTime(
            std::chrono::seconds(QDateTime::fromString(QLatin1String(text), Qt::ISODate).toSecsSinceEpoch()));
    };
    const UnixTime now = at("2026-07-14T12:00:00");
    QVERIFY(momentText(at("2026-07-14T09:02:00"), now).startsWith(u"today, "_s));
    QVERIFY(momentText(at("2026-07-13T23:59:00"), now).startsWith(u"yesterday, "_s));
    QCOMPARE(momentText(at("2026-06-12T10:00:00"), now), u"on 12 June"_s);
    QVERIFY(momentText(at("2025-06-12T10:00:00"), now).contains(u"2025"_s));
}

void TstSafetyPage::warnsThatNothingElseOpensTheCodes()
{
    SessionBench vault;
    make(vault);
    Page bench(vault);
    QVERIFY2(bench.text().contains(u"Your codes could be lost"_s), qPrintable(bench.text()));
    QVERIFY(bench.text().contains(u"nothing could open your codes any more"_s));
    QVERIFY(bench.row(Topic::Password) && !bench.row(Topic::RecoveryKey));
    // The first button of the worst line is armed.
    QPushButton *protect = bench.row(Topic::Password)->button();
    QVERIFY(protect && protect->hasFocus());
    QSignalSpy requested(&bench.page, &SafetyPage::actionRequested);
    QTest::keyClick(protect, Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<SafetyAction>(), SafetyAction::Protect);
}

void TstSafetyPage::isContentWithASpare()
{
    SessionBench vault;
    make(vault, u"right"_s);
    Page bench(vault);
    QVERIFY2(bench.text().contains(u"Everything is safe"_s), qPrintable(bench.text()));
    QVERIFY(bench.text().contains(u"your recovery password would bring 1 account"_s));
    QVERIFY(!bench.text().contains(u"To do"_s));
    QVERIFY(bench.text().contains(u"Less than 1 second"_s));
    QVERIFY(UiTest::button(bench.page, u"Check everything"_s)->hasFocus());
    // Locked meanwhile: nothing is touched any more.
    bench.session->lock();
    QCoreApplication::processEvents();
}

void TstSafetyPage::wantsAMadeKeyToBeChecked()
{
    SessionBench vault;
    const auto key = RecoveryKey::make(vault.random);
    make(vault, u"right"_s, *key);
    Page bench(vault);
    QVERIFY2(bench.text().contains(u"Safe, with 1 thing"_s), qPrintable(bench.text()));
    QVERIFY(bench.text().contains(u"but never checked"_s));
    QVERIFY(bench.row(Topic::RecoveryKey)->button()->hasFocus());
    Waiter<KeySlotInfo::Kind> waiter;
    bench.session->checkSecret(key->clone(), bench.session.get(), waiter.done());
    QVERIFY_RESULT(waiter.wait());
    QTRY_VERIFY_WITH_TIMEOUT(bench.text().contains(u"Everything is safe"_s), 30000);
    QVERIFY(bench.text().contains(u"You typed it right today"_s));
}

void TstSafetyPage::noticesADamagedFileOnRequest()
{
    SessionBench vault;
    make(vault, u"right"_s);
    Page bench(vault);
    const QByteArray whole = contentOf(vault.path());
    QVERIFY(writeContent(vault.path(), whole.left(whole.size() / 2)));
    bench.checkEverything();
    QTRY_VERIFY_WITH_TIMEOUT(bench.text().contains(u"Broken"_s), 30000);
    QVERIFY(bench.text().contains(u"What is open here still works"_s));
    QVERIFY(bench.text().contains(u"Your codes could be lost"_s));
    QVERIFY(writeContent(vault.path(), whole));
    bench.checkEverything();
    QTRY_VERIFY_WITH_TIMEOUT(bench.text().contains(u"Everything is safe"_s), 30000);
}

void TstSafetyPage::putsALostKeyBack()
{
    SessionBench vault;
    make(vault, u"right"_s);
    MemoryKeychain reset;
    auto session = vault.loaded(&reset);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
    Page bench(vault, std::move(session));
    QVERIFY2(bench.text().contains(u"holds no key for this vault"_s), qPrintable(bench.text()));
    QPushButton *putBack = bench.row(Topic::Keychain)->button();
    QVERIFY(putBack && putBack->hasFocus());
    QTest::keyClick(putBack, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(bench.text().contains(u"written, read back and compared"_s), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(bench.text().contains(u"Everything is safe"_s), 30000);
    QCOMPARE(reset.size(), std::size_t{1});
}

void TstSafetyPage::offersChangesInAMenu()
{
    SessionBench vault;
    make(vault, u"right"_s);
    Page bench(vault);
    const QMenu *menu = bench.row(Topic::Password)->button()->menu();
    QVERIFY(menu);
    QSignalSpy requested(&bench.page, &SafetyPage::actionRequested);
    for (QAction *action : menu->actions())
        action->trigger();
    QCOMPARE(requested.size(), 3);
    QCOMPARE(requested.at(0).first().value<SafetyAction>(), SafetyAction::PractisePassword);
    QCOMPARE(requested.at(1).first().value<SafetyAction>(), SafetyAction::ChangePassword);
    QCOMPARE(requested.at(2).first().value<SafetyAction>(), SafetyAction::RemovePassword);
}

void TstSafetyPage::keepsTheReminder()
{
    SessionBench vault;
    make(vault, u"right"_s);
    Page bench(vault);
    auto *choice = bench.page.findChild<QComboBox *>();
    QVERIFY(choice && choice->isVisible());
    QCOMPARE(choice->currentText(), u"Every three months"_s);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Up);
    QCOMPARE(bench.settings.reminder(), Settings::Reminder::Monthly);
    QTest::keyClick(choice, Qt::Key_Up);
    QCOMPARE(bench.settings.reminder(), Settings::Reminder::Never);
    SessionBench other;
    make(other);
    Page without(other);
    QVERIFY(!without.page.findChild<QComboBox *>()->isVisible()); // there is nothing to practise
}

void TstSafetyPage::leadsBackAndForth()
{
    SessionBench vault;
    make(vault);
    Page bench(vault);
    QSignalSpy back(&bench.page, &SafetyPage::backRequested);
    QTest::keyClick(bench.row(Topic::Password)->button(), Qt::Key_Escape);
    QCOMPARE(back.size(), 1);
    QVERIFY(UiTest::nameless(bench.page).isEmpty());
    const auto order = UiTest::tabOrder(bench.page, *bench.row(Topic::Password)->button());
    QVERIFY(order.contains(UiTest::button(bench.page, u"Check everything"_s)));
}

void TstSafetyPage::readsLinesAloud()
{
    SessionBench vault;
    const auto key = RecoveryKey::make(vault.random);
    make(vault, u"right"_s, *key);
    Page bench(vault);
    const SafetyRow *row = bench.row(Topic::RecoveryKey);
    QCOMPARE(row->accessibleName(), u"Recovery key, to do"_s);
    QVERIFY(row->accessibleDescription().contains(u"never checked"_s));
    QVERIFY(row->button()->accessibleDescription().startsWith(u"Recovery key, to do. Made"_s));
}

void TstSafetyPage::fitsANarrowWindow()
{
    SessionBench vault;
    make(vault, u"right"_s);
    Page bench(vault);
    bench.page.resize(360, 700);
    QCoreApplication::processEvents();
    for (const Topic topic : {Topic::Keychain, Topic::Password, Topic::File, Topic::Clock}) {
        const SafetyRow *row = bench.row(topic);
        QVERIFY(row->width() <= 360);
        if (const QPushButton *button = row->button())
            QVERIFY(row->rect().contains(button->geometry()));
    }
}

QTEST_MAIN(TstSafetyPage)
#include "tst_safetypage.moc"
