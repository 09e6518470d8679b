// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>

namespace Countersign
{
/// A label that wraps, at the leading edge unless centred, in one of the theme's colours and one of our sizes; both
/// follow the system while it runs. Plain text only: what it shows often comes from a QR code.
class RoleLabel final : public QLabel
{
    Q_OBJECT

public:
    using Color = QColor Theme::*;
    using Size = QFont (*)(const QFont &system);

    /// @p scale one of Fonts' functions; null for the system's size.
    explicit RoleLabel(Color color, Size scale = nullptr, QWidget *parent = nullptr);

    void setColor(Color color);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColor();
    void applyDirection();
    void applyFont();

    Color m_color;
    Size m_size;
};
} // namespace Countersign
