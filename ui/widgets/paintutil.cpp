// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paintutil.h"

#include <QFontMetrics>
#include <QPainter>

namespace Countersign::PaintUtil
{
namespace
{
constexpr QChar firstStrongIsolate = u'\u2068';
constexpr QChar popIsolate = u'\u2069';
constexpr int chipPadding = 5;
constexpr int chipMargin = 1;
} // namespace

void roundedBox(
    QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &outline, qreal outlineWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (outline.isValid()) {
        painter.setPen(QPen(outline, outlineWidth));
        const qreal inset = outlineWidth / 2;
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(rect, radius, radius);
    }
    painter.restore();
}

QString isolated(const QString &text)
{
    return firstStrongIsolate + text + popIsolate;
}

QString elided(const QString &text, const QFont &font, int width)
{
    return isolated(QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
}

QSizeF chipSize(const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    return {metrics.horizontalAdvance(text) + 2.0 * chipPadding, metrics.height() + 2.0 * chipMargin};
}

void paintChip(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &fill,
    const QColor &outline, const QColor &ink)
{
    roundedBox(painter, rect, buttonRadius, fill, outline);
    painter.save();
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
}
} // namespace Countersign::PaintUtil
