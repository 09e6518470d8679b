// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/memorykeychain.h"
#include "core/otp/account.h"

#include <QTemporaryDir>

#include <vector>

namespace Countersign
{
/// Where --demo lives: a temporary folder for the vault and a keychain in memory. The person's own vault and the
/// system's keychain are not touched, and all of it is gone when this is destroyed. Must outlive the session using it.
class DemoVault
{
public:
    /// Is there a folder to write to?
    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    /// For VaultSession::Options; there is no such file yet.
    [[nodiscard]] QString path() const;
    [[nodiscard]] Keychain &keychain() { return m_keychain; }

    /// Sample accounts of every common kind, to be added to the session. Their keys are no secrets.
    [[nodiscard]] static std::vector<Account> accounts();

private:
    QTemporaryDir m_folder;
    MemoryKeychain m_keychain;
};
} // namespace Countersign
