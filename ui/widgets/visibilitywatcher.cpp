// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/visibilitywatcher.h"

#include <QEvent>
#include <QWidget>
#include <QWindow>

namespace Countersign
{
VisibilityWatcher::VisibilityWatcher(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
{
    widget->installEventFilter(this);
}

bool VisibilityWatcher::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (watched == m_widget)
            watchWindow();
        [[fallthrough]];
    case QEvent::Hide:
    case QEvent::WindowStateChange:
    case QEvent::Expose:
        // Not before the event itself has been worked off: until then the window still says the old thing.
        QMetaObject::invokeMethod(this, &VisibilityWatcher::update, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return false;
}

void VisibilityWatcher::watchWindow()
{
    // Installing a filter again only moves it to the front.
    m_widget->window()->installEventFilter(this);
    if (QWindow *window = m_widget->window()->windowHandle())
        window->installEventFilter(this);
}

void VisibilityWatcher::update()
{
    const QWidget *top = m_widget->window();
    const QWindow *window = top->windowHandle();
    const bool seen = m_widget->isVisible() && !top->isMinimized() && window != nullptr && window->isExposed();
    if (seen == m_seen)
        return;
    m_seen = seen;
    Q_EMIT changed(seen);
}
} // namespace Countersign
