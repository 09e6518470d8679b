// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/codebar.h"

#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/livecode.h"
#include "ui/widgets/rolelabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int avatarSize = 40;
constexpr int padding = 14;
constexpr int gap = 12;
} // namespace

CodeBar::CodeBar(Ground ground, QWidget *parent)
    : QWidget(parent)
    , m_avatar(new AvatarLabel(avatarSize))
    , m_title(new RoleLabel(&Theme::ink, &Fonts::strong))
    , m_text(new RoleLabel(&Theme::ink2, &Fonts::small))
    , m_code(new LiveCode(LiveCode::Form::Bar))
{
    auto *card = new Card(ground == Ground::Info ? Card::Ground::Info : Card::Ground::Surface, this);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    m_row = new QHBoxLayout(card);
    m_row->setContentsMargins(padding, padding, padding, padding);
    m_row->setSpacing(gap);
    m_row->addWidget(m_avatar);
    m_row->addLayout(texts, 1);
    m_row->setAlignment(texts, Qt::AlignVCenter);
    m_row->addWidget(m_code);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
}

void CodeBar::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void CodeBar::showAccount(const Account &account, UnixTime now)
{
    m_avatar->setAccount(account.issuer, account.name);
    m_code->showAccount(account, now);
}

void CodeBar::clear()
{
    m_code->clear();
}

void CodeBar::addButton(QWidget *button)
{
    m_row->insertWidget(m_row->count() - 1, button);
}

QString CodeBar::code() const
{
    return m_code->code();
}
} // namespace Countersign
