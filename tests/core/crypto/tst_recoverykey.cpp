// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomsource.h"
#include "core/crypto/recoverykey.h"
#include "tests/support/printers.h"

#include <set>
#include <string>

using namespace Countersign;
using namespace Qt::StringLiterals;
using RecoveryKey::GroupState;

namespace
{
/// Gives the same byte again and again.
class OneByte final : public RandomSource
{
public:
    explicit OneByte(std::uint8_t byte)
        : m_byte(byte)
    {
    }
    Result<void> fill(std::span<std::uint8_t> bytes) override
    {
        std::fill(bytes.begin(), bytes.end(), m_byte);
        return success();
    }

private:
    std::uint8_t m_byte;
};

class NoRandom final : public RandomSource
{
public:
    Result<void> fill(std::span<std::uint8_t> /*bytes*/) override { return ErrorCode::RandomFailed; }
};

std::string textOf(const SecretBytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

SecretBytes bytesOf(const std::string &text)
{
    return SecretBytes::copyOf(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

GroupState stateOf(const std::string &text, int number)
{
    return RecoveryKey::stateOf(bytesOf(text).span(), number);
}

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
} // namespace

class TstRecoveryKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheWrittenForm();
    void isRandom();
    void failsWithoutRandomness();
    void matchesTheFormatsExamples_data();
    void matchesTheFormatsExamples();
    void readsWhatPeopleType_data();
    void readsWhatPeopleType();
    void partsHaveOneForm();
    void findsEveryWrongCharacter();
    void findsEverySwapInAGroup();
    void findsSwappedGroups();
    void tellsGroupsWhileTheyAreTyped();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();

private:
    SystemRandomSource m_random;
};

void TstRecoveryKey::hasTheWrittenForm()
{
    const auto key = RecoveryKey::make(m_random);
    QVERIFY_RESULT(key);
    QCOMPARE(key->size(), std::size_t{36});
    for (const char character : textOf(*key))
        QVERIFY(alphabet.find(character) != std::string_view::npos);
    QVERIFY(!RecoveryKey::wrongGroup(*key));
    QVERIFY(RecoveryKey::read(*key) == *key);
}

void TstRecoveryKey::isRandom()
{
    std::set<std::string> groups;
    std::set<char> characters;
    for (int i = 0; i < 100; ++i) {
        const std::string key = textOf(*RecoveryKey::make(m_random));
        characters.insert(key.begin(), key.end());
        for (std::size_t start = 0; start < key.size(); start += 6)
            groups.insert(key.substr(start, 6));
    }
    QVERIFY(groups.size() >= 599); // of 600; two alike among 2^25 would already be luck
    QCOMPARE(characters.size(), alphabet.size());
}

void TstRecoveryKey::failsWithoutRandomness()
{
    NoRandom none;
    QVERIFY_ERROR(RecoveryKey::make(none), ErrorCode::RandomFailed);
}

/// Computed by hand from FORMAT.md.
void TstRecoveryKey::matchesTheFormatsExamples_data()
{
    QTest::addColumn<int>("byte");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("zeros") << 0 << QByteArray("000001000002000003000004000005000006");
    QTest::newRow("ones") << 1 << QByteArray("11111T11111S11111R11111Z11111Y11111X");
}

void TstRecoveryKey::matchesTheFormatsExamples()
{
    QFETCH(int, byte);
    QFETCH(QByteArray, key);
    OneByte random(static_cast<std::uint8_t>(byte));
    QCOMPARE(QByteArray::fromStdString(textOf(*RecoveryKey::make(random))), key);
}

void TstRecoveryKey::readsWhatPeopleType_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("as printed") << QByteArray("000001 000002 000003 000004 000005 000006");
    QTest::newRow("lines") << QByteArray("000001 000002 000003\r\n000004 000005 000006\n");
    QTest::newRow("hyphens") << QByteArray("000001-000002-000003-000004-000005-000006");
    QTest::newRow("letters for digits") << QByteArray("OOOOOI ooooo2 oOoOo3 000004 000005 O0O0O6");
    QTest::newRow("an l for a one") << QByteArray("00000l 000002 000003 000004 000005 000006");
}

void TstRecoveryKey::readsWhatPeopleType()
{
    QFETCH(QByteArray, typed);
    const auto key = RecoveryKey::read(SecretBytes::copyOf(typed));
    QVERIFY(key);
    QCOMPARE(QByteArray::fromStdString(textOf(*key)), QByteArray("000001000002000003000004000005000006"));
}

void TstRecoveryKey::partsHaveOneForm()
{
    const auto form = [](const char *typed) {
        return RecoveryKey::canonical(SecretBytes::copyOf(QByteArrayView(typed))).view().toByteArray();
    };
    QCOMPARE(form("7k4-qmh"), QByteArray("7K4QMH"));
    QCOMPARE(form(" oIl1 "), QByteArray("0111"));
    QCOMPARE(form("u?"), QByteArray("u?")); // in no key
    QCOMPARE(form(""), QByteArray());
}

void TstRecoveryKey::findsEveryWrongCharacter()
{
    for (int round = 0; round < 20; ++round) {
        const std::string key = textOf(*RecoveryKey::make(m_random));
        for (std::size_t place = 0; place < key.size(); ++place) {
            for (const char other : alphabet) {
                std::string typed = key;
                typed[place] = other;
                if (typed == key)
                    continue;
                QVERIFY(!RecoveryKey::read(bytesOf(typed)));
                QCOMPARE(RecoveryKey::wrongGroup(bytesOf(typed)), static_cast<int>(place / 6));
            }
        }
    }
}

void TstRecoveryKey::findsEverySwapInAGroup()
{
    for (int round = 0; round < 100; ++round) {
        const std::string key = textOf(*RecoveryKey::make(m_random));
        for (std::size_t a = 0; a < key.size(); ++a) {
            for (std::size_t b = a + 1; b < (a / 6 + 1) * 6; ++b) {
                std::string typed = key;
                std::swap(typed[a], typed[b]);
                QCOMPARE(RecoveryKey::read(bytesOf(typed)).has_value(), typed == key);
            }
        }
    }
}

void TstRecoveryKey::findsSwappedGroups()
{
    const std::string key = textOf(*RecoveryKey::make(m_random));
    for (int number = 0; number < 6; ++number) {
        for (int place = 0; place < 6; ++place) {
            const GroupState state = stateOf(key.substr(static_cast<std::size_t>(number) * 6, 6), place);
            QCOMPARE(state, number == place ? GroupState::Good : GroupState::Wrong);
        }
    }
}

void TstRecoveryKey::tellsGroupsWhileTheyAreTyped()
{
    QCOMPARE(stateOf("", 0), GroupState::Empty);
    QCOMPARE(stateOf(" ", 0), GroupState::Empty);
    QCOMPARE(stateOf("0", 0), GroupState::Started);
    QCOMPARE(stateOf("00000", 0), GroupState::Started);
    QCOMPARE(stateOf("00000u", 0), GroupState::Wrong);
    QCOMPARE(stateOf("U", 0), GroupState::Wrong);
    QCOMPARE(stateOf("000001", 0), GroupState::Good);
    QCOMPARE(stateOf("000001", 1), GroupState::Wrong);
    QCOMPARE(stateOf("0000011", 0), GroupState::Wrong);
    QCOMPARE(stateOf("\xC3\xA4", 0), GroupState::Wrong);
}

void TstRecoveryKey::refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a password") << QByteArray("correct horse battery staple");
    QTest::newRow("too short") << QByteArray("00000100000200000300000400000500000");
    QTest::newRow("too long") << QByteArray("0000010000020000030000040000050000066");
    QTest::newRow("very long") << QByteArray(100000, '0');
}

void TstRecoveryKey::refusesWhatIsNoKey()
{
    QFETCH(QByteArray, typed);
    QVERIFY(!RecoveryKey::read(SecretBytes::copyOf(typed)));
    QVERIFY(!RecoveryKey::wrongGroup(SecretBytes::copyOf(typed)));
}

QTEST_GUILESS_MAIN(TstRecoveryKey)
#include "tst_recoverykey.moc"
