// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

Q_LOGGING_CATEGORY(logKeychain, "countersign.keychain", QtInfoMsg)
Q_LOGGING_CATEGORY(logScan, "countersign.scan", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "countersign.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(logVault, "countersign.vault", QtInfoMsg)
