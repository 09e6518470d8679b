// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretbytes.h"

#include <QTest>

#include <numeric>
#include <vector>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstSecretBytes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsBytes_data();
    void keepsItsBytes();
    void movesWithoutCopying();
    void comparesByContent();
    void encodesTextAsUtf8();
    void wipesWhatIsCutOff();
    void survivesMoreThanTheSecureHeapHolds();
    void wipesAStringThatItOwns();
};

void TstSecretBytes::keepsItsBytes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 31, 32, 33, 4095, 4096, 4097, 100'000})
        QTest::addRow("%d", size) << size;
}

void TstSecretBytes::keepsItsBytes()
{
    QFETCH(const int, size);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
    const SecretBytes secret = SecretBytes::copyOf(bytes);
    const SecretBytes clone = secret.clone();
    QCOMPARE(secret.size(), bytes.size());
    QVERIFY(std::equal(bytes.begin(), bytes.end(), secret.span().begin()));
    QVERIFY(secret == clone);
    QVERIFY(size == 0 || secret.data() != clone.data());
}

void TstSecretBytes::movesWithoutCopying()
{
    SecretBytes first = SecretBytes::copyOf("twelve bytes"_ba);
    const std::uint8_t *where = first.data();
    const SecretBytes second = std::move(first);
    QCOMPARE(second.data(), where);
}

void TstSecretBytes::comparesByContent()
{
    QVERIFY(SecretBytes() == SecretBytes());
    QVERIFY(SecretBytes::copyOf("abc"_ba) == SecretBytes::copyOf("abc"_ba));
    QVERIFY(!(SecretBytes::copyOf("abc"_ba) == SecretBytes::copyOf("abd"_ba)));
    QVERIFY(!(SecretBytes::copyOf("abc"_ba) == SecretBytes::copyOf("abcd"_ba)));
}

void TstSecretBytes::encodesTextAsUtf8()
{
    const SecretBytes secret = SecretBytes::fromString(u"pä😀");
    QCOMPARE(secret.view().toByteArray(), "pä😀"_ba);
    QVERIFY(SecretBytes::fromString(u"").isEmpty());
}

void TstSecretBytes::wipesWhatIsCutOff()
{
    SecretBytes secret = SecretBytes::copyOf("secret"_ba);
    const std::uint8_t *bytes = secret.data();
    secret.resize(2);
    QCOMPARE(bytes[0], std::uint8_t{'s'});
    QCOMPARE(bytes[2], std::uint8_t{0});
    QCOMPARE(bytes[5], std::uint8_t{0});
}

void TstSecretBytes::survivesMoreThanTheSecureHeapHolds()
{
    // The heap has 4 MiB; what does not fit lives in pages of its own, and is released the right way.
    std::vector<SecretBytes> all;
    for (int i = 0; i < 3000; ++i)
        all.emplace_back(std::size_t{4096});
    for (SecretBytes &secret : all)
        secret.data()[4095] = 7;
    all.clear();
    QVERIFY(SecretBytes::copyOf("still works"_ba) == SecretBytes::copyOf("still works"_ba));
}

void TstSecretBytes::wipesAStringThatItOwns()
{
    QString text = u"correct horse "_s + QString::number(42);
    const QChar *where = text.constData();
    QString other = text;
    wipe(other); // shared: the other owner keeps the text
    QCOMPARE(text, u"correct horse 42"_s);
    QCOMPARE(text.constData(), where);
    wipe(text);
    QVERIFY(text.isEmpty());
}

QTEST_GUILESS_MAIN(TstSecretBytes)
#include "tst_secretbytes.moc"
