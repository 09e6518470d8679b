// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace Countersign
{
/// Keeps the outline of a field or box visible in dark windows.
///
/// Fusion draws such outlines in the window's colour, darkened; on a dark page nothing is left of them, and an empty
/// field cannot be seen. Its control gets a Window colour of its own that darkens to the theme's edge. Nothing is done
/// in light windows and with other styles. Follows changes of theme and style.
class EdgeKeeper final : public QObject
{
    Q_OBJECT

public:
    /// Belongs to @p control, once for each; calling it again does nothing.
    static void attach(QWidget &control);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit EdgeKeeper(QWidget &control);
    void apply();

    QWidget &m_control;
};
} // namespace Countersign
