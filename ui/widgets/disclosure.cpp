// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/disclosure.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/paintutil.h"

#include <QPainter>
#include <QStyle>

namespace Countersign
{
namespace
{
constexpr int glyphSize = 16;
constexpr int glyphGap = 6;
constexpr int margin = 4;
constexpr int smallestHeight = 28;
} // namespace

Disclosure::Disclosure(const QString &title, QWidget *body, QWidget *parent)
    : QPushButton(title, parent)
    , m_body(body)
{
    setCheckable(true);
    setAutoDefault(true);
    setFlat(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_body->setVisible(false);
    connect(this, &QPushButton::toggled, this, [this](bool open) {
        m_body->setVisible(open);
        update();
    });
}

void Disclosure::setSummary(const QString &summary)
{
    m_summary = summary;
    setAccessibleDescription(summary);
    update();
}

int Disclosure::titleWidth() const
{
    return QFontMetrics(Fonts::strong(font())).size(Qt::TextShowMnemonic, text()).width();
}

QSize Disclosure::sizeHint() const
{
    const int summary = m_summary.isEmpty() ? 0 : QFontMetrics(Fonts::small(font())).horizontalAdvance(m_summary) + 10;
    return {minimumSizeHint().width() + summary, minimumSizeHint().height()};
}

QSize Disclosure::minimumSizeHint() const
{
    const QFontMetrics strong(Fonts::strong(font()));
    return {2 * margin + glyphSize + glyphGap + titleWidth(), qMax(smallestHeight, strong.height() + 2 * margin)};
}

void Disclosure::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    const auto placed = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const int textLeft = margin + glyphSize + glyphGap;
    const QRect title(textLeft, 0, titleWidth(), height());

    QPainter painter(this);
    if (hasFocus())
        PaintUtil::roundedBox(painter, rect(), PaintUtil::buttonRadius, {}, theme.accent, 2);
    else if (underMouse())
        PaintUtil::roundedBox(painter, rect(), PaintUtil::buttonRadius, theme.hover, {});
    const Glyph closed = layoutDirection() == Qt::RightToLeft ? Glyph::Back : Glyph::Forward;
    paintGlyph(painter, isOpen() ? Glyph::Down : closed, placed(QRect(margin, 0, glyphSize, height())), theme.ink);

    const auto leading = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter;
    const bool mnemonics = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    painter.setPen(theme.ink);
    painter.setFont(Fonts::strong(font()));
    painter.drawText(placed(title), leading | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text());
    if (m_summary.isEmpty() || isOpen())
        return;
    const int summaryLeft = title.right() + 10;
    const QRect summary(summaryLeft, 0, qMax(0, width() - margin - summaryLeft), height());
    painter.setPen(theme.ink2);
    painter.setFont(Fonts::small(font()));
    painter.drawText(placed(summary), leading, PaintUtil::elided(m_summary, painter.font(), summary.width()));
}
} // namespace Countersign
