// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codelisting.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttext.h"
#include "core/vault/jsonwriter.h"
#include "core/vault/vaultsession.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
std::optional<CodeWindow> valueOf(Result<CodeWindow> code)
{
    return code ? std::optional(std::move(*code)) : std::nullopt;
}

bool isCounterBased(const AccountSummary &account)
{
    return !account.needsRepair && !account.parameters.isTimeBased();
}

void writeCode(JsonWriter &json, const ListedCode &listed)
{
    json.beginObject();
    json.key("id").string(idText(listed.account.id));
    json.key("issuer").string(listed.account.issuer);
    json.key("name").string(listed.account.name);
    json.key("code");
    if (listed.current)
        json.string(listed.current->code);
    else
        json.null();
    json.key("next");
    if (listed.next)
        json.string(listed.next->code);
    else
        json.null();
    json.key("validUntil");
    if (listed.current && !isCounterBased(listed.account))
        json.number(static_cast<std::uint64_t>(listed.current->validUntil.time_since_epoch().count()));
    else
        json.null();
    json.endObject();
}

/// What stands in the place of a code that there is not.
QString placeholder(const AccountSummary &account)
{
    if (account.needsRepair)
        return u"needs repair"_s;
    return isCounterBased(account) ? u"on request"_s : u"no code"_s;
}
} // namespace

QList<ListedCode> listCodes(const VaultSession &session, const QList<AccountSummary> &accounts, UnixTime time)
{
    QList<ListedCode> codes;
    for (const AccountSummary &account : accounts) {
        ListedCode listed{account, {}, {}};
        if (!account.needsRepair && account.parameters.isTimeBased()) {
            listed.current = valueOf(session.codeAt(account.id, time));
            listed.next = valueOf(session.codeAfter(account.id, time));
        }
        codes.append(std::move(listed));
    }
    return codes;
}

void writeCodes(JsonWriter &json, const QList<ListedCode> &codes)
{
    json.beginArray();
    for (const ListedCode &listed : codes)
        writeCode(json, listed);
    json.endArray();
}

Table codeTable(const QList<ListedCode> &codes, ShownCode shown, UnixTime now)
{
    Table table({u"CODE"_s, u"LEFT"_s, u"ISSUER"_s, u"NAME"_s});
    for (const ListedCode &listed : codes) {
        const std::optional<CodeWindow> &window = shown == ShownCode::Next ? listed.next : listed.current;
        const bool counts = window && window->validFrom <= now && now < window->validUntil;
        table.addRow({window ? window->code : placeholder(listed.account),
            counts ? secondsLeftText(*window, now) : QString(), listed.account.issuer, listed.account.name});
    }
    return table;
}

bool hasCounterAccount(const QList<ListedCode> &codes)
{
    return std::any_of(
        codes.begin(), codes.end(), [](const ListedCode &listed) { return isCounterBased(listed.account); });
}
} // namespace Countersign
