// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

class QLineEdit;

namespace Countersign
{
/// Takes what was typed into @p field as UTF-8, overwrites the field's own copy and empties it, undo history included.
///
/// The one place where a typed secret leaves a QString. Copies that Qt, the input method or the screen reader made
/// while it was typed are out of reach; SECURITY.md says so. GUI thread.
[[nodiscard]] SecretBytes takeSecretText(QLineEdit &field);

/// The same without emptying the field, for checking a key while it is typed.
[[nodiscard]] SecretBytes copySecretText(const QLineEdit &field);

/// Shows a key that came from elsewhere in @p field, as if it had been typed.
void fillSecretText(QLineEdit &field, const SecretBytes &text);

/// Overwrites and empties the field, undo history included.
void wipeField(QLineEdit &field);
} // namespace Countersign
