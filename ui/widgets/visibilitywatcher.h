// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace Countersign
{
/// Tells whether a person can see a widget: it is shown, its window is not minimised, and the system says that the
/// window is on screen. What moves or counts stops when nobody can see it.
class VisibilityWatcher final : public QObject
{
    Q_OBJECT

public:
    /// Child of the widget that it watches.
    explicit VisibilityWatcher(QWidget *widget);

    [[nodiscard]] bool isSeen() const { return m_seen; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed(bool seen);

private:
    void watchWindow();
    void update();

    QWidget *m_widget;
    bool m_seen = false;
};
} // namespace Countersign
