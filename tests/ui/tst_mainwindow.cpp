// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/vaulttesting.h"
#include "tests/ui/support/uitest.h"
#include "translations/translations.h"
#include "ui/accounts/accountlistview.h"
#include "ui/dialogs/addaccountdialog.h"
#include "ui/dialogs/editaccountdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/problempage.h"
#include "ui/pages/startingpage.h"
#include "ui/pages/unlockpage.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/dropoverlay.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
/// A shown main window on a session.
struct Bench
{
    explicit Bench(std::unique_ptr<VaultSession> opened, SessionBench &vault)
        : session(std::move(opened))
        , settings(Settings::temporary())
        , window(*session, vault.clock, settings)
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    /// The page that is in front, if it is of this kind.
    template<typename Page>
    [[nodiscard]] Page *page() const
    {
        auto *found = window.findChild<Page *>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    template<typename Dialog>
    [[nodiscard]] Dialog *dialog() const
    {
        return page<Dialog>();
    }

    std::unique_ptr<VaultSession> session;
    Settings settings;
    MainWindow window;
};

void fill(SessionBench &vault, int count)
{
    const auto session = vault.loaded();
    for (int number = 0; number < count; ++number)
        QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Site %1"_s.arg(number))));
}

void dragOver(QWidget &window, const QMimeData &mime)
{
    QDragEnterEvent event(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
    QVERIFY(event.isAccepted() == AddFlow::canTake(mime));
}
} // namespace

class TstMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void welcomesWhenThereIsNoVault();
    void opensAndFocusesTheSearchWithManyAccounts();
    void focusesTheListWithFewAccounts();
    void saysThatItIsOpeningAfterAMoment();
    void showsTheProblemAndOpensOnRetry();
    void asksForThePasswordAndOpens();
    void wrongPasswordStaysOnThePage();
    void neverWelcomesOverAVault();
    void pasteOpensTheAddDialog();
    void startLinkWaitsForTheVault();
    void draggingShowsWhatADropDoes();
    void droppingOpensTheAddDialog();
    void editsTheCurrentAccount();
    void helpShowsAllKeys();
    void remembersItsPlace();
    void seesWhatAnotherProgramChanged();
};

void TstMainWindow::welcomesWhenThereIsNoVault()
{
    SessionBench vault;
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<WelcomePage>() != nullptr);
    QCOMPARE(vault.keychain.size(), std::size_t{0});
}

void TstMainWindow::opensAndFocusesTheSearchWithManyAccounts()
{
    SessionBench vault;
    fill(vault, 6);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
    QCOMPARE(bench.page<AccountsPage>()->model().rowCount(), 6);
    QVERIFY(bench.window.findChild<SearchField *>()->hasFocus());
    // Two letters and Enter: a code.
    QTest::keyClicks(QApplication::focusWidget(), u"site 4"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), bench.page<AccountsPage>()->model().rowAt(0).code);
    QVERIFY(bench.window.clipboard().holdsSecret());
}

void TstMainWindow::focusesTheListWithFewAccounts()
{
    SessionBench vault;
    fill(vault, 2);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
    QVERIFY(bench.window.findChild<AccountListView *>()->hasFocus());
}

void TstMainWindow::saysThatItIsOpeningAfterAMoment()
{
    SessionBench vault;
    fill(vault, 1);
    vault.keychain.setSilent(true);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTest::qWait(50);
    QVERIFY(bench.page<StartingPage>() == nullptr);
    QTRY_VERIFY(bench.page<StartingPage>() != nullptr);
    Q_EMIT bench.page<StartingPage>()->otherWayRequested();
    QTRY_VERIFY(bench.page<ProblemPage>() != nullptr);
}

void TstMainWindow::showsTheProblemAndOpensOnRetry()
{
    SessionBench vault;
    fill(vault, 1);
    vault.keychain.setFailure(ErrorCode::KeychainLocked);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<ProblemPage>() != nullptr);
    vault.keychain.setFailure(std::nullopt);
    Q_EMIT bench.page<ProblemPage>()->retryRequested();
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
}

void TstMainWindow::asksForThePasswordAndOpens()
{
    SessionBench vault;
    {
        const auto session = vault.loaded(nullptr);
        QVERIFY_RESULT(SessionBench::createWithPassword(*session, u"correct horse"));
    }
    Bench bench(vault.session(nullptr), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<UnlockPage>() != nullptr);
    QTest::keyClicks(bench.page<UnlockPage>()->findChild<PasswordField *>(), u"correct horse"_s);
    QTest::keyClick(bench.page<UnlockPage>()->findChild<PasswordField *>(), Qt::Key_Return);
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
}

void TstMainWindow::wrongPasswordStaysOnThePage()
{
    SessionBench vault;
    {
        const auto session = vault.loaded(nullptr);
        QVERIFY_RESULT(SessionBench::createWithPassword(*session, u"correct horse"));
    }
    Bench bench(vault.session(nullptr), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<UnlockPage>() != nullptr);
    for (const QString &password : {u"wrong"_s, u"wrong again"_s}) {
        auto *field = bench.page<UnlockPage>()->findChild<PasswordField *>();
        QTest::keyClicks(field, password);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(UiTest::visibleText(bench.window).contains(u"isn't"_s));
        QVERIFY(bench.page<UnlockPage>() != nullptr);
    }
    QTest::keyClicks(bench.page<UnlockPage>()->findChild<PasswordField *>(), u"correct horse"_s);
    QTest::keyClick(bench.page<UnlockPage>()->findChild<PasswordField *>(), Qt::Key_Return);
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
}

