// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clipboardguard.h"

#include "ui/secretmimedata.h"

#include <QClipboard>
#include <QCoreApplication>

#include <algorithm>

namespace Countersign
{
ClipboardGuard::ClipboardGuard(
    QClipboard &clipboard, const Clock &clock, std::chrono::milliseconds lifetime, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
    , m_clock(clock)
    , m_lifetime(lifetime)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ClipboardGuard::clear);
    connect(&clipboard, &QClipboard::dataChanged, this, &ClipboardGuard::forgetIfReplaced);
    // The destructor may come too late: by then the connection to the display can be gone.
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, &ClipboardGuard::clear);
}

ClipboardGuard::~ClipboardGuard()
{
    clear();
}

bool ClipboardGuard::copySecret(const QString &text)
{
    auto *data = new SecretMimeData(text);
    m_data = data; // before the signal that setMimeData() sends
    m_clipboard.setMimeData(data); // takes ownership, even when it fails
    if (!isOurs()) {
        m_data.clear();
        Q_EMIT changed();
        return false;
    }
    m_until = m_clock.now() + m_lifetime;
    m_timer.start(m_lifetime);
    Q_EMIT changed();
    return true;
}

void ClipboardGuard::copyPlain(const QString &text)
{
    m_clipboard.setText(text);
}

std::chrono::seconds ClipboardGuard::timeLeft() const
{
    if (!holdsSecret())
        return std::chrono::seconds(0);
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_until - m_clock.now());
    return std::max(left, std::chrono::seconds(0));
}

void ClipboardGuard::clear()
{
    m_timer.stop();
    if (m_data.isNull())
        return;
    const bool ours = isOurs();
    m_data->expire();
    m_data.clear();
    if (ours)
        m_clipboard.clear();
    Q_EMIT changed();
}

void ClipboardGuard::forgetIfReplaced()
{
    // Copied again from here: m_data is the new one already.
    if (m_data.isNull() ? !m_timer.isActive() : isOurs())
        return;
    m_timer.stop();
    if (!m_data.isNull())
        m_data->expire();
    m_data.clear();
    Q_EMIT changed();
}

bool ClipboardGuard::isOurs() const
{
    // Once another program has taken over, the clipboard has deleted our object, or holds another one for it.
    return !m_data.isNull() && m_clipboard.mimeData() == m_data.data();
}
} // namespace Countersign
