// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/cameraview.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/paintutil.h"

#include <QAccessible>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>

namespace Countersign
{
namespace
{
// The picture is a dark place in light and dark windows alike, so its colours are its own.
constexpr QRgb ground = qRgb(0x20, 0x24, 0x28);
constexpr QRgb veil = qRgba(0x10, 0x12, 0x14, 0xe0); // under what is written on the picture
constexpr QRgb writing = qRgb(0xff, 0xff, 0xff);
constexpr QRgb mark = qRgb(0x5c, 0xe0, 0xa0);
constexpr QRgb markEdge = qRgba(0x08, 0x28, 0x18, 0xc0);
constexpr QRgb faint = qRgb(0x8a, 0x92, 0x99);

constexpr QSize usual{608, 340};
constexpr QSize smallest{320, 180};
constexpr int margin = 10;
constexpr int glyphSize = 16;
constexpr int largeGlyph = 36;
constexpr int buttonSize = 32;
constexpr qreal arm = 0.2; // of a code's side

QPointF towards(const QPointF &from, const QPointF &to, qreal share)
{
    return from + (to - from) * share;
}

/// The mirror button, in the picture's colours.
class MirrorButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool lit = isChecked() || underMouse();
        PaintUtil::roundedBox(painter, rect(), PaintUtil::buttonRadius, QColor::fromRgba(veil),
            hasFocus() ? QColor(writing) : QColor(), 2);
        paintGlyph(painter, Glyph::Mirror, QRectF(rect()).adjusted(8, 8, -8, -8),
            isChecked() ? QColor(mark) : QColor(lit ? writing : qRgb(0xdd, 0xdd, 0xdd)));
    }
};
} // namespace

CameraView::CameraView(QWidget *parent)
    : QWidget(parent)
    , m_mirror(new MirrorButton(this))
{
    setAccessibleName(tr("Camera picture"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSizePolicy(policy);
    m_mirror->setCheckable(true);
    m_mirror->setFocusPolicy(Qt::TabFocus);
    m_mirror->setAccessibleName(tr("Mirror the picture"));
    m_mirror->setToolTip(tr("Mirror the picture"));
    m_mirror->resize(buttonSize, buttonSize);
    connect(m_mirror, &QToolButton::toggled, this, [this](bool mirrored) {
        m_mirrored = mirrored;
        update();
        Q_EMIT mirroredChanged(mirrored);
    });
}

void CameraView::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void CameraView::setOutlines(const QList<QPolygonF> &outlines)
{
    m_outlines = outlines;
    update();
}

void CameraView::setLine(const QString &line, Mood mood)
{
    if (m_line == line && m_mood == mood)
        return;
    m_line = line;
    m_mood = mood;
    setAccessibleDescription(line);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void CameraView::setMirrored(bool mirrored)
{
    const QSignalBlocker quiet(m_mirror);
    m_mirror->setChecked(mirrored);
    m_mirrored = mirrored;
    update();
}

QSize CameraView::sizeHint() const
{
    return usual;
}

QSize CameraView::minimumSizeHint() const
{
    return smallest;
}

void CameraView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int x = layoutDirection() == Qt::RightToLeft ? margin : width() - margin - m_mirror->width();
    m_mirror->move(x, margin);
}

/// All of the picture is seen, since a code may be anywhere in it.
QRectF CameraView::pictureRect() const
{
    const QSizeF size = QSizeF(m_picture.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void CameraView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), PaintUtil::cardRadius, PaintUtil::cardRadius);
    painter.fillPath(shape, QColor(ground));
    if (m_picture.isNull()) {
        const QPointF middle = QRectF(rect()).center() - QPointF(largeGlyph / 2.0, largeGlyph);
        paintGlyph(painter, Glyph::Camera, QRectF(middle, QSizeF(largeGlyph, largeGlyph)), QColor(faint));
    } else {
        const QRectF picture = pictureRect();
        painter.save();
        painter.setClipPath(shape);
        if (m_mirrored) {
            painter.translate(width(), 0);
            painter.scale(-1, 1);
        }
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(picture, m_picture);
        for (const QPolygonF &outline : m_outlines)
            paintOutline(painter, picture, outline);
        painter.restore();
    }
    paintLine(painter);
}

/// Four corners, each with an arm along both of its sides, a little outside of the code.
void CameraView::paintOutline(QPainter &painter, const QRectF &picture, const QPolygonF &outline) const
{
    if (outline.size() != 4)
        return;
    QPolygonF corners;
    for (const QPointF &corner : outline)
        corners << QPointF(picture.x() + corner.x() * picture.width(), picture.y() + corner.y() * picture.height());
    const QPointF middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
    for (QPointF &corner : corners)
        corner = towards(middle, corner, 1.12);
    QPainterPath path;
    for (int i = 0; i < 4; ++i) {
        const QPointF &corner = corners[i];
        const QPointF &before = corners[(i + 3) % 4];
        const QPointF &after = corners[(i + 1) % 4];
        path.moveTo(towards(corner, before, arm));
        path.lineTo(towards(corner, before, arm / 3));
        path.quadTo(corner, towards(corner, after, arm / 3));
        path.lineTo(towards(corner, after, arm));
    }
    painter.strokePath(path, QPen(QColor::fromRgba(markEdge), 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.strokePath(path, QPen(QColor(mark), 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void CameraView::paintLine(QPainter &painter) const
{
    if (m_line.isEmpty())
        return;
    painter.setFont(m_mood == Mood::Success ? Fonts::strong(font()) : font());
    const QFontMetricsF metrics(painter.font());
    const int glyph = m_mood == Mood::Success ? glyphSize + 8 : 0;
    const qreal most = width() - 2.0 * margin - 32 - glyph;
    const QRectF text = metrics.boundingRect(QRectF(0, 0, most, height()), Qt::AlignCenter | Qt::TextWordWrap, m_line);
    const QSizeF size(text.width() + 32 + glyph, text.height() + 14);
    const QRectF box(QPointF((width() - size.width()) / 2, height() - margin - size.height()), size);
    PaintUtil::roundedBox(painter, box, std::min(box.height() / 2, 15.0), QColor::fromRgba(veil), QColor());
    const bool reversed = layoutDirection() == Qt::RightToLeft;
    if (glyph > 0) {
        const qreal x = reversed ? box.right() - 12 - glyphSize : box.left() + 12;
        paintGlyph(
            painter, Glyph::Check, QRectF(x, box.center().y() - glyphSize / 2.0, glyphSize, glyphSize), QColor(mark));
    }
    painter.setPen(QColor(writing));
    painter.drawText(box.adjusted(reversed ? 8 : 8 + glyph, 0, reversed ? -8 - glyph : -8, 0),
        Qt::AlignCenter | Qt::TextWordWrap, m_line);
}
} // namespace Countersign
