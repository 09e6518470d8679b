// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "ui/dialogs/lockingdialog.h"
#include "ui/settings.h"

#include <QAbstractButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstLockingDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_dialog.reset(); }
    void everyChangeAppliesAtOnce();
    void minutesAreOffUntilTicked();
    void choosesWhatOpens();
    void impossibleChoicesSayWhy();
    void aWishOutlivesAVaultThatCannotHaveIt();
    void isKeptForTheNextStart();
    void oddValuesInTheFileAreIgnored();
    void everythingHasAName();

private:
    static LockingPage::Possible everything() { return {true, true, true, true}; }
    void show(const LockingPage::Possible &possible);
    [[nodiscard]] QAbstractButton *choice(const QString &text) const
    {
        return qobject_cast<QAbstractButton *>(UiTest::button(*m_dialog, text));
    }

    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<LockingDialog> m_dialog;
};

void TstLockingDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"countersign"_s);
    QCoreApplication::setApplicationName(u"tst_lockingdialog"_s);
}

void TstLockingDialog::init()
{
    QSettings().clear();
    m_settings = std::make_unique<Settings>(Settings::persistent());
}

void TstLockingDialog::show(const LockingPage::Possible &possible)
{
    m_dialog = std::make_unique<LockingDialog>(*m_settings, possible);
    m_dialog->show();
}

void TstLockingDialog::everyChangeAppliesAtOnce()
{
    show(everything());
    QSignalSpy changed(&m_dialog->page(), &LockingPage::changed);
    QVERIFY(m_settings->locksWithScreen());
    choice(u"When the screen locks"_s)->click();
    QVERIFY(!m_settings->locksWithScreen());
    QVERIFY(m_settings->locksBeforeSleep());
    choice(u"When the computer goes to sleep"_s)->click();
    QVERIFY(!m_settings->locksBeforeSleep());
    QVERIFY(!m_settings->locksWhenMinimised());
    choice(u"When the window is minimised"_s)->click();
    QVERIFY(m_settings->locksWhenMinimised());
    QCOMPARE(changed.size(), 3);
}

void TstLockingDialog::minutesAreOffUntilTicked()
{
    show(everything());
    auto *minutes = m_dialog->findChild<QSpinBox *>();
    QVERIFY(!minutes->isEnabled());
    QCOMPARE(m_settings->lockAfterMinutes(), 0);
    choice(u"After"_s)->click();
    QCOMPARE(m_settings->lockAfterMinutes(), 5);
    minutes->setValue(60);
    QCOMPARE(m_settings->lockAfterMinutes(), 60);
    minutes->setValue(61);
    QCOMPARE(m_settings->lockAfterMinutes(), 60);
    choice(u"After"_s)->click();
    QCOMPARE(m_settings->lockAfterMinutes(), 0);
}

void TstLockingDialog::choosesWhatOpens()
{
    show(everything());
    QVERIFY(choice(u"Ask the keychain"_s)->isChecked());
    choice(u"Always ask for the password"_s)->click();
    QCOMPARE(m_settings->openWith(), Settings::OpenWith::Password);
    choice(u"Ask the keychain"_s)->click();
    QCOMPARE(m_settings->openWith(), Settings::OpenWith::Keychain);
}

void TstLockingDialog::impossibleChoicesSayWhy()
{
    show({true, false, false, false});
    const QString text = UiTest::visibleText(*m_dialog);
    QVERIFY(text.contains(u"This vault has no password"_s));
    QVERIFY(text.contains(u"no message bus"_s));
    for (const QString &name :
        {u"When the screen locks"_s, u"When the computer goes to sleep"_s, u"Always ask for the password"_s}) {
        QVERIFY2(choice(name) != nullptr && choice(name)->isVisible(), qPrintable(name));
        QVERIFY2(!choice(name)->isEnabled(), qPrintable(name));
        QVERIFY2(!choice(name)->accessibleDescription().isEmpty(), qPrintable(name));
    }
    m_dialog->page().setPossible(everything());
    QVERIFY(choice(u"When the screen locks"_s)->isEnabled());
    QVERIFY(!UiTest::visibleText(*m_dialog).contains(u"This vault has no password"_s));
}

void TstLockingDialog::aWishOutlivesAVaultThatCannotHaveIt()
{
    m_settings->setOpenWith(Settings::OpenWith::Password);
    show({true, false, true, true});
    QVERIFY(choice(u"Ask the keychain"_s)->isChecked());
    QCOMPARE(m_settings->openWith(), Settings::OpenWith::Password);
    m_dialog->page().setPossible(everything());
    QVERIFY(choice(u"Always ask for the password"_s)->isChecked());
}

void TstLockingDialog::isKeptForTheNextStart()
{
    m_settings->setLockAfterMinutes(7);
    m_settings->setLocksWithScreen(false);
    m_settings->setLocksBeforeSleep(false);
    m_settings->setLocksWhenMinimised(true);
    m_settings->setOpenWith(Settings::OpenWith::Password);
    const Settings next = Settings::persistent();
    QCOMPARE(next.lockAfterMinutes(), 7);
    QVERIFY(!next.locksWithScreen());
    QVERIFY(!next.locksBeforeSleep());
    QVERIFY(next.locksWhenMinimised());
    QCOMPARE(next.openWith(), Settings::OpenWith::Password);
}

void TstLockingDialog::oddValuesInTheFileAreIgnored()
{
    for (const QVariant &odd : {QVariant(-3), QVariant(61), QVariant(u"soon"_s)}) {
        QSettings().setValue(u"lock/afterMinutes"_s, odd);
        QCOMPARE(Settings::persistent().lockAfterMinutes(), 0);
    }
    QSettings().setValue(u"open/with"_s, u"magic"_s);
    QCOMPARE(Settings::persistent().openWith(), Settings::OpenWith::Keychain);
}

void TstLockingDialog::everythingHasAName()
{
    show(everything());
    QCOMPARE(UiTest::nameless(*m_dialog), QStringList());
}

QTEST_MAIN(TstLockingDialog)
#include "tst_lockingdialog.moc"
