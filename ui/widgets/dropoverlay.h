// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Countersign
{
/// Lies over a window while something is dragged across it, and says what dropping it would do.
class DropOverlay final : public QWidget
{
    Q_OBJECT

public:
    /// Covers @p parent as long as it is shown.
    explicit DropOverlay(QWidget *parent);

    void showText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};
} // namespace Countersign
