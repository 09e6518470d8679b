// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/otpparameters.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QList>
#include <QRect>
#include <QString>

class QPainter;

namespace Countersign
{
/// How a code is written: digits in equal cells with gaps, or letters (Steam, Yandex) spaced a little.
enum class CodeStyle { Digits, Letters };

[[nodiscard]] CodeStyle codeStyle(OtpType type);

/// How a code is divided for the eye and the ear: 3 3 of six, 3 4 of seven, 4 4 of eight; shorter ones stay whole.
[[nodiscard]] QList<int> codeGroups(qsizetype length);
/// "540 263", "CWN5P". For text in labels and buttons.
[[nodiscard]] QString groupedCode(const QString &code, CodeStyle style);
/// "5 4 0, 2 6 3" and "C, W, N, 5, P": read one by one by a screen reader.
[[nodiscard]] QString spokenCode(const QString &code, CodeStyle style);

/// Draws codes so that no digit moves when another changes: every digit has a cell as wide as the widest
/// (Qt 6.4 cannot switch to tabular figures). Codes run left to right in every language.
class CodePainter
{
public:
    explicit CodePainter(const QFont &font);

    /// Of the drawn code, in px.
    [[nodiscard]] int width(const QString &code, CodeStyle style) const;
    [[nodiscard]] int height() const;
    /// The widest code of @p length characters, known before there is a code.
    [[nodiscard]] int widthFor(int length, CodeStyle style) const;

    /// Draws at the trailing edge of @p rect (right in a left-to-right @p direction), vertically centred.
    void paint(QPainter &painter, const QRect &rect, const QString &code, CodeStyle style, const QColor &color,
        Qt::LayoutDirection direction) const;

private:
    [[nodiscard]] qreal gap() const;

    QFont m_font;
    QFont m_letterFont;
    QFontMetricsF m_metrics;
    QFontMetricsF m_letterMetrics;
    qreal m_cell = 0;
};
} // namespace Countersign
