// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/screengrabber.h"

#include <QApplication>
#include <QDialog>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace Countersign
{
namespace
{
constexpr std::chrono::milliseconds pollInterval{10};
/// A window system that does not answer in a second does not answer.
constexpr int mostPolls = 100;

int depthOf(const QWidget *window)
{
    int depth = 0;
    while ((window = window->parentWidget()) != nullptr)
        ++depth;
    return depth;
}

/// Menus and tool tips, which do not come back.
bool isPassing(const QWidget &window)
{
    return window.windowType() == Qt::Popup || window.windowType() == Qt::ToolTip;
}

bool isExposed(const QWidget &window)
{
    return window.windowHandle() != nullptr && window.windowHandle()->isExposed();
}
} // namespace

ScreenGrabber::ScreenGrabber(QObject *parent)
    : QObject(parent)
{
    m_poll.setInterval(pollInterval);
    m_settle.setSingleShot(true);
    m_settle.setInterval(usualSettleTime);
    connect(&m_poll, &QTimer::timeout, this, &ScreenGrabber::waitUntilHidden);
    connect(&m_settle, &QTimer::timeout, &m_reader, &ScreenReader::take);
}

ScreenGrabber::~ScreenGrabber()
{
    cancel();
}

void ScreenGrabber::grab(Done done)
{
    if (isBusy())
        return;
    m_done = std::move(done);
    m_reader.prepare([this](Result<std::vector<Luminance>> pictures) { finish(std::move(pictures)); });
    hideWindows();
    m_polls = 0;
    m_poll.start();
}

void ScreenGrabber::hideWindows()
{
    m_active = QApplication::activeWindow();
    m_focus = QApplication::focusWidget();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        if (isPassing(*window)) {
            window->hide();
            continue;
        }
        // Moved on purpose, for Qt: it would else place a dialog anew, over a window whose frame it does not know yet.
        window->setAttribute(Qt::WA_Moved);
        m_hidden.push_back({window, window->isModal()});
    }
    std::stable_sort(m_hidden.begin(), m_hidden.end(),
        [](const Hidden &a, const Hidden &b) { return depthOf(a.window) < depthOf(b.window); });
    std::for_each(m_hidden.rbegin(), m_hidden.rend(), [](const Hidden &hidden) { hidden.window->hide(); });
}

void ScreenGrabber::waitUntilHidden()
{
    const bool there = std::any_of(m_hidden.cbegin(), m_hidden.cend(),
        [](const Hidden &hidden) { return hidden.window != nullptr && isExposed(*hidden.window); });
    if (there && ++m_polls < mostPolls)
        return;
    m_poll.stop();
    m_settle.start();
}

void ScreenGrabber::showWindows()
{
    m_poll.stop();
    m_settle.stop();
    for (const Hidden &hidden : std::exchange(m_hidden, {})) {
        auto *const dialog = qobject_cast<QDialog *>(hidden.window);
        if (dialog != nullptr && hidden.modal)
            dialog->open();
        else if (hidden.window != nullptr)
            hidden.window->show();
    }
    if (m_active != nullptr) {
        m_active->raise();
        m_active->activateWindow();
    }
    if (m_focus != nullptr)
        m_focus->setFocus(Qt::OtherFocusReason);
}

void ScreenGrabber::finish(Result<std::vector<Luminance>> pictures)
{
    const Done done = std::exchange(m_done, nullptr);
    showWindows();
    if (done)
        done(std::move(pictures));
}

void ScreenGrabber::cancel()
{
    m_reader.cancel();
    if (std::exchange(m_done, nullptr) != nullptr)
        showWindows();
}
} // namespace Countersign
