// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/manyaccounts.h"

#include "core/base/randomsource.h"
#include "core/vault/vaultsession.h"

#include <QEventLoop>

#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::array issuers{"Ångström Bank", "Bücher", "Cloudlake", "Domain Hall", "Éclair Mail", "Forge", "Gitstone",
    "Harbour", "Ivory Tax", "Juniper VPN", "Kiosk", "Lantern", "Meridian", "Northwind", "Orchard", "Payfield", "Quarry",
    "Registrar", "Sphere", "Tramway", "University", "Villa Host", "Wärmepumpe", "Xylo", "Yard", "Zebra"};

OtpParameters parametersOf(int number)
{
    OtpParameters parameters;
    switch (number % 40) {
    case 10:
        return defaultParameters(OtpType::Hotp);
    case 20:
        return defaultParameters(OtpType::Steam);
    case 30:
        parameters.digits = 8;
        return parameters;
    case 39:
        parameters.period = std::chrono::seconds(60);
        return parameters;
    default:
        return parameters;
    }
}
} // namespace

Result<std::vector<Account>> manyAccounts(int count, RandomSource &random)
{
    constexpr std::size_t secretSize = 20;
    std::vector<Account> accounts;
    for (int number = 0; number < count; ++number) {
        auto secret = random.bytes(secretSize);
        if (!secret)
            return secret.error();
        Account account;
        account.parameters = parametersOf(number);
        account.secret = std::move(*secret);
        account.issuer = QString::fromUtf8(issuers.at(static_cast<std::size_t>(number) % issuers.size()));
        account.name = u"person%1@example.org"_s.arg(number);
        accounts.push_back(std::move(account));
    }
    return accounts;
}

Result<void> addAndWait(VaultSession &session, std::vector<Account> accounts)
{
    Result<void> outcome = success();
    QEventLoop loop;
    session.load();
    session.addAccounts(std::move(accounts), &loop, [&](const Result<QList<AccountId>> &ids) {
        if (!ids)
            outcome = ids.error();
        loop.quit();
    });
    loop.exec();
    return outcome;
}
} // namespace Countersign
