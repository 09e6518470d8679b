// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/secretbytes.h"

#include <QString>

#include <optional>

namespace Countersign
{
/// One way into the vault, as its header tells it (FORMAT.md, key slots).
struct KeySlotInfo
{
    enum class Kind { Keychain, Password, RecoveryKey, Foreign };

    Kind kind = Kind::Foreign;
    QString backend; ///< Keychain only: the back-end that was asked to keep the key when the slot was made.
    UnixTime created{}; ///< When the secret was chosen or made; zero when the file does not tell.
    // On this computer (WayRecords); zero when not known.
    UnixTime lastUsed{}; ///< It opened the vault.
    UnixTime lastChecked{}; ///< It was tried while the vault was open, and fits.

    friend bool operator==(const KeySlotInfo &, const KeySlotInfo &) = default;
};

/// Why a vault that is there is not open.
struct OpenProblem
{
    Error error;
    /// Keychain troubles: who should hold the key (from the header), and who answered now. Empty when unknown.
    QString expectedBackend;
    QString answeringBackend;
};

/// A secret that is to open the vault from now on.
struct WayIn
{
    SecretBytes secret; ///< A password as typed (UTF-8), or a recovery key as RecoveryKey gives it.
    bool isNew = true; ///< False: it opens the vault already, and keeps its place and date.
};

/// All that is to open the vault from now on.
struct WaysIn
{
    std::optional<WayIn> password; ///< Nothing: no password.
    std::optional<WayIn> recoveryKey; ///< Nothing: no recovery key.
    bool mayLoseKeychain = false; ///< Go on without the keychain when it does not give its key.
};
} // namespace Countersign
