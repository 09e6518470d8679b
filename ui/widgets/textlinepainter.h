// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QString>
#include <QTextLayout>

class QPainter;

namespace Countersign
{
/// One line of text with some of its characters underlined or emboldened. Without such characters it is as cheap as
/// QPainter::drawText().
class TextLinePainter
{
public:
    TextLinePainter(QString text, const QFont &font);

    [[nodiscard]] const QString &text() const { return m_text; }
    void underline(qsizetype start, qsizetype length);
    void embolden(qsizetype start, qsizetype length);

    /// Vertically centred; @p alignment is Qt::AlignLeading, AlignTrailing or AlignHCenter.
    void paint(QPainter &painter, const QRect &rect, const QColor &color, Qt::Alignment alignment,
        Qt::LayoutDirection direction) const;

private:
    QString m_text;
    QFont m_font;
    QList<QTextLayout::FormatRange> m_formats;
};
} // namespace Countersign
