// SPDX-License-Identifier: GPL-3.0-or-later
// From the first launch to a code on the screen, on a real X server with a window manager. Keys and mouse come from
// xdotool, QR codes from the windows of other programs. Counts what a person has to do.
//
// COUNTERSIGN_SCREENSHOTS=FOLDER saves a picture of each step there.
#include "tests/core/scan/qrpainting.h"
#include "tests/core/vault/vaulttesting.h"
#include "tests/support/stallmeter.h"
#include "tests/support/xserver.h"
#include "tests/ui/support/uitest.h"
#include "translations/translations.h"
#include "ui/accounts/accountlistmodel.h"
#include "ui/dialogs/addaccountdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/welcomepage.h"
#include "ui/scan/screengrabber.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QScopeGuard>
#include <QScreen>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 30'000;
const QByteArray siteLink = "otpauth://totp/Acme:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme";
const QByteArray otherLink = "otpauth://totp/Other:bob?secret=JBSWY3DPEHPK3PXP&issuer=Other";

XServer *server = nullptr; // lives as long as main()

/// A person before a fresh installation.
struct Person
{
    Person()
        : session(vault.session())
        , settings(Settings::temporary())
        , window(*session, vault.clock, settings)
    {
        window.setWindowTitle(u"Countersign"_s);
        window.move(150, 30);
        window.show();
        session->load();
        QVERIFY(waitFor([this] { return window.findChild<WelcomePage *>() != nullptr && window.isActiveWindow(); }));
    }

    static bool waitFor(const std::function<bool()> &condition) { return QTest::qWaitFor(condition, patience); }

    /// One action: a key or a shortcut, as xdotool names it.
    void press(const QString &key)
    {
        ++actions;
        does({u"key"_s, u"--clearmodifiers"_s, key});
    }
    void types(const QString &text)
    {
        ++actions;
        does({u"type"_s, u"--delay"_s, u"4"_s, text});
    }
    static void does(const QStringList &arguments)
    {
        QProcess &tool = server->run(u"xdotool"_s, arguments);
        QVERIFY(waitFor([&tool] { return tool.state() == QProcess::NotRunning; }));
        QCOMPARE(tool.exitCode(), 0);
    }

    [[nodiscard]] AddAccountDialog *dialog() const
    {
        auto *found = window.findChild<AddAccountDialog *>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    /// Waits until the dialog has the focus and says this.
    [[nodiscard]] bool reads(const QString &text) const
    {
        const bool there = waitFor([this, &text] {
            return dialog() != nullptr && dialog()->isActiveWindow() && UiTest::visibleText(*dialog()).contains(text);
        });
        if (!there)
            photographs(u"not-"_s + text.left(12));
        return there;
    }
    [[nodiscard]] bool seesCodes(int count) const
    {
        return waitFor([this, count] {
            const auto *page = window.findChild<AccountsPage *>();
            return page != nullptr && page->isVisible() && window.isVisible() && page->model().rowCount() == count;
        });
    }
    void photographs(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("COUNTERSIGN_SCREENSHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(300);
        QVERIFY(window.screen()->grabWindow(0).save(folder + u'/' + name + u".png"_s));
    }

    SessionBench vault;
    std::unique_ptr<VaultSession> session;
    Settings settings;
    MainWindow window;
    int actions = 0;
};
} // namespace

class TstAddJourneys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { server->closeWindows(); }
    void fromTheScreen();
    void fromTheScreenByShortcut();
    void fromAPicture();
    void fromThePasteKey();
    void fromTheClipboard();
    void fromADrop();
    void neverSeesOurOwnWindows();
    void listsWhatSeveralWindowsShow();
    void saysThatNoScreenShowsACode();
    void saysWhyThereIsNoPicture_data();
    void saysWhyThereIsNoPicture();
    void comesBackWhenTheVaultIsLockedMeanwhile();
};

void TstAddJourneys::fromTheScreen()
{
    QVERIFY(server->showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), siteLink, 800, 100));
    Person person;
    person.window.activateWindow();
    QVERIFY(Person::waitFor([&] { return person.window.isActiveWindow(); }));
    person.photographs(u"screen-1-welcome"_s);
    StallMeter stalls;
    person.press(u"Return"_s); // Scan a QR code
    QVERIFY(Person::waitFor([&] { return person.dialog() != nullptr; }));
    qInfo("the GUI thread was away for %.1f ms at most while the dialog opened", stalls.takeLongest());
    QVERIFY(person.reads(u"Scan my screen"_s));
    person.photographs(u"screen-2-dialog"_s);
    const QPoint place = person.window.pos();
    const QPoint dialogPlace = person.dialog()->pos();
    (void)stalls.takeLongest();
    QElapsedTimer timer;
    timer.start();
    person.press(u"Return"_s); // Scan my screen
    QVERIFY(person.reads(u"Found a code for Acme"_s));
    qInfo("from the key to the card: %lld ms; the GUI thread was away for %.1f ms at most", timer.elapsed(),
        stalls.takeLongest());
    QVERIFY(person.reads(u"The picture of your screen is already forgotten."_s));
    // The window manager may have the last word a moment later.
    QTRY_COMPARE_WITH_TIMEOUT(person.window.pos(), place, patience);
    QTRY_COMPARE_WITH_TIMEOUT(person.dialog()->pos(), dialogPlace, patience);
    person.photographs(u"screen-3-found"_s);
    person.press(u"Return"_s); // Add account
    QVERIFY(person.seesCodes(1));
    person.photographs(u"screen-4-added"_s);
    QCOMPARE(person.actions, 3);
    QCOMPARE(person.session->summaries().constFirst().issuer, u"Acme"_s);
}

