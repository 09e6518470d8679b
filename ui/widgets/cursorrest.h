// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QGuiApplication;

namespace Countersign
{
/// Lets the text cursor stop blinking when nobody has typed, clicked or moved the focus for a while; it then stays
/// visible, and blinks again from the next key on. A window that is only looked at wakes the processor for the
/// countdowns alone. GTK's fields do the same. GUI thread.
class CursorRest final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds usualDelay{10};

    /// Belongs to @p application and watches all its windows.
    explicit CursorRest(QGuiApplication &application, std::chrono::milliseconds delay = usualDelay);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wake();
    void rest();

    QTimer m_timer;
};
} // namespace Countersign
