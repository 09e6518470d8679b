// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QClipboard;

namespace Countersign
{
class SecretMimeData;

/// Puts codes on the clipboard and takes them off again: after 30 s, when the program ends, or on demand, and only
/// if what is there is still ours. One single-shot timer; the countdown is for whoever ticks anyway (timeLeft()).
class ClipboardGuard final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds defaultLifetime{30};

    /// @p clipboard and @p clock must outlive the guard.
    ClipboardGuard(QClipboard &clipboard, const Clock &clock, std::chrono::milliseconds lifetime = defaultLifetime,
        QObject *parent = nullptr);
    ClipboardGuard(const ClipboardGuard &) = delete;
    ClipboardGuard &operator=(const ClipboardGuard &) = delete;
    ~ClipboardGuard() override;

    /// Marks @p text as secret and copies it.
    /// @return whether the clipboard took it: some desktops allow it only for the window in front.
    bool copySecret(const QString &text);
    /// Ordinary text, such as an account's name: stays, and is no secret.
    void copyPlain(const QString &text);

    /// Does the clipboard hold our code?
    [[nodiscard]] bool holdsSecret() const { return !m_data.isNull(); }
    /// Until it is taken off, in whole seconds, rounded up; zero when nothing is held.
    [[nodiscard]] std::chrono::seconds timeLeft() const;

    /// Takes it off now, if it is still ours.
    void clear();

Q_SIGNALS:
    /// holdsSecret() changed.
    void changed();

private:
    void forgetIfReplaced();
    [[nodiscard]] bool isOurs() const;

    QClipboard &m_clipboard;
    const Clock &m_clock;
    std::chrono::milliseconds m_lifetime;
    std::chrono::system_clock::time_point m_until;
    QPointer<SecretMimeData> m_data; ///< owned by the clipboard
    QTimer m_timer;
};
} // namespace Countersign
