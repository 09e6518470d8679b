// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace Countersign
{
/// The bar at the lower edge of a page or dialog: the window's own ground under a hairline.
class FooterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FooterBar(QWidget *parent = nullptr);

    [[nodiscard]] QHBoxLayout *row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
};
} // namespace Countersign
