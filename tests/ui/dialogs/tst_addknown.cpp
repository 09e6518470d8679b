// SPDX-License-Identifier: GPL-3.0-or-later
// What is found has the name of an account that is there, and another key.
#include "tests/ui/dialogs/addbench.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"
#include "ui/widgets/livecode.h"
#include "ui/widgets/statusline.h"

#include <QRadioButton>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const auto headingText = u"Acme is already here, with another key"_s;
const QByteArrayView otherKey = "another key of Acme's";

/// What linkFor("Acme") names, with another key.
Account acmeBefore()
{
    Account account = totpAccount(u"Acme"_s, u"alice"_s);
    account.secret = SecretBytes::copyOf(otherKey);
    return account;
}

QByteArray keyOf(const VaultSession &session, AccountId id)
{
    const Result<Account> account = session.reveal(id);
    return account ? account->secret.view().toByteArray() : QByteArray();
}

/// Shortcuts work in the active window only.
void pressKey(QWidget &window, Qt::Key key)
{
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(window.focusWidget(), key);
}

QStringList codesOf(const QWidget &window)
{
    QStringList codes;
    const auto all = window.findChildren<LiveCode *>();
    for (const LiveCode *code : all) {
        if (code->isVisible() && !code->code().isEmpty())
            codes.append(code->code());
    }
    return codes;
}
} // namespace

class TstAddKnown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsBothCodes();
    void keepsBothUnlessToldOtherwise();
    void replacesTheKey();
    void skipsWhatWasFound();
    void asksForATypedKeyToo();
    void asksAfterAnotherQuestion();
    void asksForEachOneInTheList();
    void saysWhenTheOldOneIsGone();
    void takesAnIdenticalOneForWhatItIs();
    void takesAReplacementBack();
    void everythingHasAName();
};

void TstAddKnown::showsBothCodes()
{
    AddBench add;
    add.bench.clock.set(59); // RFC 6238, appendix B
    QVERIFY_RESULT(SessionBench::add(*add.session, acmeBefore()));
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    QVERIFY2(add.text().contains(headingText), qPrintable(add.text()));
    QVERIFY(add.text().contains(u"The two keys for alice give different codes."_s));
    const auto old = add.session->codeAt(add.session->summaries().constFirst().id, UnixTime(std::chrono::seconds(59)));
    QVERIFY_RESULT(old);
    QCOMPARE(codesOf(*add.dialog), (QStringList{old->code, u"287082"_s}));
    add.bench.clock.set(1'111'111'109);
    QTRY_COMPARE_WITH_TIMEOUT(codesOf(*add.dialog).last(), u"081804"_s, 30000);
}

void TstAddKnown::keepsBothUnlessToldOtherwise()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, acmeBefore()));
    add.open();
    QSignalSpy replaced(add.dialog.get(), &AddAccountDialog::keysReplaced);
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    QVERIFY(add.button(u"Keep both"_s) != nullptr);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(2));
    QCOMPARE(keyOf(*add.session, add.session->summaries().constFirst().id), otherKey.toByteArray());
    QCOMPARE(replaced.size(), 0);
}

void TstAddKnown::replacesTheKey()
{
    AddBench add;
    const auto before = SessionBench::add(*add.session, acmeBefore());
    QVERIFY_RESULT(before);
    QVERIFY_RESULT(SessionBench::add(*add.session, totpAccount(u"Other"_s)));
    add.open();
    QSignalSpy added(add.dialog.get(), &AddAccountDialog::accountsAdded);
    QSignalSpy replaced(add.dialog.get(), &AddAccountDialog::keysReplaced);
    add.dialog->takeImage(pictureOf({linkFor("Acme")}));
    QVERIFY2(add.waitFor(headingText), qPrintable(add.text()));
    pressKey(*add.dialog, Qt::Key_2);
    add.press(u"Replace key"_s);
    QVERIFY(QTest::qWaitFor([&added] { return added.size() == 1; }, 30000));
    QCOMPARE(SessionBench::issuers(*add.session), (QStringList{u"Acme"_s, u"Other"_s}));
    const AccountId after = add.session->summaries().constFirst().id;
    QCOMPARE(keyOf(*add.session, after), rfcSecret().view().toByteArray());
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(replaced.first().at(0).value<QList<AccountId>>(), *before);
    QCOMPARE(replaced.first().at(1).value<QList<AccountId>>(), QList<AccountId>{after});
    QVERIFY(!add.dialog->isVisible());
}

void TstAddKnown::skipsWhatWasFound()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, acmeBefore()));
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    pressKey(*add.dialog, Qt::Key_3);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitFor(u"Drop a picture of the QR code here"_s));
    QVERIFY(add.dialog->isVisible());
    QCOMPARE(add.session->summaries().size(), 1);
}

