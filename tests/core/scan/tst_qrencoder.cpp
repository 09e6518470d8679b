// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/scan/qrpainting.h"
#include "tests/support/printers.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstQrEncoder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadBackByAnotherReader_data();
    void isReadBackByAnotherReader();
    void usesErrorCorrectionLevelM();
    void growsWithTheText();
    void refusesWhatDoesNotFit();
};

void TstQrEncoder::isReadBackByAnotherReader_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("digits") << "0123456789"_ba;
    QTest::newRow("setup link")
        << "otpauth://totp/Example:alice%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Example"_ba;
    QTest::newRow("unicode") << "otpauth://totp/Müller 日本語?secret=JBSWY3DPEHPK3PXP"_ba;
    QTest::newRow("as long as can be") << QByteArray(2331, 'x');
}

void TstQrEncoder::isReadBackByAnotherReader()
{
    QFETCH(const QByteArray, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"code.png"_s);
    const QImage picture = paintedQrCode(text);
    QVERIFY(picture.save(path));
    QProcess zbar;
    zbar.start(QString::fromLatin1(COUNTERSIGN_ZBARIMG), {u"--raw"_s, u"-q"_s, u"-Sbinary"_s, path});
    QVERIFY(zbar.waitForFinished());
    QCOMPARE(zbar.readAllStandardOutput(), text);
    QCOMPARE(textsIn(picture), QByteArrayList{text});
}

void TstQrEncoder::usesErrorCorrectionLevelM()
{
    const Result<QrModules> modules = encodeQrCode(SecretBytes::copyOf("level?"_ba));
    QVERIFY_RESULT(modules);
    QCOMPARE(modules->size, 21);
    // ISO/IEC 18004, 7.9.1: the first two format bits right of the top left finder's lower edge, unmasked with 10,
    // are 00 for M.
    const int bits = (modules->isDark(0, 8) ? 2 : 0) | (modules->isDark(1, 8) ? 1 : 0);
    QCOMPARE(bits ^ 0b10, 0b00);
}

void TstQrEncoder::growsWithTheText()
{
    const Result<QrModules> small = encodeQrCode(SecretBytes::copyOf("1"_ba));
    const Result<QrModules> large = encodeQrCode(SecretBytes::copyOf(QByteArray(2331, 'x')));
    QVERIFY_RESULT(small);
    QVERIFY_RESULT(large);
    QCOMPARE(small->size, 21);
    QCOMPARE(large->size, 177);
    QCOMPARE(large->dark.size(), 177U * 177U);
}

void TstQrEncoder::refusesWhatDoesNotFit()
{
    QVERIFY_ERROR(encodeQrCode(SecretBytes()), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(encodeQrCode(SecretBytes::copyOf(QByteArray(2332, 'x'))), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(encodeQrCode(SecretBytes::copyOf("\xff\xfe"_ba)), ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TstQrEncoder)
#include "tst_qrencoder.moc"
