// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cursorrest.h"

#include <QEvent>
#include <QGuiApplication>
#include <QStyleHints>

namespace Countersign
{
namespace
{
/// What the style hints take for "as the platform has it".
constexpr int platformFlashTime = -1;
} // namespace

CursorRest::CursorRest(QGuiApplication &application, std::chrono::milliseconds delay)
    : QObject(&application)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &CursorRest::rest);
    application.installEventFilter(this);
    m_timer.start();
}

bool CursorRest::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::FocusIn:
        wake();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void CursorRest::wake()
{
    QGuiApplication::styleHints()->setCursorFlashTime(platformFlashTime);
    m_timer.start();
}

void CursorRest::rest()
{
    QGuiApplication::styleHints()->setCursorFlashTime(0);
}
} // namespace Countersign
