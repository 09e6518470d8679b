// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/otp/keydecoder.h"
#include "tests/support/printers.h"

#include <QTest>

#include <random>
#include <vector>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstBase32 final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesWhatPeopleWrite_data();
    void decodesWhatPeopleWrite();
    void refusesWhatNoKeyHas_data();
    void refusesWhatNoKeyHas();
    void encodesAsRfc4648_data();
    void encodesAsRfc4648();
    void decodesWhatItEncodes();
    void decodesOtherEncodings_data();
    void decodesOtherEncodings();
};

void TstBase32::decodesWhatPeopleWrite_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("RFC 4648, padded") << "MZXW6YQ="_ba
                                      << "foob"_ba;
    QTest::newRow("no padding") << "MZXW6YQ"_ba
                                << "foob"_ba;
    QTest::newRow("too much padding") << "MZXW6YQ========"_ba
                                      << "foob"_ba;
    QTest::newRow("lower case") << "mzxw6ytboi"_ba
                                << "foobar"_ba;
    QTest::newRow("mixed case") << "MzXw6yTbOi"_ba
                                << "foobar"_ba;
    QTest::newRow("spaces") << " MZXW 6YTB OI "_ba
                            << "foobar"_ba;
    QTest::newRow("line breaks and tabs") << "MZXW\r\n6YTB\tOI\n"_ba
                                          << "foobar"_ba;
    QTest::newRow("no-break and thin space") << "MZXW\u00A06YTB\u2009OI"_ba
                                             << "foobar"_ba;
    QTest::newRow("zero width space and byte order mark") << "\uFEFFMZXW\u200B6YTBOI"_ba
                                                          << "foobar"_ba;
    QTest::newRow("direction marks") << "\u202AMZXW6YTBOI\u202C"_ba
                                     << "foobar"_ba;
    QTest::newRow("dashes") << "MZXW-6YTB-OI"_ba
                            << "foobar"_ba;
    QTest::newRow("underscores") << "MZXW_6YTB_OI"_ba
                                 << "foobar"_ba;
    QTest::newRow("typographic dashes") << "MZXW\u20136YTB\u2014OI"_ba
                                        << "foobar"_ba;
    QTest::newRow("padding, then a space") << "MZXW6YQ= "_ba
                                           << "foob"_ba;
    QTest::newRow("two characters") << "MY"_ba
                                    << "f"_ba;
    QTest::newRow("three characters, one too many") << "MYA"_ba
                                                    << "f"_ba;
    QTest::newRow("six characters, one too many") << "MZXW6A"_ba
                                                  << "foo"_ba;
    QTest::newRow("left-over bits set") << "MZ"_ba
                                        << "f"_ba;
    QTest::newRow("left-over bits set, ten characters") << "QWERTYUIOP"_ba << QByteArray::fromHex("858919e28873");
}

void TstBase32::decodesWhatPeopleWrite()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, bytes);
    const auto decoded = Base32::decode(text);
    QVERIFY_RESULT(decoded);
    QCOMPARE(decoded->view().toByteArray().toHex(), bytes.toHex());
}

void TstBase32::refusesWhatNoKeyHas_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("error");

    QTest::newRow("nothing") << ""_ba << ErrorCode::EmptySecret;
    QTest::newRow("spaces only") << " \t "_ba << ErrorCode::EmptySecret;
    QTest::newRow("padding only") << "===="_ba << ErrorCode::EmptySecret;
    QTest::newRow("five bits") << "M"_ba << ErrorCode::EmptySecret;
    for (const char *digit : {"0", "1", "8", "9"})
        QTest::addRow("digit %s", digit) << "MZXW6YT"_ba + digit << ErrorCode::InvalidBase32;
    QTest::newRow("percent") << "MZXW%6YTB"_ba << ErrorCode::InvalidBase32;
    QTest::newRow("padding in the middle") << "MZXW=6YTB"_ba << ErrorCode::InvalidBase32;
    QTest::newRow("umlaut") << "MZXWÄ6YTB"_ba << ErrorCode::InvalidBase32;
    QTest::newRow("not UTF-8") << "MZXW\xC0\x80"_ba << ErrorCode::InvalidBase32;
    QTest::newRow("at sign and bracket, beside the letters") << "MZ@[`{6"_ba << ErrorCode::InvalidBase32;
}

