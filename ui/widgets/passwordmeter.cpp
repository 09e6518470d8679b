// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passwordmeter.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/paintutil.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace Countersign
{
namespace
{
constexpr int barCount = 4;
constexpr int barHeight = 6;
constexpr int barGap = 4;
constexpr int shortestBar = 12;
constexpr int wordGap = 10;
constexpr int barLetters = 6; ///< Width of a bar in average letters.

QString wordFor(PasswordStrength strength)
{
    switch (strength) {
    case PasswordStrength::TooShort:
        //: How strong a password is
        return PasswordMeter::tr("Too short");
    case PasswordStrength::Weak:
        //: How strong a password is
        return PasswordMeter::tr("Weak");
    case PasswordStrength::Fair:
        //: How strong a password is
        return PasswordMeter::tr("Fair");
    case PasswordStrength::Strong:
        //: How strong a password is
        return PasswordMeter::tr("Strong");
    case PasswordStrength::VeryStrong:
        //: How strong a password is
        return PasswordMeter::tr("Very strong");
    }
    return {};
}

/// Too short has one bar, too: a meter that stays empty looks as if it did nothing.
int barsFor(PasswordStrength strength)
{
    return qMax(1, static_cast<int>(strength));
}

QColor colorFor(PasswordStrength strength, const Theme &theme)
{
    if (strength <= PasswordStrength::Weak)
        return theme.bad;
    return strength == PasswordStrength::Fair ? theme.warn : theme.ok;
}
} // namespace

PasswordMeter::PasswordMeter(QWidget *parent)
    : QWidget(parent)
{
    setFont(Fonts::smallStrong(QApplication::font()));
    setAccessibleName(tr("Password strength"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString PasswordMeter::word() const
{
    return m_strength ? wordFor(*m_strength) : QString();
}

void PasswordMeter::setStrength(std::optional<PasswordStrength> strength)
{
    if (strength == m_strength)
        return;
    m_strength = strength;
    setAccessibleDescription(word());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

int PasswordMeter::wordRoom() const
{
    int widest = 0;
    for (const auto strength : {PasswordStrength::TooShort, PasswordStrength::Weak, PasswordStrength::Fair,
             PasswordStrength::Strong, PasswordStrength::VeryStrong})
        widest = qMax(widest, fontMetrics().horizontalAdvance(wordFor(strength)));
    return wordGap + widest;
}

QSize PasswordMeter::sizeFor(int barWidth) const
{
    const int bars = barCount * barWidth + (barCount - 1) * barGap;
    return {bars + wordRoom(), qMax(barHeight, fontMetrics().height())};
}

QSize PasswordMeter::sizeHint() const
{
    return sizeFor(barLetters * fontMetrics().averageCharWidth());
}

QSize PasswordMeter::minimumSizeHint() const
{
    return sizeFor(shortestBar);
}

void PasswordMeter::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    const int room = (width() - wordRoom() - (barCount - 1) * barGap) / barCount;
    const int barWidth = qBound(shortestBar, room, barLetters * fontMetrics().averageCharWidth());
    const int filled = m_strength ? barsFor(*m_strength) : 0;
    const QColor color = m_strength ? colorFor(*m_strength, theme) : theme.hairline;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < barCount; ++i) {
        const QRect bar(i * (barWidth + barGap), (height() - barHeight) / 2, barWidth, barHeight);
        // Outlines, so that full and empty bars differ without their colours.
        const QColor outline = theme.highContrast ? theme.edge : QColor();
        PaintUtil::roundedBox(painter, QStyle::visualRect(layoutDirection(), rect(), bar), barHeight / 2.0,
            i < filled ? color : theme.hairline, outline);
    }
    const int left = barCount * barWidth + (barCount - 1) * barGap + wordGap;
    painter.setPen(color);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(left, 0, 0, 0)),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), word());
}

void PasswordMeter::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(Fonts::smallStrong(QApplication::font()));
        updateGeometry();
    }
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}
} // namespace Countersign