void TstMainWindow::neverWelcomesOverAVault()
{
    for (const auto failure : {ErrorCode::KeychainEntryNotFound, ErrorCode::KeychainLocked, ErrorCode::KeychainDenied,
             ErrorCode::KeychainUnavailable, ErrorCode::KeychainFailed}) {
        SessionBench vault;
        fill(vault, 1);
        const QByteArray before = contentOf(vault.path());
        vault.keychain.setFailure(failure);
        Bench bench(vault.session(), vault);
        bench.session->load();
        QTRY_VERIFY(bench.page<ProblemPage>() != nullptr);
        QVERIFY(bench.window.findChild<WelcomePage *>() == nullptr);
        QCOMPARE(contentOf(vault.path()), before);
    }
}

void TstMainWindow::pasteOpensTheAddDialog()
{
    SessionBench vault;
    fill(vault, 1);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
    QGuiApplication::clipboard()->setText(u"otpauth://totp/Acme:bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
    QTest::keyClick(bench.window.findChild<AccountListView *>(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(bench.dialog<AddAccountDialog>() != nullptr);
    QTRY_VERIFY(UiTest::visibleText(*bench.dialog<AddAccountDialog>()).contains(u"Acme"_s));
}

void TstMainWindow::startLinkWaitsForTheVault()
{
    SessionBench vault;
    fill(vault, 1);
    Bench bench(vault.session(), vault);
    bench.window.takeSetupText(
        SecretBytes::fromString(u"otpauth://totp/Acme:bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    QVERIFY(bench.dialog<AddAccountDialog>() == nullptr);
    bench.session->load();
    QTRY_VERIFY(bench.dialog<AddAccountDialog>() != nullptr);
    QVERIFY(bench.page<AccountsPage>() != nullptr);
}

void TstMainWindow::draggingShowsWhatADropDoes()
{
    SessionBench vault;
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<WelcomePage>() != nullptr);
    QMimeData picture;
    picture.setImageData(QImage(8, 8, QImage::Format_RGB32));
    dragOver(bench.window, picture);
    QVERIFY(bench.page<DropOverlay>() != nullptr);
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(&bench.window, &leave);
    QVERIFY(bench.page<DropOverlay>() == nullptr);

    QMimeData remote;
    remote.setUrls({QUrl(u"https://example.com/code.png"_s)});
    dragOver(bench.window, remote); // nothing is fetched from the net
    QVERIFY(bench.page<DropOverlay>() == nullptr);
}

void TstMainWindow::droppingOpensTheAddDialog()
{
    SessionBench vault;
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<WelcomePage>() != nullptr);
    QMimeData mime;
    mime.setImageData(QImage(8, 8, QImage::Format_RGB32));
    dragOver(bench.window, mime);
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&bench.window, &drop);
    QTRY_VERIFY(bench.dialog<AddAccountDialog>() != nullptr);
    QVERIFY(bench.page<DropOverlay>() == nullptr);
}

void TstMainWindow::editsTheCurrentAccount()
{
    SessionBench vault;
    fill(vault, 2);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
    QTest::keyClick(bench.window.findChild<AccountListView *>(), Qt::Key_F2);
    QTRY_VERIFY(bench.dialog<EditAccountDialog>() != nullptr);
    const AccountId id = bench.page<AccountsPage>()->currentAccount();
    Q_EMIT bench.dialog<EditAccountDialog>()->deleteRequested(id);
    QTRY_COMPARE(bench.page<AccountsPage>()->model().rowCount(), 1);
}

void TstMainWindow::helpShowsAllKeys()
{
    SessionBench vault;
    fill(vault, 1);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
    QTest::keyClick(&bench.window, Qt::Key_F1);
    QTRY_VERIFY(bench.dialog<ShortcutsDialog>() != nullptr);
    const QString text = UiTest::visibleText(*bench.dialog<ShortcutsDialog>());
    for (const QString &key : {u"Ctrl+N"_s, u"Ctrl+F"_s, u"F2"_s, u"Ctrl+D"_s, u"Ctrl+Z"_s, u"F1"_s})
        QVERIFY2(text.contains(key), qPrintable(key));
}

void TstMainWindow::remembersItsPlace()
{
    SessionBench vault;
    Settings settings = Settings::temporary();
    const auto session = vault.session();
    {
        MainWindow window(*session, vault.clock, settings);
        QCOMPARE(window.size(), QSize(520, 720));
        window.resize(444, 555);
        window.show();
        window.close();
    }
    const MainWindow again(*session, vault.clock, settings);
    QCOMPARE(again.size(), QSize(444, 555));
}

void TstMainWindow::seesWhatAnotherProgramChanged()
{
    SessionBench vault;
    fill(vault, 1);
    Bench bench(vault.session(), vault);
    bench.session->load();
    QTRY_VERIFY(bench.page<AccountsPage>() != nullptr);
    QVERIFY_RESULT(SessionBench::add(*vault.loaded(), totpAccount(u"From the terminal"_s)));
    QEvent activated(QEvent::ActivationChange);
    QCoreApplication::sendEvent(&bench.window, &activated);
    QTRY_COMPARE(bench.page<AccountsPage>()->model().rowCount(), 2);
}

QTEST_MAIN(TstMainWindow)
#include "tst_mainwindow.moc"
