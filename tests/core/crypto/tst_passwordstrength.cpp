// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/passwordstrength.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstPasswordStrength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsGoodFromBad_data();
    void tellsGoodFromBad();
    void countsCharactersNotBytes();
    void lettersOfOtherScriptsAreNotPraised();
    void onlyTheBeginningOfALongTextIsMeasured();
    void nothingIsTooShort();
};

void TstPasswordStrength::tellsGoodFromBad_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<PasswordStrength>("strength");

    QTest::newRow("seven") << u"Kx9!vQ2"_s << PasswordStrength::TooShort;
    QTest::newRow("the most common") << u"password"_s << PasswordStrength::Weak;
    QTest::newRow("the rules obeyed") << u"Password1!"_s << PasswordStrength::Weak;
    QTest::newRow("keys in a row") << u"qwertyuiop"_s << PasswordStrength::Weak;
    QTest::newRow("one letter") << u"aaaaaaaaaaaaaaaa"_s << PasswordStrength::Weak;
    QTest::newRow("season and year") << u"summer2026"_s << PasswordStrength::Weak;
    QTest::newRow("our own name") << u"countersign"_s << PasswordStrength::Weak;
    QTest::newRow("two words") << u"correct horse"_s << PasswordStrength::Weak;
    QTest::newRow("a word bent") << u"Tr0ub4dor&3"_s << PasswordStrength::Fair;
    QTest::newRow("four words") << u"correct horse battery staple"_s << PasswordStrength::VeryStrong;
    QTest::newRow("twelve at random") << u"wK4h-q9Zt!2m"_s << PasswordStrength::VeryStrong;
}

void TstPasswordStrength::tellsGoodFromBad()
{
    QFETCH(const QString, password);
    QFETCH(const PasswordStrength, strength);
    const PasswordStrength found = strengthOf(SecretBytes::fromString(password));
    QVERIFY2(found == strength,
        qPrintable(
            u"%1 at %2 bits"_s.arg(static_cast<int>(found)).arg(passwordBits(SecretBytes::fromString(password)))));
}

void TstPasswordStrength::countsCharactersNotBytes()
{
    // Seven letters of two bytes, eight emoji of four.
    QCOMPARE(strengthOf(SecretBytes::fromString(u"пaролйю")), PasswordStrength::TooShort);
    QVERIFY(strengthOf(SecretBytes::fromString(u"🐙🌵🎷🧊🪁🛶🌋🦉")) > PasswordStrength::TooShort);
}

void TstPasswordStrength::lettersOfOtherScriptsAreNotPraised()
{
    // As hard as eight small letters, not as sixteen bytes of any value.
    const double eightLetters = passwordBits(SecretBytes::fromString(u"hqxvkwzj"));
    QVERIFY(passwordBits(SecretBytes::fromString(u"щъыьэюяй")) <= eightLetters + 1);
}

void TstPasswordStrength::onlyTheBeginningOfALongTextIsMeasured()
{
    const QString words = u"correct horse battery staple "_s.repeated(5);
    const double bits = passwordBits(SecretBytes::fromString(words.left(100)));
    QCOMPARE(passwordBits(SecretBytes::fromString(words)), bits);
    // A text of megabytes, pasted by mistake, comes back at once; without the limit this takes minutes.
    QCOMPARE(passwordBits(SecretBytes::fromString(words.repeated(10000))), bits);
}

void TstPasswordStrength::nothingIsTooShort()
{
    QCOMPARE(strengthOf({}), PasswordStrength::TooShort);
    QCOMPARE(passwordBits({}), 0.0);
}

QTEST_MAIN(TstPasswordStrength)
#include "tst_passwordstrength.moc"
