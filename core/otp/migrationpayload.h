// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/otp/setupreading.h"

#include <QByteArrayView>

#include <cstdint>
#include <span>
#include <vector>

namespace Countersign
{
/// Reads one part of a Google Authenticator export: what follows "otpauth-migration://", versions 1 and 2. The data may
/// have lost its padding and have spaces where '+' stood. Entries with MD5, an unknown algorithm, type or number of
/// digits, or without a key are counted as refused; the others come out. Hostile input is bounded by the text's
/// length. Any thread.
/// @return NotSetupText if there is no data or nothing in it, InvalidArgument if it is damaged.
[[nodiscard]] Result<MigrationBatch> readMigrationPayload(QByteArrayView text);

/// Google Authenticator makes only TOTP over 30 s and HOTP, with SHA-1, SHA-256 or SHA-512, of 6 or 8 digits.
[[nodiscard]] bool fitsMigration(const Account &account);

struct MigrationExport
{
    /// "otpauth-migration://offline?data=…", one for each QR code, in their order; as secret as the keys.
    std::vector<SecretBytes> uris;
    std::vector<std::size_t> leftOut; ///< Indexes of the accounts that do not fit.
};

/// Google Authenticator writes this many into one QR code.
inline constexpr std::size_t usualMigrationPart = 10;

/// Writes accounts the way Google Authenticator exports them (version 1). A part holds at most @p perPart accounts
/// (at least 1), and fewer if its QR code would become hard to scan. @p id marks the parts of one export; random.
/// Notes, groups and unknown members have no place there. Any thread.
[[nodiscard]] MigrationExport writeMigrationPayload(
    std::span<const Account> accounts, std::int32_t id, std::size_t perPart = usualMigrationPart);
} // namespace Countersign
