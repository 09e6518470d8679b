// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/dialogs/addbench.h"
#include "ui/dialogs/candidatecard.h"

#include <QBuffer>
#include <QCheckBox>
#include <QRadioButton>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray steamLink = "otpauth://totp/Steam:alice?secret=GEZDGNBVGY3TQOJQ&issuer=Steam";
} // namespace

class TstAddSeveral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWhichCodeSteamMeans();
    void keysChooseAmongCandidates_data();
    void keysChooseAmongCandidates();
    void backLeadsToThePageBefore();
    void typedNamesSurviveTheQuestion();
    void listsSeveralCodesOfOnePicture();
    void asksForEachDoubtfulOneInTheList();
    void collectsThePartsOfAnExport();
    void addsAnIncompleteExport();
    void keepsWhatWasTypedWhenSavingFails();
    void asksForProtectionWithoutAKeychain();
    void offersAPasswordWhenTheKeychainIsLocked();
    void readsPicturesInDataLinks_data();
    void readsPicturesInDataLinks();
    void namesFilesThatAreNoPictures_data();
    void namesFilesThatAreNoPictures();
    void keepsTheListWhenAPictureHasNoCode();
    void everythingHasAName();
};

void TstAddSeveral::asksWhichCodeSteamMeans()
{
    AddBench add;
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(steamLink));
    QVERIFY(add.text().contains(u"Which code does Steam expect?"_s));
    const auto cards = add.dialog->findChildren<CandidateCard *>();
    QCOMPARE(cards.size(), 2);
    QVERIFY(cards.at(0)->button()->isChecked());
    QCOMPARE(cards.at(0)->code().size(), 5);
    QCOMPARE(cards.at(1)->code().size(), 6);
    QVERIFY(add.text().contains(u"Suggested, because the issuer is “Steam”."_s));
    QVERIFY(add.text().contains(u"What the code says, word for word."_s));
    add.press(u"What the code says"_s);
    QVERIFY(add.text().contains(u"totp · issuer=Steam · no digits · no algorithm"_s));
    QVERIFY(!add.text().contains(u"GEZDGNBV"_s));
    add.press(u"Add with Steam code"_s);
    QVERIFY(add.waitForAccounts(1));
    QCOMPARE(add.session->summaries().constFirst().parameters.type, OtpType::Steam);
}

void TstAddSeveral::keysChooseAmongCandidates_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<OtpType>("type");

    QTest::newRow("1") << Qt::Key_1 << OtpType::Steam;
    QTest::newRow("2") << Qt::Key_2 << OtpType::Totp;
}

void TstAddSeveral::keysChooseAmongCandidates()
{
    QFETCH(Qt::Key, key);
    QFETCH(OtpType, type);
    AddBench add;
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(steamLink));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_2);
    QTest::keyClick(add.dialog->focusWidget(), key);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(1));
    QCOMPARE(add.session->summaries().constFirst().parameters.type, type);
}

void TstAddSeveral::backLeadsToThePageBefore()
{
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(QString::fromLatin1(steamLink));
    add.press(u"Continue"_s);
    QVERIFY(add.text().contains(u"Which code does Steam expect?"_s));
    add.press(u"Back"_s);
    QCOMPARE(add.field(u"Setup key"_s)->text(), QString::fromLatin1(steamLink));
    QVERIFY(add.field(u"Setup key"_s)->isVisible());
    QVERIFY(add.session->summaries().isEmpty());
}

void TstAddSeveral::typedNamesSurviveTheQuestion()
{
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(u"GEZDGNBVGY3TQ0JQ"_s);
    add.field(u"Site or app"_s)->setText(u"Acme"_s);
    add.press(u"Continue"_s);
    QVERIFY(add.text().contains(u"Letter or digit?"_s));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_1);
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(1));
    QCOMPARE(add.session->summaries().constFirst().issuer, u"Acme"_s);
}

