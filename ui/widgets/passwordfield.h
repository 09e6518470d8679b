// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <optional>

class QAction;

namespace Countersign
{
/// A field for a password or a key: hidden or shown by the eye at its end (or Alt+V), never copied by the clipboard
/// while hidden, kept out of input method memories. Watches Caps Lock as far as it can be told from what is typed.
class PasswordField final : public QLineEdit
{
    Q_OBJECT

public:
    enum class Visibility { Hidden, Shown };

    explicit PasswordField(Visibility visibility, QWidget *parent = nullptr);

    [[nodiscard]] Visibility visibility() const;
    void setVisibility(Visibility visibility);
    /// Nothing typed yet, or the platform gave no hint: false.
    [[nodiscard]] bool isCapsLockOn() const { return m_capsLock.value_or(false); }

Q_SIGNALS:
    void capsLockChanged(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setCapsLock(std::optional<bool> on);
    void updateEye();

    QAction *m_eye;
    std::optional<bool> m_capsLock;
};
} // namespace Countersign
