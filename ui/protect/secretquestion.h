// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QWidget>

namespace Countersign
{
class NoteLine;
class PasswordField;
class RecoveryKeyFields;

/// Asks for a secret that exists already: the recovery password or the recovery key. Wipes it when it goes.
/// GUI thread.
class SecretQuestion final : public QWidget
{
    Q_OBJECT

public:
    enum class Secret { Password, Key };

    explicit SecretQuestion(Secret secret, QWidget *parent = nullptr);
    SecretQuestion(const SecretQuestion &) = delete;
    SecretQuestion &operator=(const SecretQuestion &) = delete;
    ~SecretQuestion() override;

    /// Something that can be tried: any password, or a key without typing mistakes.
    [[nodiscard]] bool isComplete() const;
    /// As the session takes it; stays in the fields, so that a mistake can be looked for. Empty when not isComplete().
    [[nodiscard]] SecretBytes secret() const;

Q_SIGNALS:
    void changed();
    /// Enter, while isComplete().
    void submitted();

private:
    void askForPassword();

    PasswordField *m_password = nullptr; ///< null: the key is asked for
    RecoveryKeyFields *m_key = nullptr; ///< null: the password is asked for
    NoteLine *m_capsLock;
};
} // namespace Countersign
