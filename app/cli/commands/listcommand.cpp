// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/listcommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttext.h"
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/table.h"
#include "core/otp/base32.h"
#include "core/vault/jsonwriter.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

void ListCommand::run()
{
    const std::optional<QList<AccountSummary>> accounts = matchingAccounts();
    if (!accounts)
        return;
    if (arguments().json)
        printJson(*accounts);
    else
        printTable(*accounts);
    finish(ExitCode::Done);
}

void ListCommand::printJson(const QList<AccountSummary> &accounts)
{
    JsonWriter json;
    json.beginArray();
    for (const AccountSummary &account : accounts) {
        const SecretBytes secret = arguments().showSecrets ? secretOf(account.id) : SecretBytes();
        json.beginObject();
        json.key("id").string(idText(account.id));
        writeAccountMembers(json, account, arguments().showSecrets ? &secret : nullptr);
        if (account.needsRepair)
            json.key("needsRepair").boolean(true);
        json.endObject();
    }
    json.endArray();
    printJsonLine(console(), json);
}

void ListCommand::printTable(const QList<AccountSummary> &accounts)
{
    if (accounts.isEmpty()) {
        console().printLine(noAccountsText());
        return;
    }
    QStringList titles{u"ISSUER"_s, u"NAME"_s, u"TYPE"_s};
    if (arguments().showSecrets)
        titles.append(u"KEY"_s);
    Table table(titles);
    for (const AccountSummary &account : accounts) {
        const QStringList cells{account.issuer, account.name, kindText(account)};
        if (arguments().showSecrets)
            table.addRow(cells, Base32::encode(secretOf(account.id).span()));
        else
            table.addRow(cells);
    }
    console().print(table.text());
}

SecretBytes ListCommand::secretOf(AccountId id)
{
    Result<Account> account = session().reveal(id);
    return account ? std::move(account->secret) : SecretBytes();
}
} // namespace Countersign
