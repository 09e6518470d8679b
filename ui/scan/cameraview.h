// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QPointF>
#include <QPolygonF>
#include <QWidget>

class QToolButton;

namespace Countersign
{
/// What the camera sees: the picture, corner marks around found codes, and a line that says in words what is going
/// on. Only shows. GUI thread.
///
/// Painted by hand from small pictures: QVideoWidget shows nothing on some displays and holds up the program on
/// others.
class CameraView final : public QWidget
{
    Q_OBJECT

public:
    explicit CameraView(QWidget *parent = nullptr);

    /// The next picture; null takes it away.
    void setPicture(const QImage &picture);
    /// Corners of codes, four a code, as fractions of the picture's width and height; clockwise from the code's own
    /// top left.
    void setOutlines(const QList<QPolygonF> &outlines);
    [[nodiscard]] const QList<QPolygonF> &outlines() const { return m_outlines; }

    enum class Mood { Plain, Success };
    /// The live line. Screen readers learn of a change.
    void setLine(const QString &line, Mood mood = Mood::Plain);
    [[nodiscard]] QString line() const { return m_line; }

    void setMirrored(bool mirrored);
    [[nodiscard]] bool isMirrored() const { return m_mirrored; }
    [[nodiscard]] QToolButton *mirrorButton() const { return m_mirror; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    /// By the person.
    void mirroredChanged(bool mirrored);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRectF pictureRect() const;
    void paintOutline(QPainter &painter, const QRectF &picture, const QPolygonF &outline) const;
    void paintLine(QPainter &painter) const;

    QToolButton *m_mirror;
    QImage m_picture;
    QList<QPolygonF> m_outlines;
    QString m_line;
    Mood m_mood = Mood::Plain;
    bool m_mirrored = false;
};
} // namespace Countersign