void TstAddKnown::asksForATypedKeyToo()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, acmeBefore()));
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(u"GEZDGNBVGY3TQOJQ"_s);
    add.field(u"Site or app"_s)->setText(u"Acme"_s);
    QVERIFY2(add.button(u"Add account"_s) != nullptr, "another account at the same site is new");
    add.field(u"Account"_s)->setText(u"alice"_s);
    add.press(u"Continue"_s);
    QVERIFY2(add.text().contains(headingText), qPrintable(add.text()));
    add.press(u"Back"_s);
    QCOMPARE(add.field(u"Setup key"_s)->text(), u"GEZDGNBVGY3TQOJQ"_s);
    add.press(u"Continue"_s);
    pressKey(*add.dialog, Qt::Key_2);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY2(add.waitForAccounts(1), qPrintable(add.text()));
    QCOMPARE(keyOf(*add.session, add.session->summaries().constFirst().id), QByteArray("1234567890"));
}

void TstAddKnown::asksAfterAnotherQuestion()
{
    AddBench add;
    Account steam = totpAccount(u"Steam"_s, u"alice"_s);
    steam.secret = SecretBytes::copyOf(otherKey);
    QVERIFY_RESULT(SessionBench::add(*add.session, std::move(steam)));
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Steam")));
    QVERIFY(add.text().contains(u"Which code does Steam expect?"_s));
    add.press(u"Add with Steam code"_s);
    QVERIFY2(add.text().contains(u"Steam is already here, with another key"_s), qPrintable(add.text()));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(2));
    QCOMPARE(add.session->summaries().constLast().parameters.type, OtpType::Steam);
}

void TstAddKnown::asksForEachOneInTheList()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, acmeBefore()));
    Account globex = acmeBefore();
    globex.issuer = u"Globex"_s;
    QVERIFY_RESULT(SessionBench::add(*add.session, std::move(globex)));
    add.open();
    add.dialog->takeImage(pictureOf({linkFor("Acme"), linkFor("New"), linkFor("Globex")}));
    QVERIFY2(add.waitFor(u"alice, here with another key"_s), qPrintable(add.text()));
    QVERIFY(add.text().contains(u"2 to choose"_s));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.text().contains(headingText));
    pressKey(*add.dialog, Qt::Key_3);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.text().contains(u"Globex is already here, with another key"_s));
    pressKey(*add.dialog, Qt::Key_2);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY2(add.waitForAccounts(3), qPrintable(add.text() + SessionBench::issuers(*add.session).join(u' ')));
    QCOMPARE(SessionBench::issuers(*add.session), (QStringList{u"Acme"_s, u"Globex"_s, u"New"_s}));
    QCOMPARE(keyOf(*add.session, add.session->summaries().at(0).id), otherKey.toByteArray());
    QCOMPARE(keyOf(*add.session, add.session->summaries().at(1).id), rfcSecret().view().toByteArray());
}

void TstAddKnown::saysWhenTheOldOneIsGone()
{
    AddBench add;
    const auto before = SessionBench::add(*add.session, acmeBefore());
    QVERIFY_RESULT(before);
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    QVERIFY_RESULT(SessionBench::remove(*add.session, *before));
    pressKey(*add.dialog, Qt::Key_2);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY2(add.waitFor(u"Acme wasn't added."_s), qPrintable(add.text()));
    QTest::keyClick(add.dialog.get(), Qt::Key_Return);
    QVERIFY2(add.waitFor(u"Acme wasn't added."_s), "nothing piles up with each attempt");
    QTRY_VERIFY_WITH_TIMEOUT(add.button(u"Replace key"_s)->isEnabled(), 30000);
    const auto radios = add.dialog->findChildren<QRadioButton *>();
    for (QRadioButton *radio : radios) {
        if (radio->isVisible() && radio->text() == u"Keep both"_s)
            radio->click();
    }
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY2(add.waitForAccounts(1), qPrintable(add.text()));
}

void TstAddKnown::takesAnIdenticalOneForWhatItIs()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, totpAccount(u"Acme"_s, u"alice"_s)));
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    QVERIFY2(add.text().contains(u"You already have this account."_s), qPrintable(add.text()));
    QVERIFY(add.button(u"Add anyway"_s) != nullptr);
}

void TstAddKnown::takesAReplacementBack()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto before = SessionBench::add(*session, acmeBefore());
    QVERIFY_RESULT(before);
    QGuiApplication::clipboard()->clear();
    Settings settings = Settings::temporary();
    MainWindow window(*session, bench.clock, settings);
    window.show();
    window.takeSetupText(SecretBytes::copyOf(linkFor("Acme")));
    auto *dialog = window.findChild<AddAccountDialog *>();
    QVERIFY(dialog != nullptr);
    pressKey(*dialog, Qt::Key_2);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    const auto says = [&window](const QString &text) {
        const auto *line = window.findChild<StatusLine *>();
        return QTest::qWaitFor([&] { return line->message().text == text; }, 30000);
    };
    QVERIFY(says(u"Acme has its new key."_s));
    QCOMPARE(keyOf(*session, session->summaries().constFirst().id), rfcSecret().view().toByteArray());
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(says(u"Acme has its old key again."_s));
    QCOMPARE(session->summaries().size(), 1);
    QCOMPARE(session->summaries().constFirst().id, before->first());
    QCOMPARE(keyOf(*session, before->first()), otherKey.toByteArray());
}

void TstAddKnown::everythingHasAName()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, acmeBefore()));
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    QVERIFY(add.text().contains(headingText));
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
}

QTEST_MAIN(TstAddKnown)
#include "tst_addknown.moc"
