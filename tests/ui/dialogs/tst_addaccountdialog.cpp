// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialogs/addbench.h"
#include "ui/widgets/livecode.h"

#include <QComboBox>
#include <QDropEvent>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
/// The key of RFC 4226 in base32; its codes are known.
const auto rfcKey = u"GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"_s;
} // namespace

class TstAddAccountDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsATypedKey();
    void fillsInTheRestOfAPastedLink();
    void showsTheCodeWhileTyping();
    void saysHowFarTheKeyIs_data();
    void saysHowFarTheKeyIs();
    void replacesDigitsThatAreLetters();
    void readsHexWhenToldTo();
    void wantsThePinOfMotp();
    void addsADroppedPicture();
    void addsAPastedImage();
    void takesALinkFromTheClipboardWhenOpened();
    void leavesOtherTextOnTheClipboardAlone();
    void editsWhatWasFoundBeforeAdding();
    void saysWhatACodeIsThatIsNotOurs();
    void offersTheWayOutOfARefusal();
    void saysThatAPictureHasNoCode();
    void saysWhyAFileIsNotRead();
    void saysThatAnAccountIsHereAlready();
    void closesAndForgetsWhenTheVaultIsLocked();
    void tabFollowsTheEye();
    void everythingHasAName();
};

void TstAddAccountDialog::addsATypedKey()
{
    AddBench add;
    add.open();
    QSignalSpy added(add.dialog.get(), &AddAccountDialog::accountsAdded);
    add.dialog->showSetupKey();
    QVERIFY(!add.button(u"Add account"_s)->isEnabled());
    QTest::keyClicks(add.field(u"Setup key"_s), rfcKey);
    QTest::keyClicks(add.field(u"Site or app"_s), u"Acme"_s);
    QTest::keyClicks(add.field(u"Account"_s), u"alice@example.com"_s);
    QTest::keyClick(add.field(u"Account"_s), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(1));
    QCOMPARE(added.size(), 1);
    const AccountSummary summary = add.session->summaries().constFirst();
    QCOMPARE(summary.issuer, u"Acme"_s);
    QCOMPARE(summary.name, u"alice@example.com"_s);
    QCOMPARE(added.first().first().value<QList<AccountId>>(), QList<AccountId>{summary.id});
    const auto account = add.session->reveal(summary.id);
    QVERIFY_RESULT(account);
    QCOMPARE(account->secret.view(), rfcSecret().view());
    QVERIFY2(add.field(u"Setup key"_s)->text().isEmpty(), "the key is still in its field");
}

void TstAddAccountDialog::fillsInTheRestOfAPastedLink()
{
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(QString::fromLatin1(linkFor("Acme", "&digits=8&period=60")));
    QCOMPARE(add.field(u"Site or app"_s)->text(), u"Acme"_s);
    QCOMPARE(add.field(u"Account"_s)->text(), u"alice"_s);
    QVERIFY(add.text().contains(u"This looks like a whole setup link. I've filled in the rest for you."_s));
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(1));
    const OtpParameters parameters = add.session->summaries().constFirst().parameters;
    QCOMPARE(parameters.digits, 8);
    QCOMPARE(parameters.period, std::chrono::seconds(60));
}

void TstAddAccountDialog::showsTheCodeWhileTyping()
{
    AddBench add;
    add.bench.clock.set(59); // RFC 6238, appendix B
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(rfcKey);
    const auto codes = add.dialog->findChildren<LiveCode *>();
    const auto shown = std::find_if(codes.cbegin(), codes.cend(),
        [](const LiveCode *code) { return code->isVisible() && !code->code().isEmpty(); });
    QVERIFY(shown != codes.cend());
    QCOMPARE((*shown)->code(), u"287082"_s);
    QVERIFY(add.text().contains(u"Code right now"_s));
    add.bench.clock.set(1'111'111'109);
    QTRY_COMPARE((*shown)->code(), u"081804"_s);
}

void TstAddAccountDialog::saysHowFarTheKeyIs_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("addable");

    QTest::newRow("short") << u"GEZDGNBV"_s << u"easier to guess"_s << true;
    QTest::newRow("on the way") << u"GEZDGNBVGY3TQOJQG"_s << u"so far"_s << true;
    QTest::newRow("complete") << u"gezd-gnbv gy3t qojq"_s << u"Complete: 16 letter"_s << true;
    QTest::newRow("foreign character") << u"GEZD!NBV"_s << u"“!” can't be in a key."_s << false;
}

