// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demovault.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::chrono::seconds shortPeriod{15};
constexpr std::chrono::seconds longPeriod{60};

OtpParameters totp(HashAlgorithm algorithm, int digits, std::chrono::seconds period)
{
    OtpParameters parameters = defaultParameters(OtpType::Totp);
    parameters.algorithm = algorithm;
    parameters.digits = digits;
    parameters.period = period;
    return parameters;
}

Account sample(const QString &issuer, const QString &name, const OtpParameters &parameters)
{
    Account account;
    account.issuer = issuer;
    account.name = name;
    account.parameters = parameters;
    account.secret = SecretBytes::fromString(u"sample key of "_s + issuer);
    return account;
}
} // namespace

QString DemoVault::path() const
{
    return m_folder.filePath(u"vault.json"_s);
}

std::vector<Account> DemoVault::accounts()
{
    const OtpParameters usual = defaultParameters(OtpType::Totp);
    std::vector<Account> accounts;
    accounts.push_back(sample(u"GitHub"_s, u"alice@example.com"_s, usual));
    accounts.back().favorite = true;
    accounts.push_back(sample(u"Tidewater VPN"_s, u"alice.meyer"_s, totp(HashAlgorithm::Sha1, 6, shortPeriod)));
    accounts.back().favorite = true;
    accounts.push_back(sample(u"Steam"_s, u"alice_plays"_s, defaultParameters(OtpType::Steam)));
    accounts.back().favorite = true;
    accounts.push_back(sample(u"Bücherei Köln"_s, u"Ausweis 4417 0092"_s, usual));
    accounts.push_back(sample(u"Fjord Bank"_s, u"Joint account"_s, totp(HashAlgorithm::Sha256, 6, usual.period)));
    accounts.push_back(sample(u"Harbor Lab"_s, u"Door 3"_s, defaultParameters(OtpType::Hotp)));
    accounts.push_back(
        sample(u"Nimbus Cloud"_s, u"ops-team@nimbus.example"_s, totp(HashAlgorithm::Sha1, 8, longPeriod)));
    accounts.push_back(
        sample(u"Open Federation of University Libraries"_s, u"a.meyer@students.university.example"_s, usual));
    accounts.push_back(sample(u"Postamt"_s, u"alice@post.example"_s, totp(HashAlgorithm::Sha512, 8, usual.period)));
    return accounts;
}
} // namespace Countersign
