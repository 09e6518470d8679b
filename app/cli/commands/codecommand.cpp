// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/codecommand.h"

#include "app/cli/accountjson.h"
#include "app/cli/accounttext.h"
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "core/vault/jsonwriter.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

void CodeCommand::run()
{
    const std::optional<QList<AccountSummary>> accounts = matchingAccounts();
    if (!accounts)
        return;
    const bool asksForOne = accounts->size() == 1 && !arguments().query().trimmed().isEmpty();
    if (asksForOne && !accounts->first().needsRepair && !accounts->first().parameters.isTimeBased()) {
        advance(accounts->first());
        return;
    }
    print(listCodes(session(), *accounts, arguments().at.value_or(context().clock.nowSeconds())));
}

void CodeCommand::advance(const AccountSummary &account)
{
    session().advanceCounter(account.id, this, [this, account](const Result<CodeWindow> &code) {
        if (code)
            print({ListedCode{account, *code, {}}});
        else
            fail(code.error().code);
    });
}

void CodeCommand::print(const QList<ListedCode> &codes)
{
    if (arguments().json) {
        JsonWriter json;
        writeCodes(json, codes);
        printJsonLine(console(), json);
        finish(ExitCode::Done);
        return;
    }
    printPlainly(codes);
}

void CodeCommand::printPlainly(const QList<ListedCode> &codes)
{
    if (codes.isEmpty()) {
        console().printLine(noAccountsText());
        finish(ExitCode::Done);
        return;
    }
    const bool wantsNext = arguments().next;
    const bool asksForOne = codes.size() == 1 && !arguments().query().trimmed().isEmpty();
    if (asksForOne) {
        // A counter has no next code that could be shown without using it up; the one just made is that.
        const ListedCode &only = codes.first();
        const std::optional<CodeWindow> &window = wantsNext && only.next ? only.next : only.current;
        if (!window) {
            fail(u"This account's entry in the vault cannot be read, so it makes no codes."_s);
            return;
        }
        console().printLine(window->code);
        finish(ExitCode::Done);
        return;
    }
    const UnixTime now = arguments().at.value_or(context().clock.nowSeconds());
    console().print(codeTable(codes, wantsNext ? ShownCode::Next : ShownCode::Current, now).text());
    if (hasCounterAccount(codes))
        console().message(
            u"Counter-based accounts give a code only when asked for by themselves: countersign-cli code QUERY"_s);
    finish(ExitCode::Done);
}
} // namespace Countersign