void TstAddAccountDialog::saysHowFarTheKeyIs()
{
    QFETCH(QString, key);
    QFETCH(QString, says);
    QFETCH(bool, addable);
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(key);
    QVERIFY2(add.text().contains(says), qPrintable(add.text()));
    QCOMPARE(add.button(u"Add account"_s)->isEnabled(), addable);
}

void TstAddAccountDialog::replacesDigitsThatAreLetters()
{
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(u"GEZDGNBVGY3TQ0JQ"_s);
    QVERIFY(add.text().contains(u"0 can't be in a key. Did you mean O?"_s));
    add.press(u"Use O"_s);
    QCOMPARE(add.field(u"Setup key"_s)->text(), u"GEZDGNBVGY3TQOJQ"_s);
    QVERIFY(add.text().contains(u"Complete"_s));
    QVERIFY(add.button(u"Use O"_s) == nullptr);
}

void TstAddAccountDialog::readsHexWhenToldTo()
{
    AddBench add;
    add.bench.clock.set(59);
    add.open();
    add.dialog->showSetupKey();
    add.press(u"Advanced"_s);
    const auto boxes = add.dialog->findChildren<QComboBox *>();
    const auto encoding = std::find_if(
        boxes.cbegin(), boxes.cend(), [](const QComboBox *box) { return box->findText(u"Hexadecimal"_s) >= 0; });
    QVERIFY(encoding != boxes.cend());
    (*encoding)->setCurrentIndex((*encoding)->findText(u"Hexadecimal"_s));
    add.field(u"Setup key"_s)->setText(u"3132333435363738393031323334353637383930"_s);
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(1));
    const auto code = add.session->codeAt(add.session->summaries().constFirst().id, UnixTime(std::chrono::seconds(59)));
    QVERIFY_RESULT(code);
    QCOMPARE(code->code, u"287082"_s);
}

void TstAddAccountDialog::wantsThePinOfMotp()
{
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.press(u"Advanced"_s);
    QVERIFY(add.field(u"PIN"_s) == nullptr || !add.field(u"PIN"_s)->isVisible());
    const auto boxes = add.dialog->findChildren<QComboBox *>();
    const auto type =
        std::find_if(boxes.cbegin(), boxes.cend(), [](const QComboBox *box) { return box->findText(u"mOTP"_s) >= 0; });
    QVERIFY(type != boxes.cend());
    (*type)->setCurrentIndex((*type)->findText(u"mOTP"_s));
    Q_EMIT(*type)->activated((*type)->currentIndex());
    add.field(u"Setup key"_s)->setText(u"e3152afee62599c8"_s);
    QVERIFY(add.text().contains(u"This kind of code needs its PIN, too."_s));
    QVERIFY(!add.button(u"Add account"_s)->isEnabled());
    QTest::keyClicks(add.field(u"PIN"_s), u"1234"_s);
    QVERIFY(add.button(u"Add account"_s)->isEnabled());
}

void TstAddAccountDialog::addsADroppedPicture()
{
    AddBench add;
    add.open();
    const QString file = add.bench.folder.filePath(u"code.png"_s);
    QVERIFY(pictureOf({linkFor("Acme")}).save(file));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(add.dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(add.dialog.get(), &drop);
    QVERIFY(drop.isAccepted());
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(1));
}

void TstAddAccountDialog::addsAPastedImage()
{
    AddBench add;
    add.open();
    QGuiApplication::clipboard()->setImage(pictureOf({linkFor("Acme")}));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(1));
}

void TstAddAccountDialog::takesALinkFromTheClipboardWhenOpened()
{
    AddBench add;
    add.open({QString::fromLatin1(linkFor("Acme"))});
    QVERIFY(add.text().contains(u"Found a code for Acme"_s));
    QVERIFY(add.text().contains(u"Taken from the clipboard."_s));
    QVERIFY2(add.session->summaries().isEmpty(), "nothing is added without the button");
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(1));
}

void TstAddAccountDialog::leavesOtherTextOnTheClipboardAlone()
{
    AddBench add;
    add.open({u"https://example.com/news"_s});
    QVERIFY(add.text().contains(u"Drop a picture of the QR code here"_s));
    QVERIFY(!add.button(u"Add account"_s)->isEnabled());
}

