// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement with other programs: pictures that qrencode made and that other apps' users took, read by zbarimg too.
#include "tests/core/scan/qrpainting.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
QByteArray zbarReads(const QString &path)
{
    QProcess zbar;
    zbar.start(QString::fromLatin1(COUNTERSIGN_ZBARIMG), {u"--raw"_s, u"-q"_s, u"-Sbinary"_s, path});
    return zbar.waitForFinished() ? zbar.readAllStandardOutput() : "zbarimg did not answer"_ba;
}

bool qrencodeWrites(const QString &path, const QByteArray &bytes, const QStringList &options)
{
    QProcess qrencode;
    qrencode.start(QString::fromLatin1(COUNTERSIGN_QRENCODE), options + QStringList{u"-o"_s, path});
    qrencode.write(bytes);
    qrencode.closeWriteChannel();
    return qrencode.waitForFinished() && qrencode.exitCode() == 0;
}

QByteArray randomSetupLink(QRandomGenerator &random)
{
    static const QByteArray base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray secret;
    const int length = random.bounded(16, 104);
    for (int i = 0; i < length; ++i)
        secret.append(base32.at(random.bounded(32)));
    QByteArray name;
    const int nameLength = random.bounded(1, 40);
    for (int i = 0; i < nameLength; ++i)
        name.append(static_cast<char>(random.bounded('!', '~')));
    return "otpauth://totp/" + name.toPercentEncoding() + "?secret=" + secret + "&issuer=" + name.toPercentEncoding();
}
} // namespace

class TstQrAgreement final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatQrencodeWrites_data();
    void readsWhatQrencodeWrites();
    void readsLightOnDarkFromQrencode();
    void keepsBytesThatAreNotUtf8();
#ifdef COUNTERSIGN_FIXTURES
    void readsPicturesOfOtherAppsLikeZbar_data();
    void readsPicturesOfOtherAppsLikeZbar();
#endif
};

void TstQrAgreement::readsWhatQrencodeWrites_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("options");
    QRandomGenerator random(4226);
    for (int i = 0; i < 40; ++i) {
        const QString level = QStringList{u"L"_s, u"M"_s, u"Q"_s, u"H"_s}.at(i % 4);
        const QString size = QString::number(2 + i % 7);
        QTest::addRow("link %d, level %s, size %s", i, qPrintable(level), qPrintable(size))
            << randomSetupLink(random) << QStringList{u"-l"_s, level, u"-s"_s, size};
    }
    QTest::newRow("unicode without a character set marker")
        << "otpauth://totp/Zoë 日本語 😀?secret=JBSWY3DPEHPK3PXP"_ba << QStringList{u"-8"_s};
    QTest::newRow("other colours") << "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"_ba
                                   << QStringList{u"--foreground=1a4d80"_s, u"--background=fff3d0"_s};
}

void TstQrAgreement::readsWhatQrencodeWrites()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"code.png"_s);
    QVERIFY(qrencodeWrites(path, text, options));
    QCOMPARE(textsIn(QImage(path)), QByteArrayList{text});
    QCOMPARE(zbarReads(path), text);
}

void TstQrAgreement::readsLightOnDarkFromQrencode()
{
    // Not compared with zbarimg, which does not look for such codes.
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"code.png"_s);
    const QByteArray text = "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP";
    QVERIFY(qrencodeWrites(path, text, {u"--foreground=f0f0f0"_s, u"--background=101018"_s}));
    QCOMPARE(textsIn(QImage(path)), QByteArrayList{text});
}

void TstQrAgreement::keepsBytesThatAreNotUtf8()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"code.png"_s);
    const QByteArray bytes("M\xfcller \xff\x01\xfe", 10);
    QVERIFY(qrencodeWrites(path, bytes, {u"-8"_s}));
    QCOMPARE(textsIn(QImage(path)), QByteArrayList{bytes});
}

#ifdef COUNTERSIGN_FIXTURES
void TstQrAgreement::readsPicturesOfOtherAppsLikeZbar_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("codes");
    const QDir folder(QStringLiteral(COUNTERSIGN_FIXTURES "/qr"));
    QTest::newRow("export") << folder.filePath(u"proton__GoogleAuthenticatorExport_1.png"_s) << qsizetype{1};
    QTest::newRow("cropped screenshot") << folder.filePath(u"proton__GoogleAuthImportScreenshotCropped.jpg"_s)
                                        << qsizetype{1};
    QTest::newRow("screenshot") << folder.filePath(u"proton__GoogleAuthenticator_ScreenshotBigQR.jpeg"_s)
                                << qsizetype{1};
}

void TstQrAgreement::readsPicturesOfOtherAppsLikeZbar()
{
    QFETCH(const QString, path);
    QFETCH(const qsizetype, codes);
    const QImage picture(path);
    QVERIFY(!picture.isNull());
    const QByteArrayList texts = textsIn(picture);
    QCOMPARE(texts.size(), codes);
    QVERIFY(texts.first().startsWith("otpauth"));
    QCOMPARE(texts.first(), zbarReads(path));
}
#endif

QTEST_GUILESS_MAIN(TstQrAgreement)
#include "tst_qragreement.moc"
