// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomsource.h"
#include "core/crypto/aead.h"
#include "core/crypto/hmac.h"
#include "core/crypto/kdf.h"
#include "tests/support/fakerandomsource.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
SecretBytes hex(const char *digits)
{
    return SecretBytes::copyOf(QByteArray::fromHex(digits));
}

QByteArray hexOf(const SecretBytes &bytes)
{
    return bytes.view().toByteArray().toHex();
}

std::span<const std::uint8_t> span(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}
} // namespace

class TstCrypto final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hmacMatchesRfc4231_data();
    void hmacMatchesRfc4231();
    void scryptMatchesRfc7914();
    void scryptRefusesTooMuchWork();
    void gcmMatchesNist();
    void gcmNoticesEveryChange();
    void gcmUsesAFreshNonce();
    void readsHashNames_data();
    void readsHashNames();
    void systemRandomFills();
};

void TstCrypto::hmacMatchesRfc4231_data()
{
    QTest::addColumn<HashAlgorithm>("algorithm");
    QTest::addColumn<QByteArray>("expected");
    // RFC 4231 test case 2; SHA-1 and MD5 from RFC 2202 case 2, the same key and data.
    QTest::newRow("sha1") << HashAlgorithm::Sha1 << "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"_ba;
    QTest::newRow("md5") << HashAlgorithm::Md5 << "750c783e6ab0b503eaa86e310a5db738"_ba;
    QTest::newRow("sha224") << HashAlgorithm::Sha224 << "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44"_ba;
    QTest::newRow("sha256") << HashAlgorithm::Sha256
                            << "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"_ba;
    QTest::newRow("sha384")
        << HashAlgorithm::Sha384
        << "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"_ba;
    QTest::newRow("sha512")
        << HashAlgorithm::Sha512
        << "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"_ba;
}

void TstCrypto::hmacMatchesRfc4231()
{
    QFETCH(const HashAlgorithm, algorithm);
    QFETCH(const QByteArray, expected);
    const auto result = hmac(algorithm, span("Jefe"_ba), span("what do ya want for nothing?"_ba));
    QVERIFY_RESULT(result);
    QCOMPARE(hexOf(*result), expected);
}

void TstCrypto::scryptMatchesRfc7914()
{
    // RFC 7914 section 12, third vector.
    const auto key = scrypt(span("pleaseletmein"_ba), span("SodiumChloride"_ba), {16384, 8, 1}, 64);
    QVERIFY_RESULT(key);
    QCOMPARE(hexOf(*key),
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"_ba);
    QVERIFY_RESULT(scrypt({}, span("salt"_ba), {1024, 8, 1}));
}

void TstCrypto::scryptRefusesTooMuchWork()
{
    QVERIFY_ERROR(scrypt({}, {}, {std::uint64_t{1} << 21, 8, 1}), ErrorCode::KdfTooExpensive);
    QVERIFY_ERROR(scrypt({}, {}, {1024, 33, 1}), ErrorCode::KdfTooExpensive);
    QVERIFY_ERROR(scrypt({}, {}, {1024, 8, 17}), ErrorCode::KdfTooExpensive);
    QVERIFY_ERROR(scrypt({}, {}, {1000, 8, 1}), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(scrypt({}, {}, {0, 8, 1}), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(scrypt({}, {}, {1024, 0, 1}), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(scrypt({}, {}, {1024, 8, 0}), ErrorCode::InvalidArgument);
}

void TstCrypto::gcmMatchesNist()
{
    // McGrew & Viega, "The Galois/Counter Mode of Operation", test case 14.
    const auto plaintext = AesGcm::open(SecretBytes(32), hex("cea7403d4d606b6e074ec5d3baf39d18").span(), {},
        {0xd0, 0xd1, 0xc8, 0xa7, 0x99, 0x99, 0x6b, 0xf0, 0x26, 0x5b, 0x98, 0xb5, 0xd4, 0x8a, 0xb9, 0x19});
    QVERIFY_RESULT(plaintext);
    QVERIFY(*plaintext == SecretBytes(16));
}

void TstCrypto::gcmNoticesEveryChange()
{
    FakeRandomSource random;
    const SecretBytes key = *random.bytes(AesGcm::keySize);
    const SecretBytes text = SecretBytes::copyOf("attack at dawn"_ba);
    auto sealed = AesGcm::seal(key, text.span(), random);
    QVERIFY_RESULT(sealed);
    QVERIFY(*AesGcm::open(key, span(sealed->ciphertext), sealed->nonce, sealed->tag) == text);
    for (qsizetype i = 0; i < sealed->ciphertext.size(); ++i) {
        QByteArray changed = sealed->ciphertext;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY_ERROR(AesGcm::open(key, span(changed), sealed->nonce, sealed->tag), ErrorCode::CryptoFailed);
    }
    auto tag = sealed->tag;
    tag[15] ^= 0x80;
    QVERIFY_ERROR(AesGcm::open(key, span(sealed->ciphertext), sealed->nonce, tag), ErrorCode::CryptoFailed);
    auto nonce = sealed->nonce;
    nonce[0] ^= 1;
    QVERIFY_ERROR(AesGcm::open(key, span(sealed->ciphertext), nonce, sealed->tag), ErrorCode::CryptoFailed);
    QVERIFY_ERROR(
        AesGcm::open(SecretBytes(32), span(sealed->ciphertext), sealed->nonce, sealed->tag), ErrorCode::CryptoFailed);
    QVERIFY_ERROR(
        AesGcm::open(SecretBytes(16), span(sealed->ciphertext), sealed->nonce, sealed->tag), ErrorCode::CryptoFailed);
}

void TstCrypto::gcmUsesAFreshNonce()
{
    FakeRandomSource random;
    const SecretBytes key(32);
    const auto first = AesGcm::seal(key, key.span(), random);
    const auto second = AesGcm::seal(key, key.span(), random);
    QVERIFY(first->nonce != second->nonce);
    random.setBroken(true);
    QVERIFY_ERROR(AesGcm::seal(key, key.span(), random), ErrorCode::RandomFailed);
}

void TstCrypto::readsHashNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("expected"); // -1: unknown
    const std::pair<const char *, int> rows[] = {{"SHA1", int(HashAlgorithm::Sha1)},
        {"sha256", int(HashAlgorithm::Sha256)}, {"SHA-256", int(HashAlgorithm::Sha256)},
        {"HmacSHA512", int(HashAlgorithm::Sha512)}, {"HMAC-SHA-1", int(HashAlgorithm::Sha1)},
        {"HMAC_SHA_384", int(HashAlgorithm::Sha384)}, {"Algorithm.sha224", int(HashAlgorithm::Sha224)},
        {"md5", int(HashAlgorithm::Md5)}, {"SHA-X", -1}, {"", -1}, {"SHA3-256", -1}, {"SHA", -1}};
    for (const auto &[name, expected] : rows)
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << expected;
}

void TstCrypto::readsHashNames()
{
    QFETCH(const QString, name);
    QFETCH(const int, expected);
    const auto algorithm = hashFromName(name);
    QCOMPARE(algorithm ? int(*algorithm) : -1, expected);
    if (algorithm)
        QCOMPARE(hashFromName(QString(hashName(*algorithm))), algorithm);
}

void TstCrypto::systemRandomFills()
{
    SystemRandomSource random;
    const auto first = random.bytes(32);
    const auto second = random.bytes(32);
    QVERIFY_RESULT(first);
    QVERIFY(!(*first == *second));
    QVERIFY(!(*first == SecretBytes(32)));
}

QTEST_GUILESS_MAIN(TstCrypto)
#include "tst_crypto.moc"