void TstBase32::refusesWhatNoKeyHas()
{
    QFETCH(const QByteArray, text);
    QFETCH(const ErrorCode, error);
    QVERIFY_ERROR(Base32::decode(text), error);
}

void TstBase32::encodesAsRfc4648_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("f") << "f"_ba
                       << "MY"_ba;
    QTest::newRow("fo") << "fo"_ba
                        << "MZXQ"_ba;
    QTest::newRow("foo") << "foo"_ba
                         << "MZXW6"_ba;
    QTest::newRow("foob") << "foob"_ba
                          << "MZXW6YQ"_ba;
    QTest::newRow("fooba") << "fooba"_ba
                           << "MZXW6YTB"_ba;
    QTest::newRow("foobar") << "foobar"_ba
                            << "MZXW6YTBOI"_ba;
    QTest::newRow("all symbols") << QByteArray::fromHex("00443214c74254b635cf84653a56d7c675be77df")
                                 << "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"_ba;
}

void TstBase32::encodesAsRfc4648()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, text);
    QCOMPARE(Base32::encode(SecretBytes::copyOf(bytes).span()).view().toByteArray(), text);
}

void TstBase32::decodesWhatItEncodes()
{
    std::mt19937 random(20); // NOLINT(cert-msc51-cpp): repeatable on purpose
    for (std::size_t size = 1; size <= 200; ++size) {
        std::vector<std::uint8_t> bytes(size);
        for (std::uint8_t &byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        const SecretBytes text = Base32::encode(bytes);
        const auto decoded = Base32::decode(text.view());
        QVERIFY_RESULT(decoded);
        QVERIFY(decoded->equals(bytes));
        const auto fromHex = decodeKey(encodeHex(bytes).view(), KeyEncoding::Hex);
        QVERIFY_RESULT(fromHex);
        QVERIFY(fromHex->equals(bytes));
        const SecretBytes base64 = encodeBase64(bytes);
        QCOMPARE(base64.view().toByteArray(), SecretBytes::copyOf(bytes).view().toByteArray().toBase64());
        const auto fromBase64 = decodeKey(base64.view(), KeyEncoding::Base64);
        QVERIFY_RESULT(fromBase64);
        QVERIFY(fromBase64->equals(bytes));
    }
}

void TstBase32::decodesOtherEncodings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<KeyEncoding>("encoding");
    QTest::addColumn<QByteArray>("hex"); ///< Empty: refused.

    QTest::newRow("hex, both cases and spaces") << "66 6F-6f"_ba << KeyEncoding::Hex << "666f6f"_ba;
    QTest::newRow("hex, odd") << "666"_ba << KeyEncoding::Hex << ""_ba;
    QTest::newRow("hex, not a digit") << "66gg"_ba << KeyEncoding::Hex << ""_ba;
    QTest::newRow("hex, nothing") << " "_ba << KeyEncoding::Hex << ""_ba;
    QTest::newRow("base64, padded") << "Zm9vYg=="_ba << KeyEncoding::Base64 << "666f6f62"_ba;
    QTest::newRow("base64, not padded") << "Zm9vYg"_ba << KeyEncoding::Base64 << "666f6f62"_ba;
    QTest::newRow("base64, line break") << "Zm9v\nYg=="_ba << KeyEncoding::Base64 << "666f6f62"_ba;
    QTest::newRow("base64, standard alphabet") << "+/+/"_ba << KeyEncoding::Base64 << "fbffbf"_ba;
    QTest::newRow("base64, for links") << "-_-_"_ba << KeyEncoding::Base64 << "fbffbf"_ba;
    QTest::newRow("base64, one symbol left over") << "Zm9vY"_ba << KeyEncoding::Base64 << ""_ba;
    QTest::newRow("base64, not a symbol") << "Zm9v!A=="_ba << KeyEncoding::Base64 << ""_ba;
    QTest::newRow("base32 by name") << "mzxw6"_ba << KeyEncoding::Base32 << "666f6f"_ba;
}

void TstBase32::decodesOtherEncodings()
{
    QFETCH(const QByteArray, text);
    QFETCH(const KeyEncoding, encoding);
    QFETCH(const QByteArray, hex);
    const auto decoded = decodeKey(text, encoding);
    QCOMPARE(decoded.has_value(), !hex.isEmpty());
    if (decoded)
        QCOMPARE(decoded->view().toByteArray().toHex(), hex);
}

QTEST_GUILESS_MAIN(TstBase32)
#include "tst_base32.moc"