void TstAddAccountDialog::editsWhatWasFoundBeforeAdding()
{
    AddBench add;
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    add.press(u"Edit…"_s);
    QVERIFY2(add.field(u"Setup key"_s)->text().isEmpty(), "a key that was scanned is not shown");
    add.field(u"Site or app"_s)->setText(u"Acme Corporation"_s);
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(1));
    QCOMPARE(add.session->summaries().constFirst().issuer, u"Acme Corporation"_s);
    QCOMPARE(add.session->summaries().constFirst().name, u"alice"_s);
}

void TstAddAccountDialog::saysWhatACodeIsThatIsNotOurs()
{
    AddBench add;
    add.open();
    add.dialog->takeText(SecretBytes::copyOf("WIFI:T:WPA;S:home;P:secret;;"));
    QVERIFY(add.text().contains(u"That's a Wi-Fi code, not a setup code."_s));
    QVERIFY(!add.button(u"Add account"_s)->isEnabled());
}

void TstAddAccountDialog::offersTheWayOutOfARefusal()
{
    AddBench add;
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme", "&algorithm=MD5")));
    QVERIFY2(add.text().contains(u"Acme asks for MD5, which Countersign doesn't support."_s), qPrintable(add.text()));
    QVERIFY(!add.button(u"Add account"_s)->isEnabled());
    add.press(u"Use SHA-1 anyway"_s);
    QVERIFY(add.text().contains(u"Found a code for Acme"_s));
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(1));
    QCOMPARE(add.session->summaries().constFirst().parameters.algorithm, HashAlgorithm::Sha1);
}

void TstAddAccountDialog::saysThatAPictureHasNoCode()
{
    AddBench add;
    add.open();
    QImage empty(200, 200, QImage::Format_RGB32);
    empty.fill(Qt::white);
    add.dialog->takeImage(empty);
    QVERIFY(add.waitFor(u"No QR code in this picture."_s));
    QVERIFY(add.text().contains(u"Crop it closer, or use a sharper one."_s));
}

void TstAddAccountDialog::saysWhyAFileIsNotRead()
{
    AddBench add;
    add.open();
    const QString file = add.bench.folder.filePath(u"notes.txt"_s);
    QVERIFY(writeContent(file, "not a picture"));
    add.dialog->takeFiles({QUrl::fromLocalFile(file)});
    QVERIFY(add.waitFor(u"It isn't a picture that Countersign can read"_s));
    add.dialog->takeFiles({QUrl::fromLocalFile(file + u".gone"_s)});
    QVERIFY(add.waitFor(u"The file isn't there any more."_s));
}

void TstAddAccountDialog::saysThatAnAccountIsHereAlready()
{
    AddBench add;
    Account known = totpAccount(u"Acme"_s, u"alice"_s);
    QVERIFY_RESULT(SessionBench::add(*add.session, known.clone()));
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    QVERIFY2(add.text().contains(u"Already here: Acme"_s), qPrintable(add.text()));
    add.press(u"Add anyway"_s);
    QVERIFY(add.waitForAccounts(2));
}

void TstAddAccountDialog::closesAndForgetsWhenTheVaultIsLocked()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, totpAccount(u"Other"_s)));
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(rfcKey);
    add.session->lock();
    QTRY_VERIFY(!add.dialog->isVisible());
    QVERIFY(add.field(u"Setup key"_s)->text().isEmpty());
    QVERIFY(!add.field(u"Setup key"_s)->isUndoAvailable());
}

void TstAddAccountDialog::tabFollowsTheEye()
{
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(rfcKey);
    const auto order = UiTest::tabOrder(*add.dialog, *add.field(u"Setup key"_s));
    const QList<QWidget *> expected{add.field(u"Setup key"_s), add.field(u"Site or app"_s), add.field(u"Account"_s),
        add.button(u"Advanced"_s), add.button(u"Add account"_s), add.button(u"Cancel"_s)};
    QList<QWidget *> ours;
    std::copy_if(order.cbegin(), order.cend(), std::back_inserter(ours),
        [&expected](QWidget *widget) { return expected.contains(widget); });
    QCOMPARE(ours, expected);
}

void TstAddAccountDialog::everythingHasAName()
{
    AddBench add;
    add.open();
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
    add.dialog->showSetupKey();
    add.press(u"Advanced"_s);
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
    QVERIFY(UiTest::spokenNames(*add.dialog).size() >= 9);
}

QTEST_MAIN(TstAddAccountDialog)
#include "tst_addaccountdialog.moc"
