// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QRadioButton;
class QSpinBox;

namespace Countersign
{
class RoleLabel;
class Settings;

/// When the vault is locked, and what it is opened with. Changes apply at once. What is not possible here stays
/// visible, switched off, with the reason beside it. GUI thread.
class LockingPage final : public QWidget
{
    Q_OBJECT

public:
    /// What this vault and this desktop offer.
    struct Possible
    {
        bool keychain = false; ///< The vault has a keychain slot.
        bool password = false; ///< It has a password or a recovery key slot.
        bool screen = false; ///< There is a bus on which desktops tell about the screen.
        bool sleep = false; ///< The same for sleep.
    };

    /// @p settings must outlive the page.
    LockingPage(Settings &settings, const Possible &possible, QWidget *parent = nullptr);

    void setPossible(const Possible &possible);

Q_SIGNALS:
    /// The settings have changed.
    void changed();

private:
    QBoxLayout *makeIdleRow();
    void makeChoices();
    RoleLabel *addReason(QBoxLayout &column, const QString &text);
    void applyIdle();

    Settings &m_settings;
    QCheckBox *m_screen;
    RoleLabel *m_noScreen;
    QCheckBox *m_sleep;
    RoleLabel *m_noSleep;
    QCheckBox *m_minimised;
    QCheckBox *m_idle;
    QSpinBox *m_minutes;
    QRadioButton *m_keychain;
    RoleLabel *m_noKeychain;
    QRadioButton *m_password;
    RoleLabel *m_noPassword;
};
} // namespace Countersign
