// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/newpassword.h"

#include "core/crypto/passwordstrength.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/passwordmeter.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/secretinput.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int noteIndent = 24; // as far as the text of a note

RoleLabel *makeLabel(const QString &text, QWidget *buddy)
{
    auto *label = new RoleLabel(&Theme::ink);
    label->setText(text);
    label->setBuddy(buddy);
    return label;
}
} // namespace

NewPassword::NewPassword(QWidget *parent)
    : QWidget(parent)
    , m_first(new PasswordField(PasswordField::Visibility::Hidden))
    , m_second(new PasswordField(PasswordField::Visibility::Hidden))
    , m_meter(new PasswordMeter)
    , m_hint(new NoteLine(this))
    , m_secondNote(new NoteLine(this))
    , m_capsLock(new NoteLine(this))
    , m_weakNote(new NoteLine(this))
    , m_useAnyway(new QPushButton(tr("&Use it anyway")))
{
    build();
    setFocusProxy(m_first);
    check();
    const auto capsLock = [this] {
        const bool on = m_first->isCapsLockOn() || m_second->isCapsLockOn();
        m_capsLock->setNote(NoteLine::Kind::Warning, on ? tr("Caps Lock is on.") : QString());
    };
    for (PasswordField *field : {m_first, m_second}) {
        connect(field, &PasswordField::textChanged, this, &NewPassword::check);
        connect(field, &PasswordField::capsLockChanged, this, capsLock);
    }
    connect(m_first, &PasswordField::returnPressed, this, [this] { m_second->setFocus(Qt::TabFocusReason); });
    connect(m_second, &PasswordField::returnPressed, this, &NewPassword::submit);
    connect(m_useAnyway, &QPushButton::clicked, this, &NewPassword::accepted);
}

NewPassword::~NewPassword()
{
    for (PasswordField *field : {m_first, m_second}) {
        const QSignalBlocker blocker(field);
        wipeField(*field);
    }
}

void NewPassword::build()
{
    m_first->setAccessibleName(tr("Password"));
    m_second->setAccessibleName(tr("Password again"));
    m_useAnyway->setAutoDefault(true);
    auto *anyway = new QHBoxLayout;
    anyway->addSpacing(noteIndent);
    anyway->addWidget(m_useAnyway);
    anyway->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeLabel(tr("&Password"), m_first));
    column->addWidget(m_first);
    column->addWidget(m_meter);
    column->addWidget(m_hint);
    column->addSpacing(10);
    column->addWidget(makeLabel(tr("Password &again"), m_second));
    column->addWidget(m_second);
    column->addWidget(m_secondNote);
    column->addWidget(m_capsLock);
    column->addWidget(m_weakNote);
    column->addLayout(anyway);
    setWeakNoteShown(false);
}

void NewPassword::check()
{
    setWeakNoteShown(false);
    const bool isEmpty = m_first->text().isEmpty();
    // Measured while typing: it takes less than a millisecond, and another thread would need a copy of its own.
    const PasswordStrength strength = strengthOf(copySecretText(*m_first));
    m_meter->setStrength(isEmpty ? std::nullopt : std::optional(strength));
    m_hint->setNote(NoteLine::Kind::Hint,
        isEmpty || strength != PasswordStrength::TooShort
            ? tr("Four or more unrelated words are strong and easy to keep in mind.")
            : tr("Better at least %n character(s).", nullptr, usualShortest));
    checkSame(isEmpty);
    Q_EMIT changed();
}

void NewPassword::checkSame(bool isEmpty)
{
    const bool same = m_first->text() == m_second->text();
    // While the second one is still being typed it is no mistake.
    const bool onTheWay = m_first->text().startsWith(m_second->text());
    if (!isEmpty && same)
        m_secondNote->setNote(NoteLine::Kind::Ok, tr("Both are the same."));
    else if (onTheWay)
        m_secondNote->clear();
    else
        m_secondNote->setNote(NoteLine::Kind::Warning, tr("The two differ."));
    m_isComplete = !isEmpty && same;
}

void NewPassword::submit()
{
    if (!m_isComplete || !isEnabled())
        return;
    // Never refused: whose vault it is decides.
    if (m_meter->strength() > PasswordStrength::Weak)
        return Q_EMIT accepted();
    setWeakNoteShown(true);
    m_useAnyway->setFocus(Qt::OtherFocusReason);
}

void NewPassword::setWeakNoteShown(bool shown)
{
    if (!shown && m_useAnyway->hasFocus())
        m_second->setFocus(Qt::OtherFocusReason);
    m_weakNote->setNote(NoteLine::Kind::Warning,
        shown ? tr("This password is easy to guess for somebody who gets hold of the file. Make it longer, or:")
              : QString());
    m_useAnyway->setVisible(shown);
}

SecretBytes NewPassword::takePassword()
{
    SecretBytes password = takeSecretText(*m_first);
    wipeField(*m_second);
    return password;
}

void NewPassword::reset()
{
    wipeField(*m_first);
    wipeField(*m_second);
    for (PasswordField *field : {m_first, m_second})
        field->setVisibility(PasswordField::Visibility::Hidden);
}
} // namespace Countersign
