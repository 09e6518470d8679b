// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secretbytes.h"
#include "core/otp/otpparameters.h"

#include <QString>
#include <QStringList>
#include <QUuid>

namespace Countersign
{
/// Random (version 4); the entry's uuid in the vault file.
using AccountId = QUuid;

/// One account with its secret. Move-only, because of the secret; clone() where a second one is really wanted.
/// Lives in core: ui sees AccountSummary, and holds an Account only while a person is entering it.
struct Account
{
    AccountId id; ///< Null until the vault takes it in.
    OtpParameters parameters;
    SecretBytes secret; ///< The decoded key. For mOTP the bytes behind the hex text.
    SecretBytes pin; ///< mOTP and Yandex only: UTF-8.
    QString issuer; ///< NFC; may be empty, never invented.
    QString name; ///< NFC; the account at the issuer, such as an address; may be empty.
    QString note;
    QStringList groups; ///< Names, in the vault's order.
    bool favorite = false; ///< Pinned to the top.
    UnixTime created{}; ///< Zero when unknown (from another app's file).
    UnixTime modified{};
    /// Members of the vault entry that this version does not know, as the text of one JSON object; kept and written
    /// back. Link parameters that were not understood are here too.
    SecretBytes unknownMembers;

    [[nodiscard]] Account clone() const;
};

/// The rule of DESIGN section 3: the same account is one whose type, secret, algorithm, digits, period, issuer and
/// name are all equal. The counter and everything else may differ. Two accounts that share only a secret or only a
/// label are different.
[[nodiscard]] bool isSameAccount(const Account &a, const Account &b);

/// What may be shown in lists: everything but the secrets.
struct AccountSummary
{
    AccountId id;
    OtpParameters parameters;
    QString issuer;
    QString name;
    QString note;
    QStringList groups;
    bool favorite = false;
    /// The entry could not be read; it is kept as it is in the file, and makes no codes. See VaultSession::repairs().
    bool needsRepair = false;
    UnixTime created{};
    UnixTime modified{};

    friend bool operator==(const AccountSummary &, const AccountSummary &) = default;
};

[[nodiscard]] AccountSummary summaryOf(const Account &account);
} // namespace Countersign
