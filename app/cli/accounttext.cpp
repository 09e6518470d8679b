// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/accounttext.h"

#include "core/otp/displaytext.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

QString labelText(const QString &issuer, const QString &name)
{
    if (issuer.isEmpty() && name.isEmpty())
        return u"(unnamed)"_s;
    if (issuer.isEmpty() || name.isEmpty())
        return displayText(issuer + name);
    return displayText(issuer + u" ("_s + name + u')');
}

QString kindText(const AccountSummary &account)
{
    if (account.needsRepair)
        return u"needs repair"_s;
    const OtpParameters &parameters = account.parameters;
    const OtpParameters usual = defaultParameters(parameters.type);
    QString text = QString(otpTypeName(parameters.type)).toUpper();
    if (parameters.algorithm != usual.algorithm)
        text += u' ' + hashName(parameters.algorithm);
    if (parameters.digits != usual.digits)
        text += u" %1 digits"_s.arg(parameters.digits);
    if (parameters.isTimeBased() && parameters.period != usual.period)
        text += u" %1 s"_s.arg(parameters.period.count());
    return text;
}

QString addedText(const Account &account, UnixTime now)
{
    const OtpParameters &parameters = account.parameters;
    QString text = u"Added: %1, %2, %3 digits."_s.arg(labelText(account.issuer, account.name),
        QString(otpTypeName(parameters.type)).toUpper(), QString::number(parameters.digits));
    if (!parameters.isTimeBased())
        return text + u" The next code is number %1."_s.arg(parameters.counter);
    const Result<CodeWindow> code = OtpGenerator::codeAt(account, now);
    return code ? text + u" Code now: "_s + code->code : text;
}

QString noAccountsText()
{
    return u"No accounts yet. Add the first one with: countersign-cli add"_s;
}

QString secondsLeftText(const CodeWindow &window, UnixTime now)
{
    return u"%1 s"_s.arg((window.validUntil - now).count());
}
} // namespace Countersign
