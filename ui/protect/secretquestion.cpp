// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/secretquestion.h"

#include "ui/widgets/noteline.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/recoverykeyfields.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/secretinput.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Countersign
{
SecretQuestion::SecretQuestion(Secret secret, QWidget *parent)
    : QWidget(parent)
    , m_capsLock(new NoteLine(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    if (secret == Secret::Password) {
        askForPassword();
        return;
    }
    m_key = new RecoveryKeyFields;
    column->addWidget(m_key);
    setFocusProxy(m_key);
    connect(m_key, &RecoveryKeyFields::changed, this, &SecretQuestion::changed);
    connect(m_key, &RecoveryKeyFields::submitted, this, &SecretQuestion::submitted);
}

SecretQuestion::~SecretQuestion()
{
    if (m_password == nullptr)
        return; // the key's fields wipe themselves
    const QSignalBlocker blocker(m_password);
    wipeField(*m_password);
}

void SecretQuestion::askForPassword()
{
    m_password = new PasswordField(PasswordField::Visibility::Hidden);
    m_password->setAccessibleName(tr("Recovery password"));
    auto *label = new RoleLabel(&Theme::ink);
    label->setText(tr("Recovery &password"));
    label->setBuddy(m_password);
    for (QWidget *widget :
        {static_cast<QWidget *>(label), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_capsLock)})
        layout()->addWidget(widget);
    setFocusProxy(m_password);
    connect(m_password, &PasswordField::textChanged, this, &SecretQuestion::changed);
    connect(m_password, &PasswordField::returnPressed, this, [this] {
        if (isComplete())
            Q_EMIT submitted();
    });
    connect(m_password, &PasswordField::capsLockChanged, this,
        [this](bool on) { m_capsLock->setNote(NoteLine::Kind::Warning, on ? tr("Caps Lock is on.") : QString()); });
}

bool SecretQuestion::isComplete() const
{
    return m_password != nullptr ? !m_password->text().isEmpty() : m_key->isComplete();
}

SecretBytes SecretQuestion::secret() const
{
    if (m_password != nullptr)
        return copySecretText(*m_password);
    auto key = m_key->key();
    return key ? std::move(*key) : SecretBytes();
}
} // namespace Countersign
