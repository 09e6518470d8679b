// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Countersign
{
struct Theme;

/// A rounded box with a hairline, for a group of things that belong together.
class Card final : public QWidget
{
    Q_OBJECT

public:
    enum class Ground { Surface, Chrome, Info, Ok, Warning, Bad };

    explicit Card(Ground ground, QWidget *parent = nullptr);
    void setGround(Ground ground);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintTint(QPainter &painter, const Theme &theme, const QColor &tint);

    Ground m_ground;
};
} // namespace Countersign
