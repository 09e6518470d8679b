// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Countersign
{
/// A rounded box with a hairline, for a group of things that belong together.
class Card final : public QWidget
{
    Q_OBJECT

public:
    enum class Ground { Surface, Chrome, Info };

    explicit Card(Ground ground, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
};
} // namespace Countersign
