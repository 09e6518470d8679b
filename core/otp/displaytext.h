// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Countersign
{
/// A text from a link as it may be shown: without control characters, line breaks, direction overrides and isolates
/// and other invisible marks, with which a link could make one issuer look like another or turn a whole line around.
/// The joiners inside a word or an emoji stay, since some scripts need them. Any thread.
[[nodiscard]] QString displayText(QStringView text);

/// A text from a link as it is kept: NFC, without C0 control characters and U+007F, without white space at the ends.
[[nodiscard]] QString storedText(QStringView text);
} // namespace Countersign
