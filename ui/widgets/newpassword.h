// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QWidget>

class QPushButton;

namespace Countersign
{
class NoteLine;
class PasswordField;
class PasswordMeter;

/// A new password: typed twice, with a meter of its strength. A weak or short one is taken, but only after it was said
/// that it is; there are no rules. GUI thread.
class NewPassword final : public QWidget
{
    Q_OBJECT

public:
    explicit NewPassword(QWidget *parent = nullptr);
    NewPassword(const NewPassword &) = delete;
    NewPassword &operator=(const NewPassword &) = delete;
    /// Wipes what was typed.
    ~NewPassword() override;

    /// There is one, and both are the same.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// What was typed; both fields are empty afterwards.
    [[nodiscard]] SecretBytes takePassword();
    /// Wipes both fields and hides them again.
    void reset();

public Q_SLOTS:
    /// As Enter in the second field: emits accepted(), or asks first when the password is weak.
    void submit();

Q_SIGNALS:
    /// isComplete() may have changed.
    void changed();
    /// Now takePassword() has it.
    void accepted();

private:
    void build();
    void check();
    void checkSame(bool isEmpty);
    void setWeakNoteShown(bool shown);

    PasswordField *m_first;
    PasswordField *m_second;
    PasswordMeter *m_meter;
    NoteLine *m_hint;
    NoteLine *m_secondNote;
    NoteLine *m_capsLock;
    NoteLine *m_weakNote;
    QPushButton *m_useAnyway;
    bool m_isComplete = false;
};
} // namespace Countersign
