// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QColor;
class QFont;
class QPainter;

/// Small things that several painted widgets share.
namespace Countersign::PaintUtil
{
inline constexpr qreal cardRadius = 8;
inline constexpr qreal buttonRadius = 4;

/// A rounded rectangle whose outline lies wholly inside @p rect. Pass an invalid colour for no fill or no outline.
void roundedBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &outline,
    qreal outlineWidth = 1);

/// Wraps a name in Unicode isolates, so that it keeps its own reading direction inside text of the other one.
[[nodiscard]] QString isolated(const QString &text);

/// @p text, shortened with an ellipsis to @p width px in @p font if it is longer, isolated.
[[nodiscard]] QString elided(const QString &text, const QFont &font, int width);

/// The size of the small framed hint ("Enter", "Click copies") and its picture.
[[nodiscard]] QSizeF chipSize(const QString &text, const QFont &font);
void paintChip(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &fill,
    const QColor &outline, const QColor &ink);
} // namespace Countersign::PaintUtil
