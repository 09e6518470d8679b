// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QFont;
class QPainter;
class QRect;

/// The rounded square with one or two letters that stands for an account. Never fetched from the net; the same
/// issuer has the same colour on every computer.
namespace Countersign::Avatar
{
/// First letters of the first two words of @p issuer; without an issuer, of @p name; without both, "?".
[[nodiscard]] QString letters(const QString &issuer, const QString &name);
/// One of twelve grounds of equal lightness, by FNV-1a(32) over the case-folded NFC issuer in UTF-8, xored with
/// its own upper half; grey without an issuer. White text has a contrast of at least 4.8 on each.
[[nodiscard]] QColor ground(const QString &issuer);
/// @p font is the system's; the letters fit the square.
void paint(QPainter &painter, const QRect &rect, const QString &issuer, const QString &name, const QFont &font);
} // namespace Countersign::Avatar
