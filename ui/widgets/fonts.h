// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

/// The sizes of type, all derived from the system's font. Nothing is smaller than 8.5 pt.
namespace Countersign::Fonts
{
[[nodiscard]] QFont caption(const QFont &system); ///< 0.85
[[nodiscard]] QFont small(const QFont &system); ///< 0.9
[[nodiscard]] QFont smallStrong(const QFont &system); ///< 0.9, demi-bold
[[nodiscard]] QFont strong(const QFont &system); ///< 1, demi-bold
[[nodiscard]] QFont heading(const QFont &system); ///< 1.3, demi-bold
[[nodiscard]] QFont welcome(const QFont &system); ///< 1.6, demi-bold
[[nodiscard]] QFont code(const QFont &system); ///< 1.75, demi-bold
[[nodiscard]] QFont tableCode(const QFont &system); ///< 1.35, demi-bold: codes in tables and narrow places
[[nodiscard]] QFont compareCode(const QFont &system); ///< 2.4, demi-bold: codes to compare side by side
} // namespace Countersign::Fonts
