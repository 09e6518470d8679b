// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

namespace Countersign
{
/// The bytes a password stands for in a key slot: UTF-8 of its NFC form (FORMAT.md, passwords), so that "é" typed on
/// one computer opens what "é" typed on another one made. Text that is not UTF-8 stays as it is.
///
/// ASCII never leaves wiped memory. For anything else Qt's normaliser needs QString copies; they are wiped where
/// reachable, and this is the one place in the vault where that is accepted.
[[nodiscard]] SecretBytes normalizedPassword(const SecretBytes &utf8);
} // namespace Countersign
