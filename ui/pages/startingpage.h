// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>

class QPushButton;

namespace Countersign
{
class RoleLabel;

/// Shown while the vault is being opened. Says so at once, and after some seconds that the keychain is silent and
/// what can be done. GUI thread.
class StartingPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualPatience{4000};

    /// After @p patience the keychain is named as silent.
    explicit StartingPage(QWidget *parent = nullptr, std::chrono::milliseconds patience = usualPatience);

    /// Begins to wait. @p backendName who is asked, such as "KWallet"; empty when unknown.
    void start(const QString &backendName);
    void stop();

Q_SIGNALS:
    /// The person does not want to wait for the keychain any longer.
    void otherWayRequested();

private:
    void keepWaiting();
    void saySilent();

    RoleLabel *m_heading;
    RoleLabel *m_silent;
    QWidget *m_choices;
    QPushButton *m_keepWaiting;
    QTimer m_timer;
    std::chrono::milliseconds m_patience;
    QString m_backendName;
};
} // namespace Countersign
