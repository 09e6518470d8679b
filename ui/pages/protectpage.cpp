// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/protectpage.h"

#include "ui/errortext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/newpassword.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 32;
constexpr int headGlyph = 36;
constexpr int widestLine = 86; // average letters
} // namespace

ProtectPage::ProtectPage(QWidget *parent)
    : QWidget(parent)
    , m_password(new NewPassword)
    , m_error(new NoteLine(this))
    , m_continue(new PrimaryButton(tr("&Continue")))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(makeBody(), 1);
    page->addWidget(makeFooter());
    Controls::setComfortableSizes(*this);
    setFocusProxy(m_password);
    setIdle();
    connect(m_password, &NewPassword::changed, this, [this] {
        m_error->clear();
        m_continue->setEnabled(m_password->isEnabled() && m_password->isComplete());
    });
    connect(m_password, &NewPassword::accepted, this, &ProtectPage::submitted);
    connect(m_continue, &PrimaryButton::clicked, m_password, &NewPassword::submit);
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

    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    QVBoxLayout *column = body->column();
    column->addLayout(head);
    column->addSpacing(16);
    column->addWidget(different);
    column->addSpacing(24);
    column->addWidget(m_password);
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

SecretBytes ProtectPage::takePassword()
{
    return m_password->takePassword();
}

void ProtectPage::setBusyness(bool busy)
{
    m_password->setEnabled(!busy);
    m_back->setEnabled(!busy);
    m_continue->setEnabled(!busy && m_password->isComplete());
}

void ProtectPage::setBusy()
{
    setBusyness(true);
}

void ProtectPage::setIdle()
{
    setBusyness(false);
}

void ProtectPage::showError(const Error &error)
{
    setIdle();
    m_error->setNote(NoteLine::Kind::Bad, ErrorText::message(tr("The vault wasn't made."), error));
    m_password->setFocus(Qt::OtherFocusReason);
}

void ProtectPage::reset()
{
    m_password->reset();
    m_error->clear();
    setIdle();
}

void ProtectPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_password->setFocus(Qt::OtherFocusReason);
}
} // namespace Countersign
