// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/base64.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstBase64 final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesRfc4648_data();
    void matchesRfc4648();
    void keepsAllBytes();
    void refusesWhatItWouldNotWrite_data();
    void refusesWhatItWouldNotWrite();
};

void TstBase64::matchesRfc4648_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    // RFC 4648 section 10.
    QTest::newRow("nothing") << ""_ba
                             << ""_ba;
    QTest::newRow("two pads") << "f"_ba
                              << "Zg=="_ba;
    QTest::newRow("one pad") << "fo"_ba
                             << "Zm8="_ba;
    QTest::newRow("no pad") << "foo"_ba
                            << "Zm9v"_ba;
    QTest::newRow("two blocks") << "foobar"_ba
                                << "Zm9vYmFy"_ba;
}

void TstBase64::matchesRfc4648()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, text);
    QCOMPARE(Base64::encode(SecretBytes::copyOf(bytes).span()).view(), QByteArrayView(text));
    const auto decoded = Base64::decode(SecretBytes::copyOf(text).span());
    QVERIFY_RESULT(decoded);
    QCOMPARE(decoded->view(), QByteArrayView(bytes));
    const auto open = Base64::decodePublic(SecretBytes::copyOf(text).span());
    QVERIFY_RESULT(open);
    QCOMPARE(*open, bytes);
}

void TstBase64::keepsAllBytes()
{
    QByteArray bytes;
    for (int value = 0; value < 256; ++value)
        bytes.append(static_cast<char>(value));
    const auto decoded = Base64::decode(Base64::encode(SecretBytes::copyOf(bytes).span()).span());
    QVERIFY_RESULT(decoded);
    QCOMPARE(decoded->view(), QByteArrayView(bytes));
}

void TstBase64::refusesWhatItWouldNotWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no padding") << "Zm8"_ba;
    QTest::newRow("padding in the middle") << "Zg==Zm9v"_ba;
    QTest::newRow("only padding") << "===="_ba;
    QTest::newRow("stray bits before the padding") << "Zh=="_ba;
    QTest::newRow("leading white space") << "    Zm9v"_ba;
    QTest::newRow("trailing line break") << "Zm9vZg=\n"_ba;
    QTest::newRow("URL alphabet") << "Zm9-"_ba;
    QTest::newRow("not ASCII") << "Zm\xc3\xa9"_ba;
}

void TstBase64::refusesWhatItWouldNotWrite()
{
    QFETCH(const QByteArray, text);
    QVERIFY_ERROR(Base64::decode(SecretBytes::copyOf(text).span()), ErrorCode::FileDamaged);
    QVERIFY_ERROR(Base64::decodePublic(SecretBytes::copyOf(text).span()), ErrorCode::FileDamaged);
}

QTEST_GUILESS_MAIN(TstBase64)
#include "tst_base64.moc"
