// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/foreigncodes.h"
#include "ui/questiontexts.h"
#include "ui/setuptexts.h"

#include <QHash>
#include <QSet>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
SetupCandidate candidate(SetupQuestion question, const QString &answer, OtpParameters parameters = {})
{
    SetupCandidate result;
    result.question = question;
    result.answer = answer;
    result.account.issuer = u"Acme"_s;
    result.account.parameters = parameters;
    return result;
}

SetupReading readingWith(SetupCandidate first)
{
    SetupReading reading;
    reading.verdict = SetupReading::Verdict::Question;
    reading.detail = u"SHA-X"_s;
    reading.candidates.push_back(std::move(first));
    return reading;
}
} // namespace

class TstSetupTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNoteIsASentence();
    void everyRefusalSaysWhatToDo();
    void refusalsNameTheThing();
    void foreignCodesHaveNameAndAdvice();
    void everyQuestionHasWords();
    void steamNamesBothChoices();
    void summarisesParameters();
    void summaryShowsNoKey_data();
    void summaryShowsNoKey();
    void summarySaysWhatIsMissing();
};

void TstSetupTexts::everyNoteIsASentence()
{
    QSet<QString> seen;
    for (int note = 0; note <= static_cast<int>(SetupNote::TextAroundKeyIgnored); ++note) {
        const QString text = SetupTexts::note({static_cast<SetupNote>(note), u"one"_s, u"two"_s});
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
    }
}

void TstSetupTexts::everyRefusalSaysWhatToDo()
{
    for (int refusal = 0; refusal <= static_cast<int>(SetupRefusal::DamagedMigration); ++refusal) {
        const auto texts = SetupTexts::refusal(static_cast<SetupRefusal>(refusal), u"XYZ"_s, u"Acme"_s);
        QVERIFY2(!texts.thing.isEmpty(), qPrintable(QString::number(refusal)));
        QVERIFY2(texts.heading.endsWith(u'.'), qPrintable(texts.heading));
        QVERIFY2(texts.remedy.endsWith(u'.'), qPrintable(texts.remedy));
        QVERIFY(!texts.heading.contains(u"%1"_s) && !texts.reason.contains(u"%1"_s));
    }
}

void TstSetupTexts::refusalsNameTheThing()
{
    QCOMPARE(SetupTexts::refusal(SetupRefusal::WifiCode, {}).heading, u"That's a Wi-Fi code, not a setup code."_s);
    QCOMPARE(SetupTexts::refusal(SetupRefusal::PushEnrolment, u"Microsoft"_s).heading,
        u"This code is for Microsoft's own app."_s);
    QCOMPARE(SetupTexts::refusal(SetupRefusal::UnsupportedAlgorithm, u"MD5"_s, u"Acme"_s).heading,
        u"Acme asks for MD5, which Countersign doesn't support."_s);
    SetupCandidate sha1 = candidate(SetupQuestion::UnknownAlgorithm, u"SHA1"_s);
    QCOMPARE(SetupTexts::wayOut(SetupRefusal::UnsupportedAlgorithm, sha1), u"&Use SHA-1 anyway"_s);
}

void TstSetupTexts::foreignCodesHaveNameAndAdvice()
{
    QHash<QString, std::pair<SetupRefusal, QString>> kinds;
    for (const ForeignCode &code : foreignCodes()) {
        const SetupReading reading = readSetupText(code.payload);
        const auto texts = SetupTexts::refusal(reading.refusal, reading.detail);
        QVERIFY2((texts.heading + u' ' + texts.reason).contains(QLatin1String(code.name)), code.what);
        QVERIFY2(texts.remedy.contains(QLatin1String(code.advice)), code.what);
        // One heading and one title in a list for each kind, and for no other.
        const std::pair kind(reading.refusal, reading.detail);
        QVERIFY2(kinds.value(texts.heading, kind) == kind && kinds.value(texts.thing, kind) == kind, code.what);
        kinds.insert(texts.heading, kind);
        kinds.insert(texts.thing, kind);
    }
    QVERIFY(kinds.size() > 20);
}

