// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/otp/account.h"

#include <vector>

namespace Countersign
{
class RandomSource;
class VaultSession;

/// @p count accounts with names as people have them: one in ten counts, has eight digits, lasts a minute or is
/// Steam's; the others are what nearly all sites use. Fails with RandomFailed.
[[nodiscard]] Result<std::vector<Account>> manyAccounts(int count, RandomSource &random);

/// Makes @p session's vault with them, waiting on an event loop until it is on disk.
[[nodiscard]] Result<void> addAndWait(VaultSession &session, std::vector<Account> accounts);
} // namespace Countersign
