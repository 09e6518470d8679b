// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/accountjson.h"

#include "app/cli/console.h"
#include "app/cli/wellformed.h"
#include "core/otp/base32.h"
#include "core/vault/jsonwriter.h"

namespace Countersign
{
void writeAccountMembers(JsonWriter &json, const AccountSummary &account, const SecretBytes *secret)
{
    const OtpParameters &parameters = account.parameters;
    const bool timed = parameters.isTimeBased();
    json.key("type").string(QString(otpTypeName(parameters.type)));
    json.key("issuer").string(account.issuer);
    json.key("name").string(account.name);
    if (secret)
        json.key("secret").string(textView(Base32::encode(secret->span())));
    json.key("algorithm").string(QString(hashName(parameters.algorithm)));
    json.key("digits").number(static_cast<std::uint64_t>(parameters.digits));
    json.key("period").number(static_cast<std::uint64_t>(timed ? parameters.period.count() : 30));
    json.key("counter").number(timed ? 0 : parameters.counter);
}

void writeAccount(JsonWriter &json, const Account &account, SecretDisplay display)
{
    json.beginObject();
    writeAccountMembers(json, summaryOf(account), display == SecretDisplay::Shown ? &account.secret : nullptr);
    json.endObject();
}

void printJsonLine(Console &console, JsonWriter &json)
{
    SecretBytes line = json.take();
    line.append('\n');
    console.print(line);
}

QString idText(AccountId id)
{
    return id.toString(QUuid::WithoutBraces);
}
} // namespace Countersign
