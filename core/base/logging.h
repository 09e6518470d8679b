// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

/// One category per folder: QT_LOGGING_RULES="countersign.vault.debug=true" shows one. Nothing user-specific is
/// ever logged: no issuer, no account name, no path beyond the file's name, no secret.
Q_DECLARE_LOGGING_CATEGORY(logKeychain)
Q_DECLARE_LOGGING_CATEGORY(logScan)
Q_DECLARE_LOGGING_CATEGORY(logUi)
Q_DECLARE_LOGGING_CATEGORY(logVault)
