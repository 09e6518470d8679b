// SPDX-License-Identifier: GPL-3.0-or-later
// What is spread over several QR codes, and comes in several pictures.
#include "tests/ui/dialogs/addbench.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray longLink = linkFor("Acme", "&image=https://acme.example/a/logo/that/makes/the/link/longer.png");

/// Picture files of @p text spread over several QR codes, in their order.
QStringList partsOf(const QByteArray &text, const QTemporaryDir &folder)
{
    QProcess qrencode;
    qrencode.start(QString::fromLatin1(COUNTERSIGN_QRENCODE),
        {u"-S"_s, u"-v"_s, u"3"_s, u"-8"_s, u"-o"_s, folder.filePath(u"part.png"_s)});
    qrencode.write(text);
    qrencode.closeWriteChannel();
    QStringList files;
    if (!qrencode.waitForFinished() || qrencode.exitCode() != 0)
        return files;
    for (const QString &name : QDir(folder.path()).entryList({u"part-*.png"_s}, QDir::Files, QDir::Name))
        files.append(folder.filePath(name));
    return files;
}

QList<QUrl> urlsOf(const QStringList &files)
{
    QList<QUrl> urls;
    for (const QString &file : files)
        urls.append(QUrl::fromLocalFile(file));
    return urls;
}
} // namespace

class TstAddParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsACodeFromSeveralFiles();
    void joinsACodeFromFilesAndPastedPictures();
    void joinsWhatIsDroppedTogether();
    void startsOverWithoutTheOtherParts();
    void collectsAnExportFromPictures();
    void takesTheAccountsOfAnIncompleteExport();
    void keepsPartsWhenAPictureHasNoCode();
    void everythingHasAName();
};

void TstAddParts::joinsACodeFromSeveralFiles()
{
    AddBench add;
    add.open();
    QStringList files = partsOf(longLink, add.bench.folder);
    QVERIFY2(files.size() > 2, qPrintable(files.join(u' ')));
    const auto count = static_cast<int>(files.size());
    add.dialog->takeFiles(urlsOf({files.at(1)}));
    QVERIFY2(add.waitFor(u"1 of %1 parts read."_s.arg(count)), qPrintable(add.text()));
    QVERIFY2(add.text().contains(u"Still missing: 1, 3"_s), qPrintable(add.text()));
    QVERIFY(!add.button(u"Add account"_s)->isEnabled());
    add.dialog->takeFiles(urlsOf({files.at(1)}));
    QVERIFY(UiTest::visibleText(*add.dialog).contains(u"Looking for a QR code…"_s));
    QVERIFY2(add.waitFor(u"1 of %1 parts read."_s.arg(count)), "the same part counts once");
    files.removeAt(1);
    std::reverse(files.begin(), files.end());
    for (int i = 0; i < files.size() - 1; ++i) {
        add.dialog->takeFiles(urlsOf({files.at(i)}));
        QVERIFY2(add.waitFor(u"%1 of %2 parts read."_s.arg(i + 2).arg(count)), qPrintable(add.text()));
    }
    QVERIFY(add.text().contains(u"Still missing: 1."_s));
    add.dialog->takeFiles(urlsOf({files.last()}));
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
    add.press(u"Add account"_s);
    QVERIFY(add.waitForAccounts(1));
}

void TstAddParts::joinsACodeFromFilesAndPastedPictures()
{
    AddBench add;
    add.open();
    const QStringList files = partsOf(longLink, add.bench.folder);
    QVERIFY(files.size() > 2);
    add.dialog->takeFiles(urlsOf(files.mid(1)));
    QVERIFY2(add.waitFor(u"Still missing: 1."_s), qPrintable(add.text()));
    QGuiApplication::clipboard()->setImage(QImage(files.first()));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
}