void TstAddSeveral::listsSeveralCodesOfOnePicture()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, totpAccount(u"Old"_s, u"alice"_s)));
    add.open();
    add.dialog->takeImage(pictureOf({linkFor("New"), linkFor("Old"), "WIFI:T:WPA;S:home;P:secret;;"}));
    QVERIFY2(add.waitFor(u"1 new"_s), qPrintable(add.text()));
    const QString text = add.text();
    QVERIFY(text.contains(u"1 already here"_s));
    QVERIFY(text.contains(u"Not for Countersign"_s));
    QVERIFY(text.contains(u"A Wi-Fi code"_s));
    QStringList ticked;
    const auto boxes = add.dialog->findChildren<QCheckBox *>();
    for (const QCheckBox *box : boxes) {
        if (box->isVisible() && box->isChecked())
            ticked.append(box->accessibleName());
    }
    QCOMPARE(ticked, QStringList{u"New, alice, New"_s});
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(2));
    QCOMPARE(SessionBench::issuers(*add.session), (QStringList{u"Old"_s, u"New"_s}));
}

void TstAddSeveral::asksForEachDoubtfulOneInTheList()
{
    AddBench add;
    add.open();
    add.dialog->takeImage(pictureOf({linkFor("New"), steamLink}));
    QVERIFY2(add.waitFor(u"Needs your choice"_s), qPrintable(add.text()));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.text().contains(u"Which code does Steam expect?"_s));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(2));
    QCOMPARE(SessionBench::issuers(*add.session), (QStringList{u"New"_s, u"Steam"_s}));
}

void TstAddSeveral::collectsThePartsOfAnExport()
{
    AddBench add;
    add.open();
    const QByteArrayList parts = exportOf({u"One"_s, u"Two"_s});
    QCOMPARE(parts.size(), 2);
    add.dialog->takeText(SecretBytes::copyOf(parts.at(1)));
    QVERIFY2(add.text().contains(u"1 of 2 parts read."_s), qPrintable(add.text()));
    add.dialog->takeText(SecretBytes::copyOf(parts.at(1)));
    QVERIFY2(add.text().contains(u"1 of 2 parts read."_s), "the same part counts once");
    add.dialog->takeText(SecretBytes::copyOf(parts.at(0)));
    QVERIFY(!add.text().contains(u"parts read"_s));
    QVERIFY(add.text().contains(u"2 new"_s));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(2));
}

void TstAddSeveral::addsAnIncompleteExport()
{
    AddBench add;
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(QString::fromLatin1(exportOf({u"One"_s, u"Two"_s, u"Three"_s}).at(1)));
    QVERIFY2(add.text().contains(u"1 of 3 parts read."_s), qPrintable(add.text()));
    QVERIFY(add.field(u"Setup key"_s)->text().isEmpty());
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(1));
}

void TstAddSeveral::keepsWhatWasTypedWhenSavingFails()
{
    AddBench add;
    QVERIFY_RESULT(SessionBench::add(*add.session, totpAccount(u"Other"_s)));
    add.open();
    add.dialog->showSetupKey();
    add.field(u"Setup key"_s)->setText(u"GEZDGNBVGY3TQOJQ"_s);
    add.field(u"Site or app"_s)->setText(u"Acme"_s);
    // A vault that is not ours any more: saving is refused, and nothing is lost.
    const QByteArray before = contentOf(add.bench.path());
    QVERIFY(writeContent(add.bench.path(), "{ damaged"));
    add.press(u"Add account"_s);
    QVERIFY2(add.waitFor(u"Acme wasn't added."_s), qPrintable(add.text()));
    QVERIFY(add.dialog->isVisible());
    QCOMPARE(add.field(u"Setup key"_s)->text(), u"GEZDGNBVGY3TQOJQ"_s);
    QCOMPARE(add.field(u"Site or app"_s)->text(), u"Acme"_s);
    QVERIFY(writeContent(add.bench.path(), before));
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(2));
}

void TstAddSeveral::asksForProtectionWithoutAKeychain()
{
    AddBench add(nullptr);
    add.open();
    QSignalSpy needed(add.dialog.get(), &AddAccountDialog::protectionNeeded);
    QSignalSpy added(add.dialog.get(), &AddAccountDialog::accountsAdded);
    add.dialog->takeText(SecretBytes::copyOf(linkFor("Acme")));
    add.press(u"Add account"_s);
    QTRY_COMPARE(needed.size(), 1);
    QVERIFY(!add.dialog->isVisible());
    QVERIFY_RESULT(SessionBench::createWithPassword(*add.session, u"correct horse"));
    add.dialog->retryAdd();
    QTRY_COMPARE(added.size(), 1);
    QVERIFY(add.waitForAccounts(1));
}