void TstAddJourneys::fromTheScreenByShortcut()
{
    QVERIFY(server->showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), siteLink, 800, 100));
    Person person;
    person.window.activateWindow();
    QVERIFY(Person::waitFor([&] { return person.window.isActiveWindow(); }));
    person.press(u"ctrl+shift+s"_s);
    QVERIFY(person.reads(u"Found a code for Acme"_s));
    person.press(u"Return"_s);
    QVERIFY(person.seesCodes(1));
    QCOMPARE(person.actions, 2);
}

void TstAddJourneys::fromAPicture()
{
    Person person;
    const QString file = u"code.png"_s;
    QVERIFY(paintedQrCode(siteLink).save(person.vault.folder.filePath(file)));
    const QString before = QDir::currentPath();
    QDir::setCurrent(person.vault.folder.path()); // what the chooser shows first
    const auto goBack = qScopeGuard([&before] { QDir::setCurrent(before); });
    person.press(u"ctrl+o"_s);
    const QLineEdit *name = nullptr;
    QVERIFY(Person::waitFor([&] {
        const auto *chooser = person.window.findChild<QFileDialog *>();
        name = chooser != nullptr && chooser->isActiveWindow() ? chooser->findChild<QLineEdit *>() : nullptr;
        return name != nullptr && name->hasFocus();
    }));
    person.types(file);
    QVERIFY(Person::waitFor([&] { return name->text() == file; }));
    person.press(u"Return"_s);
    QVERIFY(person.reads(u"Found a code for Acme"_s));
    person.photographs(u"picture-found"_s);
    person.press(u"Return"_s);
    QVERIFY(person.seesCodes(1));
    QCOMPARE(person.actions, 4);
}

void TstAddJourneys::fromThePasteKey()
{
    Person person;
    const QString file = person.vault.folder.filePath(u"code.png"_s);
    QVERIFY(paintedQrCode(siteLink).save(file));
    QProcess &other = server->run(
        u"xclip"_s, {u"-quiet"_s, u"-selection"_s, u"clipboard"_s, u"-target"_s, u"image/png"_s, u"-in"_s, file});
    QVERIFY(other.waitForStarted());
    QTest::qWait(300);
    person.press(u"ctrl+v"_s);
    QVERIFY(person.reads(u"Found a code for Acme"_s));
    person.photographs(u"paste-found"_s);
    person.press(u"Return"_s);
    QVERIFY(person.seesCodes(1));
    QCOMPARE(person.actions, 2);
}

void TstAddJourneys::fromTheClipboard()
{
    QProcess &other = server->run(u"xclip"_s, {u"-quiet"_s, u"-selection"_s, u"clipboard"_s, u"-in"_s});
    QVERIFY(other.waitForStarted());
    other.write(siteLink);
    other.closeWriteChannel();
    Person person;
    QTest::qWait(300);
    person.press(u"Return"_s); // Scan a QR code: the dialog looks at the clipboard
    QVERIFY(person.reads(u"Found a code for Acme"_s));
    person.press(u"Return"_s);
    QVERIFY(person.seesCodes(1));
    QCOMPARE(person.actions, 2);
}

void TstAddJourneys::fromADrop()
{
    Person person;
    const QString file = person.vault.folder.filePath(u"code.png"_s);
    QVERIFY(paintedQrCode(siteLink).save(file));
    QProcess &source =
        server->run(QStringLiteral(COUNTERSIGN_QR_WINDOW), {QString::fromLatin1(otherLink), u"900"_s, u"100"_s, file});
    QVERIFY(Person::waitFor([&source] { return source.canReadLine(); }));
    Person::does({u"mousemove"_s, u"950"_s, u"150"_s, u"mousedown"_s, u"1"_s});
    for (int x = 940; x >= 400; x -= 30)
        Person::does({u"mousemove"_s, QString::number(x), u"300"_s});
    person.photographs(u"drop-over"_s);
    Person::does({u"mouseup"_s, u"1"_s});
    ++person.actions;
    QVERIFY(person.reads(u"Found a code for Acme"_s));
    person.photographs(u"drop-found"_s);
    person.press(u"Return"_s);
    QVERIFY(person.seesCodes(1));
    QCOMPARE(person.actions, 2);
}

