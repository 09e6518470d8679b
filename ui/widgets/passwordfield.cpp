// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passwordfield.h"

#include "ui/widgets/glyph.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>

namespace Countersign
{
PasswordField::PasswordField(Visibility visibility, QWidget *parent)
    : QLineEdit(parent)
    , m_eye(new QAction(this))
{
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhHiddenText);
    m_eye->setShortcut(QKeySequence(Qt::ALT | Qt::Key_V));
    m_eye->setShortcutContext(Qt::WidgetShortcut);
    addAction(m_eye, QLineEdit::TrailingPosition);
    connect(m_eye, &QAction::triggered, this,
        [this] { setVisibility(this->visibility() == Visibility::Shown ? Visibility::Hidden : Visibility::Shown); });
    setVisibility(visibility);
}

PasswordField::Visibility PasswordField::visibility() const
{
    return echoMode() == QLineEdit::Normal ? Visibility::Shown : Visibility::Hidden;
}

void PasswordField::setVisibility(Visibility visibility)
{
    setEchoMode(visibility == Visibility::Shown ? QLineEdit::Normal : QLineEdit::Password);
    updateEye();
}

void PasswordField::updateEye()
{
    const bool shown = visibility() == Visibility::Shown;
    m_eye->setIcon(glyphIcon(shown ? Glyph::EyeOff : Glyph::Eye, &Theme::ink2));
    m_eye->setText(shown ? tr("Hide what you type") : tr("Show what you type"));
    //: %1 what the button does, %2 its key
    m_eye->setToolTip(tr("%1 (%2)").arg(m_eye->text(), m_eye->shortcut().toString(QKeySequence::NativeText)));
}

void PasswordField::keyPressEvent(QKeyEvent *event)
{
    // Qt cannot ask for the lock's state. A capital without Shift, or a small letter with it, gives it away.
    const QString text = event->text();
    if (event->key() == Qt::Key_CapsLock)
        setCapsLock(m_capsLock ? std::optional(!*m_capsLock) : std::nullopt);
    else if (text.size() == 1 && text.front().isLetter() && text.front().toUpper() != text.front().toLower())
        setCapsLock(text.front().isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    QLineEdit::keyPressEvent(event);
}

void PasswordField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateEye();
}

void PasswordField::setCapsLock(std::optional<bool> on)
{
    const bool before = isCapsLockOn();
    m_capsLock = on;
    if (isCapsLockOn() != before)
        Q_EMIT capsLockChanged(isCapsLockOn());
}
} // namespace Countersign