void TstAddSeveral::offersAPasswordWhenTheKeychainIsLocked()
{
    AddBench add;
    add.bench.keychain.setFailure(ErrorCode::KeychainLocked);
    add.open();
    QSignalSpy needed(add.dialog.get(), &AddAccountDialog::protectionNeeded);
    add.dialog->takeText(SecretBytes::copyOf(steamLink));
    add.press(u"Add with Steam code"_s);
    QVERIFY2(add.waitFor(u"Steam wasn't added."_s), qPrintable(add.text()));
    QVERIFY(add.text().contains(u"Unlock the keychain, then try again."_s));
    QCOMPARE(needed.size(), 0);
    add.bench.keychain.setFailure(std::nullopt);
    add.press(u"Use a password instead"_s);
    QCOMPARE(needed.size(), 1);
    QVERIFY_RESULT(SessionBench::createWithPassword(*add.session, u"correct horse"));
    add.dialog->retryAdd();
    QVERIFY(add.waitForAccounts(1));
}

void TstAddSeveral::readsPicturesInDataLinks_data()
{
    QTest::addColumn<bool>("pasted");
    QTest::newRow("pasted into the dialog") << true;
    QTest::newRow("handed in") << false;
}

void TstAddSeveral::readsPicturesInDataLinks()
{
    QFETCH(const bool, pasted);
    AddBench add;
    add.open();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(pictureOf({linkFor("Acme")}).save(&buffer, "PNG"));
    const QByteArray link = "data:image/png;base64," + bytes.toBase64();
    if (pasted) {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(link));
        QTest::keyClick(add.dialog->focusWidget(), Qt::Key_V, Qt::ControlModifier);
    } else {
        add.dialog->takeText(SecretBytes::copyOf(link));
    }
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
}

void TstAddSeveral::namesFilesThatAreNoPictures_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("PDF") << "%PDF-1.7\n"_ba << u"Save the page with the QR code as a picture"_s;
    QTest::newRow("HEIC") << QByteArray("\0\0\0\x18", 4) + "ftypheic and more" << u"Save it as JPEG"_s;
}

void TstAddSeveral::namesFilesThatAreNoPictures()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, says);
    AddBench add;
    add.open();
    const QString file = add.bench.folder.filePath(u"page"_s);
    QVERIFY(writeContent(file, content));
    add.dialog->takeFiles({QUrl::fromLocalFile(file)});
    QVERIFY2(add.waitFor(says), qPrintable(add.text()));
}

void TstAddSeveral::keepsTheListWhenAPictureHasNoCode()
{
    AddBench add;
    add.open();
    add.dialog->takeImage(pictureOf({linkFor("One"), linkFor("Two")}));
    QVERIFY2(add.waitFor(u"2 new"_s), qPrintable(add.text()));
    QImage empty(200, 200, QImage::Format_RGB32);
    empty.fill(Qt::white);
    add.dialog->takeImage(empty);
    QVERIFY(add.waitFor(u"No QR code in this picture."_s));
    QVERIFY(add.text().contains(u"2 new"_s));
    add.dialog->takeImage(pictureOf({linkFor("Two"), linkFor("Three")}));
    QVERIFY2(add.waitFor(u"3 new"_s), "what comes later joins the list, each account once");
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(3));
}

void TstAddSeveral::everythingHasAName()
{
    AddBench add;
    add.open();
    add.dialog->takeText(SecretBytes::copyOf(steamLink));
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
    const auto cards = add.dialog->findChildren<CandidateCard *>();
    QVERIFY(cards.at(0)->button()->accessibleName().startsWith(u"Steam code, suggested, "_s));
    add.press(u"Back"_s);
    add.dialog->takeText(SecretBytes::copyOf(exportOf({u"One"_s, u"Two"_s, u"Three"_s}).at(1)));
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
}

QTEST_MAIN(TstAddSeveral)
#include "tst_addseveral.moc"