void TstAddJourneys::neverSeesOurOwnWindows()
{
    QVERIFY(server->showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), siteLink, 800, 100));
    QLabel ours; // such as the QR code of an account that we show
    ours.setPixmap(QPixmap::fromImage(paintedQrCode(otherLink)));
    ours.move(800, 560);
    ours.show();
    QVERIFY(QTest::qWaitForWindowExposed(&ours));
    ScreenGrabber grabber;
    std::optional<Result<std::vector<Luminance>>> answer;
    bool hidden = false;
    grabber.grab([&](Result<std::vector<Luminance>> pictures) {
        hidden = !ours.isVisible();
        answer.emplace(std::move(pictures));
    });
    QVERIFY(!ours.isVisible());
    QVERIFY(Person::waitFor([&answer] { return answer.has_value(); }));
    QVERIFY2(!hidden, "the windows are back before anybody learns what came of it");
    QVERIFY(answer->has_value());
    QByteArrayList texts;
    for (const Luminance &picture : **answer) {
        for (const QrCode &code : decodeQrCodes(picture.view()))
            texts.append(code.text.view().toByteArray());
    }
    QCOMPARE(texts, QByteArrayList{siteLink});
}

void TstAddJourneys::listsWhatSeveralWindowsShow()
{
    QVERIFY(server->showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), siteLink, 800, 60));
    QVERIFY(server->showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), "WIFI:T:WPA;S:home;P:secret;;", 800, 350));
    QVERIFY(server->showCode(QStringLiteral(COUNTERSIGN_QR_WINDOW), otherLink, 800, 560));
    Person person;
    person.window.activateWindow();
    QVERIFY(Person::waitFor([&] { return person.window.isActiveWindow(); }));
    person.press(u"ctrl+shift+s"_s);
    QVERIFY2(person.reads(u"Found 3 QR codes on your screen"_s),
        person.dialog() != nullptr ? qPrintable(UiTest::visibleText(*person.dialog())) : "no dialog");
    QVERIFY(person.reads(u"Scan again"_s));
    person.photographs(u"list"_s);
    person.press(u"Return"_s);
    QVERIFY(person.seesCodes(2));
}

void TstAddJourneys::saysThatNoScreenShowsACode()
{
    Person person;
    person.press(u"ctrl+shift+s"_s);
    QVERIFY(person.reads(u"No QR code on your screen."_s));
    QVERIFY(person.reads(u"Is it covered by a window?"_s));
    person.photographs(u"nothing"_s);
}

void TstAddJourneys::saysWhyThereIsNoPicture_data()
{
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    QTest::newRow("refused") << 5 << u"Your desktop didn't allow a picture of the screen."_s;
    QTest::newRow("failed") << 6 << u"No picture of the screen came."_s;
    QTest::newRow("no portal") << 7 << u"This desktop offers no pictures of the screen."_s;
}

void TstAddJourneys::saysWhyThereIsNoPicture()
{
    QFETCH(const int, exitCode);
    QFETCH(const QString, says);
    Person person;
    const QString program = person.vault.folder.filePath(u"reader"_s);
    QVERIFY(writeContent(program, "#!/bin/sh\nhead -c 1 >/dev/null\nexit " + QByteArray::number(exitCode) + "\n"));
    QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner);
    person.press(u"Return"_s);
    QVERIFY(person.reads(u"Scan my screen"_s));
    person.dialog()->screenGrabber().setReader({program});
    person.press(u"Return"_s);
    QVERIFY(person.reads(says));
    QVERIFY(person.reads(u"screenshot"_s));
    person.photographs(u"refused-%1"_s.arg(exitCode));
}

void TstAddJourneys::comesBackWhenTheVaultIsLockedMeanwhile()
{
    SessionBench vault;
    QVERIFY_RESULT(SessionBench::add(*vault.loaded(), totpAccount(u"Here"_s)));
    const auto session = vault.session();
    Settings settings = Settings::temporary();
    MainWindow window(*session, vault.clock, settings);
    window.show();
    session->load();
    QVERIFY(Person::waitFor([&] { return session->state() == VaultSession::State::Open && window.isActiveWindow(); }));
    Person::does({u"key"_s, u"ctrl+shift+s"_s});
    QVERIFY(Person::waitFor([&] { return !window.isVisible(); }));
    session->lock();
    QVERIFY(Person::waitFor([&] { return window.isVisible(); }));
    const auto *dialog = window.findChild<AddAccountDialog *>();
    QVERIFY(dialog == nullptr || !dialog->isVisible());
}

int main(int argc, char **argv)
{
    XServer display;
    if (!display.start({u"-screen"_s, u"0"_s, u"1280x860x24"_s})) {
        qCritical("Xvfb is needed for this test");
        return 1;
    }
    server = &display;
    qputenv("DISPLAY", display.display());
    qputenv("QT_QPA_PLATFORM", "xcb");
    if (!display.manageWindows())
        return 1;
    QApplication application(argc, argv);
    installTranslations(application);
    TstAddJourneys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_addjourneys.moc"
