// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/readingreport.h"

#include "app/cli/accounttext.h"
#include "app/cli/setuptext.h"
#include "core/otp/base32.h"
#include "core/otp/displaytext.h"
#include "core/vault/jsonwriter.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// The one account that a reading stands for, if there is one.
const Account *mainAccount(const SetupReading &reading)
{
    switch (reading.verdict) {
    case SetupReading::Verdict::Ok:
        return reading.account ? &*reading.account : nullptr;
    case SetupReading::Verdict::Question: {
        const auto suggested = std::find_if(reading.candidates.begin(), reading.candidates.end(),
            [](const SetupCandidate &candidate) { return candidate.suggested; });
        return suggested == reading.candidates.end() ? nullptr : &suggested->account;
    }
    case SetupReading::Verdict::Refused:
        return nullptr;
    }
    Q_UNREACHABLE();
}

void writeCandidate(JsonWriter &json, const SetupCandidate &candidate, SecretDisplay display)
{
    json.beginObject();
    const SecretBytes *secret = display == SecretDisplay::Shown ? &candidate.account.secret : nullptr;
    writeAccountMembers(json, summaryOf(candidate.account), secret);
    json.key("answer").string(candidate.answer);
    json.key("meaning").string(setupAnswerText(candidate));
    json.key("suggested").boolean(candidate.suggested);
    json.endObject();
}

void writeBatch(JsonWriter &json, const MigrationBatch &batch, SecretDisplay display)
{
    json.key("accounts").beginArray();
    for (const Account &account : batch.accounts)
        writeAccount(json, account, display);
    json.endArray();
    json.key("batch").beginObject();
    json.key("index").number(static_cast<std::uint64_t>(batch.index));
    json.key("size").number(static_cast<std::uint64_t>(batch.size));
    // As the export writes it; it may be negative, which the JSON writer's counts cannot be.
    json.key("id").json(QByteArray::number(batch.id));
    json.key("refused").number(static_cast<std::uint64_t>(batch.refused));
    json.endObject();
}

QString codeText(const Account &account, UnixTime now)
{
    const Result<CodeWindow> code = OtpGenerator::codeAt(account, now);
    if (!code)
        return u"none"_s;
    return account.parameters.isTimeBased() ? u"%1 (%2 left)"_s.arg(code->code, secondsLeftText(*code, now))
                                            : u"%1 (counter %2)"_s.arg(code->code).arg(code->counter);
}

void appendText(SecretBytes &text, const QString &more)
{
    text.append(more.toUtf8());
}

void appendAccount(SecretBytes &text, const Account &account, SecretDisplay display, UnixTime now)
{
    const OtpParameters &parameters = account.parameters;
    appendText(text, u"  Issuer:    "_s + displayText(account.issuer));
    appendText(text, u"\n  Name:      "_s + displayText(account.name));
    appendText(text, u"\n  Type:      "_s + otpTypeName(parameters.type));
    appendText(text, u"\n  Key:       "_s);
    if (display == SecretDisplay::Shown)
        text.append(Base32::encode(account.secret.span()).view());
    else
        appendText(text, u"%1 bytes (shown with --show-secrets)"_s.arg(account.secret.size()));
    appendText(text, u"\n  Algorithm: "_s + hashName(parameters.algorithm));
    appendText(text, u"\n  Digits:    %1"_s.arg(parameters.digits));
    appendText(text,
        parameters.isTimeBased() ? u"\n  Period:    %1 s"_s.arg(parameters.period.count())
                                 : u"\n  Counter:   %1"_s.arg(parameters.counter));
    appendText(text, u"\n  Code now:  "_s + codeText(account, now) + u'\n');
}

QString headline(const SetupReading &reading)
{
    switch (reading.verdict) {
    case SetupReading::Verdict::Ok:
        if (reading.batch)
            return u"Google export, part %1 of %2, %3 accounts:\n"_s.arg(reading.batch->index + 1)
                .arg(reading.batch->size)
                .arg(reading.batch->accounts.size());
        return u"Understood:\n"_s;
    case SetupReading::Verdict::Question:
        return setupReasonText(reading) + u'\n';
    case SetupReading::Verdict::Refused:
        return u"Refused: "_s + setupReasonText(reading) + u'\n';
    }
    Q_UNREACHABLE();
}
} // namespace

void writeReading(JsonWriter &json, const SetupReading &reading, SecretDisplay display)
{
    json.beginObject();
    json.key("verdict").string(QString(setupVerdictName(reading.verdict)));
    json.key("account");
    if (const Account *account = mainAccount(reading))
        writeAccount(json, *account, display);
    else
        json.null();
    json.key("notes").beginArray();
    for (const QString &note : setupNoteTexts(reading.notes))
        json.string(note);
    json.endArray();
    json.key("candidates").beginArray();
    for (const SetupCandidate &candidate : reading.candidates)
        writeCandidate(json, candidate, display);
    json.endArray();
    json.key("reason").string(setupReasonText(reading));
    if (reading.batch)
        writeBatch(json, *reading.batch, display);
    json.endObject();
}

SecretBytes readingText(const SetupReading &reading, SecretDisplay display, UnixTime now)
{
    SecretBytes text;
    appendText(text, headline(reading));
    if (reading.verdict == SetupReading::Verdict::Ok && reading.account && !reading.batch)
        appendAccount(text, *reading.account, display, now);
    if (reading.batch) {
        for (const Account &account : reading.batch->accounts) {
            appendAccount(text, account, display, now);
            appendText(text, u"\n"_s);
        }
        if (reading.batch->refused > 0)
            appendText(text, u"%1 of its entries cannot be used.\n"_s.arg(reading.batch->refused));
    }
    if (!reading.candidates.empty()) {
        if (reading.verdict == SetupReading::Verdict::Refused)
            appendText(text, u"It would work like this, if that is what the site means:\n"_s);
        appendText(text, candidatesText(reading.candidates, now));
    }
    for (const QString &note : setupNoteTexts(reading.notes))
        appendText(text, u"Note: "_s + note + u'\n');
    return text;
}

QString candidatesText(const std::vector<SetupCandidate> &candidates, UnixTime now)
{
    QString text;
    int number = 0;
    for (const SetupCandidate &candidate : candidates) {
        text += u"  %1. %2: code now %3%4\n"_s.arg(QString::number(++number), setupAnswerText(candidate),
            codeText(candidate.account, now), candidate.suggested ? u" (suggested)"_s : QString());
    }
    return text;
}
} // namespace Countersign
