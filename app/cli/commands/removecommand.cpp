// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/removecommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttext.h"
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/terminal.h"
#include "core/vault/jsonwriter.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
QString listed(const QList<AccountSummary> &accounts)
{
    QString text;
    for (const AccountSummary &account : accounts)
        text += u"  "_s + labelText(account.issuer, account.name) + u"  "_s + idText(account.id) + u'\n';
    return text;
}
} // namespace

void RemoveCommand::run()
{
    const std::optional<QList<AccountSummary>> accounts = matchingAccounts();
    if (!accounts)
        return;
    const bool canAsk = !arguments().yes && Terminal::isInputTerminal() && Terminal::canAsk();
    if (!canAsk && accounts->size() > 1) {
        console().message(
            u"%1 accounts match; nothing was removed. Name one of them, by its id if need be:"_s.arg(accounts->size()));
        console().printError(listed(*accounts));
        finish(ExitCode::Failed);
        return;
    }
    if (canAsk && !isConfirmed(*accounts)) {
        fail(u"Nothing was removed."_s);
        return;
    }
    remove(*accounts);
}

bool RemoveCommand::isConfirmed(const QList<AccountSummary> &accounts)
{
    const QString question = accounts.size() == 1
        ? u"Move %1 to the trash? [y/N] "_s.arg(labelText(accounts.first().issuer, accounts.first().name))
        : listed(accounts) + u"Move these %1 accounts to the trash? [y/N] "_s.arg(accounts.size());
    const QString answer = Terminal::askLine(question).value_or(QString());
    return answer.compare("y"_L1, Qt::CaseInsensitive) == 0 || answer.compare("yes"_L1, Qt::CaseInsensitive) == 0;
}

void RemoveCommand::remove(const QList<AccountSummary> &accounts)
{
    QList<AccountId> ids;
    for (const AccountSummary &account : accounts)
        ids.append(account.id);
    session().removeAccounts(ids, this, [this, accounts](const Result<void> &removed) {
        if (removed)
            report(accounts);
        else
            fail(removed.error().code);
    });
}

void RemoveCommand::report(const QList<AccountSummary> &accounts)
{
    if (arguments().json) {
        JsonWriter json;
        json.beginArray();
        for (const AccountSummary &account : accounts) {
            json.beginObject();
            json.key("id").string(idText(account.id));
            writeAccountMembers(json, account, nullptr);
            json.endObject();
        }
        json.endArray();
        printJsonLine(console(), json);
    } else {
        for (const AccountSummary &account : accounts)
            console().printLine(u"Moved to the trash: %1"_s.arg(labelText(account.issuer, account.name)));
    }
    finish(ExitCode::Done);
}
} // namespace Countersign