void TstSetupTexts::everyQuestionHasWords()
{
    for (int question = 0; question <= static_cast<int>(SetupQuestion::HexOrBase32); ++question) {
        const SetupReading reading = readingWith(candidate(static_cast<SetupQuestion>(question), u"hex"_s));
        const SetupCandidate &first = reading.candidates.front();
        for (const QString &text : {QuestionTexts::question(reading), QuestionTexts::explanation(reading),
                 QuestionTexts::title(first), QuestionTexts::description(first), QuestionTexts::addWith(first)}) {
            QVERIFY2(!text.isEmpty() && !text.contains(u"%1"_s), qPrintable(QString::number(question)));
        }
        QVERIFY(QuestionTexts::suggestion(first).isEmpty());
        QVERIFY(QuestionTexts::literalNote(first).isEmpty());
    }
}

void TstSetupTexts::steamNamesBothChoices()
{
    SetupCandidate steam = candidate(SetupQuestion::SteamOrDigits, u"steam"_s, defaultParameters(OtpType::Steam));
    SetupCandidate digits = candidate(SetupQuestion::SteamOrDigits, u"digits"_s);
    steam.account.issuer = u"Steam"_s;
    steam.suggested = true;
    digits.literal = true;
    QCOMPARE(QuestionTexts::title(steam), u"Steam code"_s);
    QCOMPARE(QuestionTexts::addWith(steam), u"&Add with Steam code"_s);
    QCOMPARE(QuestionTexts::suggestion(steam), u"Suggested, because the issuer is “Steam”."_s);
    QCOMPARE(QuestionTexts::title(digits), u"6-digit code"_s);
    QCOMPARE(QuestionTexts::addWith(digits), u"&Add with 6-digit code"_s);
    QVERIFY(!QuestionTexts::literalNote(digits).isEmpty());
    QCOMPARE(QuestionTexts::question(readingWith(std::move(steam))), u"Which code does Steam expect?"_s);
}

void TstSetupTexts::summarisesParameters()
{
    QCOMPARE(SetupTexts::displayName(u"GitHub"_s, u"alice"_s), u"GitHub"_s);
    QCOMPARE(SetupTexts::displayName({}, u"alice"_s), u"alice"_s);
    QCOMPARE(SetupTexts::displayName({}, {}), u"Unnamed"_s);
    QVERIFY(SetupTexts::parametersLine({}).startsWith(u"Time-based, SHA-1, 6 digit"_s));
    QVERIFY(SetupTexts::parametersLine({}).endsWith(u", 30 s"_s));
    QVERIFY(SetupTexts::parametersLine({OtpType::Hotp, HashAlgorithm::Sha256, 8, std::chrono::seconds(30), 41})
                .endsWith(u"next is No. 41"_s));
}

void TstSetupTexts::summaryShowsNoKey_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("usual") << QByteArray("otpauth://totp/Steam:me?secret=JBSWY3DPEHPK3PXP&issuer=Steam");
    QTest::newRow("bare key") << QByteArray("JBSWY3DPEHPK3PXP");
    QTest::newRow("steam link") << QByteArray("steam://JBSWY3DPEHPK3PXP");
    QTest::newRow("missing ampersand") << QByteArray("otpauth://totp/A?issuer=Fsecret=JBSWY3DPEHPK3PXP");
    QTest::newRow("key before the question") << QByteArray("otpauth://JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP/x?secret=");
    QTest::newRow("encoded") << QByteArray("otpauth://totp/A?issuer=Fsecret%3DJBSWY3DPEHPK3PXP");
    QTest::newRow("unknown parameter") << QByteArray("otpauth://totp/A?key=JBSWY3DPEHPK3PXP&digits=6");
}

void TstSetupTexts::summaryShowsNoKey()
{
    QFETCH(QByteArray, text);
    QVERIFY(!SetupTexts::whatItSays(text).contains(u"JBSWY3DPEHPK3PXP"_s));
}

void TstSetupTexts::summarySaysWhatIsMissing()
{
    QCOMPARE(SetupTexts::whatItSays("otpauth://totp/Steam:me?secret=JBSWY3DPEHPK3PXP&issuer=Steam"),
        u"totp · issuer=Steam · no digits · no algorithm"_s);
    QCOMPARE(SetupTexts::whatItSays("otpauth://totp/A?issuer=Air+Canada&digits=6&digits=8&algorithm=SHA-X"),
        u"totp · issuer=Air Canada · digits=6 · digits=8 · algorithm=SHA-X"_s);
}

QTEST_APPLESS_MAIN(TstSetupTexts)
#include "tst_setuptexts.moc"
