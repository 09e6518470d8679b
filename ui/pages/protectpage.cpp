// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/protectpage.h"

#include "ui/errortext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/secretinput.h"

#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 32;
constexpr int headGlyph = 36;
constexpr int widestLine = 86; // average letters

RoleLabel *makeLabel(const QString &text, QWidget *buddy)
{
    auto *label = new RoleLabel(&Theme::ink);
    label->setText(text);
    label->setBuddy(buddy);
    return label;
}

/// Counted as people count: an emoji or a letter beyond the first 65,536 is one.
qsizetype characters(const QString &text)
{
    qsizetype count = 0;
    for (const QChar unit : text) {
        if (!unit.isLowSurrogate())
            ++count;
    }
    return count;
}
} // namespace

ProtectPage::ProtectPage(QWidget *parent)
    : QWidget(parent)
    , m_first(new PasswordField(PasswordField::Visibility::Hidden))
    , m_second(new PasswordField(PasswordField::Visibility::Hidden))
    , m_firstNote(new NoteLine(this))
    , m_secondNote(new NoteLine(this))
    , m_capsLock(new NoteLine(this))
    , m_error(new NoteLine(this))
    , m_continue(new PrimaryButton(tr("&Continue")))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(makeBody(), 1);
    page->addWidget(makeFooter());
    Controls::setComfortableSizes(*this);
    setFocusProxy(m_first);
    setIdle();

    const auto capsLock = [this] {
        const bool on = m_first->isCapsLockOn() || m_second->isCapsLockOn();
        m_capsLock->setNote(NoteLine::Kind::Warning, on ? tr("Caps Lock is on.") : QString());
    };
    for (PasswordField *field : {m_first, m_second}) {
        connect(field, &PasswordField::textEdited, this, &ProtectPage::check);
        connect(field, &PasswordField::capsLockChanged, this, capsLock);
    }
    connect(m_first, &PasswordField::returnPressed, this, [this] { m_second->setFocus(Qt::TabFocusReason); });
    connect(m_second, &PasswordField::returnPressed, this, &ProtectPage::submit);
    connect(m_continue, &PrimaryButton::clicked, this, &ProtectPage::submit);
}

QWidget *ProtectPage::makeBody()
{
    auto *heading = new RoleLabel(&Theme::ink, &Fonts::heading);
    heading->setText(tr("Choose a password"));
    auto *text = new RoleLabel(&Theme::ink2);
    text->setText(tr("It seals your codes on this computer. Nobody can reset it."));
    auto *head = makePageHead(new GlyphLabel(Glyph::Lock, headGlyph, &Theme::accentInk), {heading, text});

    auto *different = new MessageBar;
    different->setMessage(MessageBar::Kind::Warning, tr("This computer has no keychain."),
        tr("So you type the password each time Countersign starts. If you lose it, your codes are lost: write it down "
           "and keep it in a safe place."));
    m_first->setAccessibleName(tr("Password"));
    m_second->setAccessibleName(tr("Password again"));
    m_firstNote->setNote(NoteLine::Kind::Hint, tr("At least %n character(s).", nullptr, shortestPassword));

    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    QVBoxLayout *column = body->column();
    column->addLayout(head);
    column->addSpacing(16);
    column->addWidget(different);
    column->addSpacing(24);
    column->addWidget(makeLabel(tr("&Password"), m_first));
    column->addSpacing(6);
    column->addWidget(m_first);
    column->addSpacing(6);
    column->addWidget(m_firstNote);
    column->addSpacing(16);
    column->addWidget(makeLabel(tr("Password &again"), m_second));
    column->addSpacing(6);
    column->addWidget(m_second);
    column->addSpacing(6);
    column->addWidget(m_secondNote);
    column->addSpacing(4);
    column->addWidget(m_capsLock);
    column->addSpacing(4);
    column->addWidget(m_error);
    column->addStretch();
    return body;
}

QWidget *ProtectPage::makeFooter()
{
    auto *footer = new FooterBar(this);
    //: Button: to the page before
    auto *back = new QPushButton(glyphIcon(Glyph::Back), tr("&Back"));
    back->setFlat(true);
    back->setAutoDefault(true);
    m_continue->setAutoDefault(true);
    m_back = back;
    footer->row()->addWidget(back);
    footer->row()->addStretch();
    footer->row()->addWidget(m_continue);
    connect(back, &QPushButton::clicked, this, &ProtectPage::backRequested);
    return footer;
}

void ProtectPage::check()
{
    m_error->clear();
    const bool longEnough = characters(m_first->text()) >= shortestPassword;
    const bool same = m_first->text() == m_second->text();
    m_firstNote->setNote(longEnough ? NoteLine::Kind::Ok : NoteLine::Kind::Hint,
        longEnough ? tr("Long enough. Several words in a row are easy to keep in mind.")
                   : tr("At least %n character(s).", nullptr, shortestPassword));
    // While the second one is still being typed it is no mistake.
    const bool onTheWay = m_first->text().startsWith(m_second->text());
    if (longEnough && same)
        m_secondNote->setNote(NoteLine::Kind::Ok, tr("Both are the same."));
    else if (onTheWay)
        m_secondNote->clear();
    else
        m_secondNote->setNote(NoteLine::Kind::Warning, tr("The two differ."));
    m_continue->setEnabled(!m_busy && longEnough && same);
}

void ProtectPage::submit()
{
    if (m_continue->isEnabled())
        Q_EMIT submitted();
}

SecretBytes ProtectPage::takePassword()
{
    SecretBytes password = takeSecretText(*m_first);
    wipeField(*m_second);
    check();
    return password;
}

void ProtectPage::setBusy()
{
    m_busy = true;
    for (QWidget *widget : {static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_second), m_back})
        widget->setEnabled(false);
    check();
}

void ProtectPage::setIdle()
{
    m_busy = false;
    for (QWidget *widget : {static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_second), m_back})
        widget->setEnabled(true);
    check();
}

void ProtectPage::showError(const Error &error)
{
    setIdle();
    m_error->setNote(NoteLine::Kind::Bad, ErrorText::message(tr("The vault wasn't made."), error));
    m_first->setFocus(Qt::OtherFocusReason);
}

void ProtectPage::reset()
{
    wipeField(*m_first);
    wipeField(*m_second);
    for (PasswordField *field : {m_first, m_second})
        field->setVisibility(PasswordField::Visibility::Hidden);
    setIdle();
}

void ProtectPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_first->setFocus(Qt::OtherFocusReason);
}
} // namespace Countersign
