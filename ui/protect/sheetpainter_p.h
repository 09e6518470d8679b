// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrencoder.h"
#include "ui/protect/recoverysheet.h"

#include <QPainter>
#include <QRect>

namespace Countersign
{
/// Paints the parts of a RecoverySheet one below the other. Lengths are in mm, type in points; both are turned into
/// the device's dots.
class SheetPainter final
{
public:
    SheetPainter(QPainter &painter, const RecoverySheet &sheet);

    [[nodiscard]] static QString title();

    void paintHead();
    void paintWarning();
    void paintKey(const QrModules &square);
    void paintUse();
    void paintPlaces();
    void paintFoot();

private:
    enum class Weight { Normal, Strong };

    [[nodiscard]] int dots(qreal mm) const;
    [[nodiscard]] QFont font(qreal points, Weight weight = Weight::Normal) const;
    /// @p from and @p width in dots from the leading edge of the page.
    [[nodiscard]] QRect place(int from, int width, int top, int height) const;
    /// Wrapped; @return its height in dots.
    int write(int from, int width, int top, const QString &text, const QFont &font, int alignment = Qt::AlignLeft);
    void box(const QRect &rect, qreal lineWidth);
    void paintGroups(const QRect &area);
    void paintSquare(const QrModules &square, const QRect &area);
    /// A column with its heading; @return where it ends.
    int paintSteps(int from, int width, int top);
    int paintScope(int from, int width, int top);
    void paintLine(const QString &name, const QString &value);
    int paintTick(int from, int width, const QString &text);

    QPainter &m_painter;
    const RecoverySheet &m_sheet;
    int m_width = 0;
    int m_height = 0;
    int m_top = 0; ///< Where the next part begins.
};
} // namespace Countersign