void TstAddParts::joinsWhatIsDroppedTogether()
{
    AddBench add;
    add.open();
    QStringList files = partsOf(longLink, add.bench.folder);
    QVERIFY(files.size() > 2);
    std::reverse(files.begin(), files.end());
    QMimeData mime;
    mime.setUrls(urlsOf(files));
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(add.dialog.get(), &enter);
    QDropEvent drop({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(add.dialog.get(), &drop);
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
}

void TstAddParts::startsOverWithoutTheOtherParts()
{
    AddBench add;
    add.open();
    const QStringList files = partsOf(longLink, add.bench.folder);
    add.dialog->takeFiles(urlsOf(files.mid(1)));
    QVERIFY2(add.waitFor(u"Still missing: 1."_s), qPrintable(add.text()));
    add.press(u"Start over"_s);
    QVERIFY(add.waitFor(u"Drop a picture of the QR code here"_s));
    add.dialog->takeFiles(urlsOf({files.first()}));
    QVERIFY2(add.waitFor(u"1 of %1 parts read."_s.arg(files.size())), "the other parts are forgotten");
}

void TstAddParts::collectsAnExportFromPictures()
{
    AddBench add;
    add.open();
    const QByteArrayList parts = exportOf({u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s});
    add.dialog->takeImage(pictureOf({parts.at(3)}));
    QVERIFY2(add.waitFor(u"1 of 4 parts read."_s), qPrintable(add.text()));
    add.dialog->takeImage(pictureOf({parts.at(1), parts.at(3)}));
    QVERIFY2(add.waitFor(u"2 of 4 parts read."_s), qPrintable(add.text()));
    QVERIFY2(add.text().contains(u"Still missing: 1, 3."_s), qPrintable(add.text()));
    add.dialog->takeImage(pictureOf({parts.at(0)}));
    QVERIFY(add.waitFor(u"Still missing: 3."_s));
    add.dialog->takeImage(pictureOf({parts.at(2)}));
    QVERIFY2(add.waitFor(u"4 new"_s), qPrintable(add.text()));
    QVERIFY(!add.text().contains(u"parts read"_s));
    QTest::keyClick(add.dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(add.waitForAccounts(4));
}

void TstAddParts::takesTheAccountsOfAnIncompleteExport()
{
    AddBench add;
    add.open();
    const QByteArrayList parts = exportOf({u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s});
    add.dialog->takeImage(pictureOf({parts.at(1), parts.at(3)}));
    QVERIFY2(add.waitFor(u"If you add now, what they hold stays in the old app only."_s), qPrintable(add.text()));
    add.press(u"Add 2 account(s)"_s); // no plurals without a translation
    QVERIFY(add.waitForAccounts(2));
    QCOMPARE(SessionBench::issuers(*add.session), (QStringList{u"Two"_s, u"Four"_s}));
}

void TstAddParts::keepsPartsWhenAPictureHasNoCode()
{
    AddBench add;
    add.open();
    const QStringList files = partsOf(longLink, add.bench.folder);
    add.dialog->takeFiles(urlsOf(files.mid(1)));
    QVERIFY(add.waitFor(u"Still missing: 1."_s));
    QImage empty(200, 200, QImage::Format_RGB32);
    empty.fill(Qt::white);
    add.dialog->takeImage(empty);
    QVERIFY(add.waitFor(u"No QR code in this picture."_s));
    QVERIFY(add.button(u"Start over"_s) != nullptr);
    add.dialog->takeFiles(urlsOf({files.first()}));
    QVERIFY2(add.waitFor(u"Found a code for Acme"_s), qPrintable(add.text()));
}

void TstAddParts::everythingHasAName()
{
    AddBench add;
    add.open();
    add.dialog->takeFiles(urlsOf(partsOf(longLink, add.bench.folder).mid(1)));
    QVERIFY(add.waitFor(u"Still missing: 1."_s));
    QCOMPARE(UiTest::nameless(*add.dialog), QStringList());
}

QTEST_MAIN(TstAddParts)
#include "tst_addparts.moc"
