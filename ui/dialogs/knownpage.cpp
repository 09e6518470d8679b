// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/knownpage.h"

#include "core/otp/displaytext.h"
#include "ui/setuptexts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/edgekeeper.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/livecode.h"
#include "ui/widgets/numberkeys.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 24;
constexpr int headGlyph = 32;
constexpr int padding = 16;
constexpr int choices = 3;
} // namespace

KnownPage::KnownPage(const VaultSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_explanation(new RoleLabel(&Theme::ink2))
    , m_oldCode(new LiveCode(LiveCode::Form::Compare))
    , m_newCode(new LiveCode(LiveCode::Form::Compare))
    , m_oldAbout(new RoleLabel(&Theme::ink2, &Fonts::small))
    , m_newAbout(new RoleLabel(&Theme::ink2, &Fonts::small))
{
    build();
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int /*id*/, bool checked) {
        if (checked)
            Q_EMIT changed();
    });
    addNumberKeys(*this, m_group, choices);
}

void KnownPage::build()
{
    auto *head =
        makePageHead(new GlyphLabel(Glyph::Question, headGlyph, &Theme::accentInk), {m_heading, m_explanation});
    auto *codes = new QHBoxLayout;
    codes->setSpacing(16);
    //: Title over a code: the account that the vault has
    codes->addWidget(makeCode(tr("Here now"), m_oldCode, m_oldAbout), 1);
    //: Title over a code: the account that was just found
    codes->addWidget(makeCode(tr("Just found"), m_newCode, m_newAbout), 1);

    auto *card = new Card(Card::Ground::Surface);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(padding, padding, padding, padding);
    rows->setSpacing(2);
    addChoice(Choice::KeepBoth, tr("Keep both"),
        tr("Two accounts of the same name. You can rename or delete one later."), *rows);
    rows->addSpacing(12);
    addChoice(Choice::Replace, tr("Replace the key"),
        tr("For a site where sign-in codes were set up again. The old key can be brought back with Undo."), *rows);
    rows->addSpacing(12);
    addChoice(Choice::Skip, tr("Skip"), tr("What was found isn't added. Nothing changes."), *rows);

    auto *body = new ScrollColumn(pageMargin, this);
    QVBoxLayout *column = body->column();
    column->addLayout(head);
    column->addSpacing(16);
    column->addLayout(codes);
    column->addSpacing(16);
    column->addWidget(card);
    column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(body);
}

QWidget *KnownPage::makeCode(const QString &title, LiveCode *code, RoleLabel *about)
{
    auto *card = new Card(Card::Ground::Surface);
    auto *name = new RoleLabel(&Theme::ink, &Fonts::strong);
    name->setText(title);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(8);
    column->addWidget(name);
    column->addWidget(code);
    column->addWidget(about);
    column->addStretch();
    return card;
}

void KnownPage::addChoice(Choice choice, const QString &text, const QString &description, QVBoxLayout &column)
{
    auto *button = new QRadioButton(text);
    EdgeKeeper::attach(*button);
    button->setFont(Fonts::strong(button->font()));
    button->setAccessibleDescription(description);
    auto *about = new RoleLabel(&Theme::ink2, &Fonts::small);
    about->setText(description);
    // Below the button's text, not below its circle.
    about->setContentsMargins(style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, button)
            + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing, nullptr, button),
        0, 0, 0);
    column.addWidget(button);
    column.addWidget(about);
    m_group.addButton(button, static_cast<int>(choice));
}

void KnownPage::ask(const FoundItem &item, UnixTime now)
{
    m_item = item;
    const Account &fresh = *item.account();
    const QString name = displayText(SetupTexts::displayName(fresh.issuer, fresh.name));
    //: %1 a site
    m_heading->setText(tr("%1 is already here, with another key").arg(name));
    m_explanation->setText(fresh.issuer.isEmpty() || fresh.name.isEmpty()
            ? tr("The two give different codes. A site accepts only one of them.")
            //: %1 an account's name at a site
            : tr("The two keys for %1 give different codes. A site accepts only one of them.")
                  .arg(displayText(fresh.name)));
    const auto old = m_session.summary(item.known);
    const qint64 created = old ? old->created.time_since_epoch().count() : 0;
    const QString date = QLocale().toString(QDateTime::fromSecsSinceEpoch(created).date(), QLocale::LongFormat);
    //: %1 a date
    m_oldAbout->setText(created > 0 ? tr("Added on %1.").arg(date) : QString());
    m_newAbout->setText(SetupTexts::parametersLine(fresh.parameters));
    if (old && created <= 0)
        m_oldAbout->setText(SetupTexts::parametersLine(old->parameters));
    m_group.button(static_cast<int>(Choice::KeepBoth))->setChecked(true);
    setFocusProxy(m_group.checkedButton());
    tick(now);
    m_group.checkedButton()->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

KnownPage::Choice KnownPage::choice() const
{
    return static_cast<Choice>(m_group.checkedId());
}

void KnownPage::tick(UnixTime now)
{
    if (!m_item)
        return;
    m_newCode->showAccount(*m_item->account(), now);
    // The key is in hand for this moment only. A counter's code is not shown before its counter is saved.
    const Result<Account> old = m_session.reveal(m_item->known);
    if (old && old->parameters.isTimeBased())
        m_oldCode->showAccount(*old, now);
    else
        m_oldCode->clear();
}

void KnownPage::clear()
{
    m_item.reset();
    m_oldCode->clear();
    m_newCode->clear();
}
} // namespace Countersign
