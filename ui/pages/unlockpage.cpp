// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/unlockpage.h"

#include "ui/errortext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/secretinput.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 32;
constexpr int headGlyph = 36;
constexpr int widestLine = 86; // average letters
} // namespace

UnlockPage::UnlockPage(QWidget *parent)
    : QWidget(parent)
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_text(new RoleLabel(&Theme::ink2))
    , m_label(new RoleLabel(&Theme::ink))
    , m_field(new PasswordField(PasswordField::Visibility::Hidden))
    , m_open(new PrimaryButton(Glyph::Unlock, tr("&Open")))
    , m_error(new NoteLine(this))
    , m_capsLock(new NoteLine(this))
    , m_status(new RoleLabel(&Theme::ink2, &Fonts::small))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(makeBody(), 1);
    page->addWidget(makeFooter());
    Controls::setComfortableSizes(*this);
    setFocusProxy(m_field);
    setPassword(Password::Only);
    setIdle();

    const auto submit = [this] {
        if (m_open->isEnabled())
            Q_EMIT submitted();
    };
    connect(m_field, &PasswordField::returnPressed, this, submit);
    connect(m_open, &PrimaryButton::clicked, this, submit);
    connect(m_field, &PasswordField::textEdited, this, [this] {
        m_error->clear();
        updateOpen();
    });
    connect(m_field, &PasswordField::capsLockChanged, this, &UnlockPage::updateCapsLock);
}

QWidget *UnlockPage::makeBody()
{
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_heading);
    texts->addWidget(m_text);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(new GlyphLabel(Glyph::Lock, headGlyph, &Theme::accentInk), 0, Qt::AlignTop);
    head->addLayout(texts, 1);

    m_label->setBuddy(m_field);
    m_open->setAutoDefault(true);
    auto *entry = new QHBoxLayout;
    entry->setSpacing(8);
    entry->addWidget(m_field, 1);
    entry->addWidget(m_open);

    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    QVBoxLayout *column = body->column();
    column->addLayout(head);
    column->addSpacing(24);
    column->addWidget(m_label);
    column->addSpacing(6);
    column->addLayout(entry);
    column->addSpacing(8);
    column->addWidget(m_error);
    column->addSpacing(4);
    column->addWidget(m_capsLock);
    column->addStretch();
    return body;
}

QWidget *UnlockPage::makeFooter()
{
    auto *footer = new FooterBar(this);
    //: Button: to the page before
    auto *back = new QPushButton(glyphIcon(Glyph::Back), tr("&Back"));
    back->setFlat(true);
    back->setAutoDefault(true);
    footer->row()->addWidget(back);
    footer->row()->addStretch();
    footer->row()->addWidget(m_status);
    m_status->setWordWrap(false);
    connect(back, &QPushButton::clicked, this, &UnlockPage::backRequested);
    return footer;
}

void UnlockPage::setPassword(Password password)
{
    m_password = password;
    const bool recovery = password == Password::Recovery;
    m_heading->setText(recovery ? tr("Open with your recovery password") : tr("Open your codes with your password"));
    m_text->setText(
        recovery ? tr("It opens your codes when the keychain doesn't.") : tr("The one you chose for this vault."));
    m_label->setText(recovery ? tr("Recovery &password") : tr("&Password"));
    m_field->setAccessibleName(recovery ? tr("Recovery password") : tr("Password"));
}

SecretBytes UnlockPage::takePassword()
{
    SecretBytes password = takeSecretText(*m_field);
    updateOpen();
    return password;
}

void UnlockPage::setBusy()
{
    m_busy = true;
    m_field->setEnabled(false);
    m_error->clear();
    m_status->setText(tr("Checking the password…"));
    updateOpen();
}

void UnlockPage::setIdle()
{
    m_busy = false;
    m_field->setEnabled(true);
    m_status->setText(tr("Checking takes about a second."));
    updateOpen();
}

void UnlockPage::showError(const Error &error)
{
    setIdle();
    if (error.code == ErrorCode::WrongPassword) {
        m_error->setNote(NoteLine::Kind::Bad,
            m_password == Password::Recovery
                ? tr("That isn't the recovery password. You can try as often as you like.")
                : tr("That isn't the password of this vault. You can try as often as you like."));
    } else {
        m_error->setNote(NoteLine::Kind::Bad, ErrorText::message(error));
    }
    m_field->setFocus(Qt::OtherFocusReason);
}

void UnlockPage::reset()
{
    wipeField(*m_field);
    m_field->setVisibility(PasswordField::Visibility::Hidden);
    m_error->clear();
    setIdle();
}

void UnlockPage::updateCapsLock()
{
    m_capsLock->setNote(NoteLine::Kind::Warning, m_field->isCapsLockOn() ? tr("Caps Lock is on.") : QString());
}

void UnlockPage::updateOpen()
{
    m_open->setEnabled(!m_busy && !m_field->text().isEmpty());
}

void UnlockPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_field->setFocus(Qt::OtherFocusReason);
}
} // namespace Countersign
