// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/foundrow.h"

#include "core/otp/displaytext.h"
#include "ui/setuptexts.h"
#include "ui/widgets/avatarlabel.h"
#include "ui/widgets/edgekeeper.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/livecode.h"
#include "ui/widgets/rolelabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int avatarSize = 36;
constexpr int stateGlyph = 16;
constexpr int gap = 12;

struct StateLook
{
    Glyph glyph;
    QColor Theme::*color;
};

StateLook lookOf(FoundItem::Kind kind)
{
    switch (kind) {
    case FoundItem::Kind::New:
        return {Glyph::New, &Theme::ok};
    case FoundItem::Kind::AlreadyHere:
        return {Glyph::Same, &Theme::ink2};
    case FoundItem::Kind::OtherKey:
    case FoundItem::Kind::NeedsChoice:
        return {Glyph::Question, &Theme::accentInk};
    case FoundItem::Kind::NotForUs:
        break;
    }
    return {Glyph::Error, &Theme::ink2};
}
} // namespace

FoundRow::FoundRow(FoundItem item, Line line, QWidget *parent)
    : QWidget(parent)
    , m_item(std::move(item))
    , m_line(line)
{
    const bool usable = m_item.kind != FoundItem::Kind::NotForUs;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, gap, 0, gap);
    row->setSpacing(gap);
    // Also where there is nothing to tick, or the rows would not stand in line.
    m_box = new QCheckBox;
    EdgeKeeper::attach(*m_box);
    QSizePolicy policy = m_box->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_box->setSizePolicy(policy);
    row->addWidget(m_box);
    if (usable) {
        auto *avatar = new AvatarLabel(avatarSize);
        avatar->setAccount(m_item.account()->issuer, m_item.account()->name);
        row->addWidget(avatar);
    } else {
        row->addWidget(new GlyphLabel(Glyph::Scan, avatarSize, &Theme::ink2));
    }
    auto *name = new RoleLabel(&Theme::ink, &Fonts::strong);
    name->setText(title());
    auto *about = new RoleLabel(&Theme::ink2, &Fonts::small);
    about->setText(text());
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(name);
    texts->addWidget(about);
    about->setHidden(about->text().isEmpty());
    row->addLayout(texts, 1);
    row->addWidget(makeState());
    if (m_item.reading->account && m_item.kind != FoundItem::Kind::NotForUs) {
        m_code = new LiveCode(LiveCode::Form::Table);
        row->addSpacing(gap);
        row->addWidget(m_code);
    }
    //: Read aloud. %1 site, %2 account or explanation, %3 "New", "Already here"…
    m_box->setAccessibleName(tr("%1, %2, %3").arg(title(), text(), state()));
    m_box->setChecked(m_item.kind != FoundItem::Kind::AlreadyHere && m_item.kind != FoundItem::Kind::NotForUs);
    m_box->setVisible(usable);
    connect(m_box, &QCheckBox::toggled, this, &FoundRow::toggled);
}

QString FoundRow::title() const
{
    if (m_item.kind == FoundItem::Kind::NotForUs)
        return SetupTexts::refusal(m_item.reading->refusal, displayText(m_item.reading->detail)).thing;
    return displayText(SetupTexts::displayName(m_item.account()->issuer, m_item.account()->name));
}

QString FoundRow::text() const
{
    if (m_item.kind == FoundItem::Kind::NotForUs) {
        const auto refused = SetupTexts::refusal(m_item.reading->refusal, displayText(m_item.reading->detail));
        return refused.reason.isEmpty() ? refused.heading : refused.reason;
    }
    QString name = m_item.account()->issuer.isEmpty() ? QString() : displayText(m_item.account()->name);
    if (m_item.kind != FoundItem::Kind::OtherKey)
        return name;
    //: %1 an account's name at a site
    return name.isEmpty() ? tr("Here with another key") : tr("%1, here with another key").arg(name);
}

QString FoundRow::state() const
{
    switch (m_item.kind) {
    case FoundItem::Kind::New:
        //: State of a found account
        return tr("New");
    case FoundItem::Kind::AlreadyHere:
        //: State of a found account
        return tr("Already here");
    case FoundItem::Kind::OtherKey:
    case FoundItem::Kind::NeedsChoice:
        //: State of a found account: it can be read in several ways, or its name is here with another key
        return tr("Needs your choice");
    case FoundItem::Kind::NotForUs:
        break;
    }
    //: State of a found QR code that holds something else
    return tr("Not for Countersign");
}

QWidget *FoundRow::makeState()
{
    const StateLook look = lookOf(m_item.kind);
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *word = new RoleLabel(look.color, &Fonts::small);
    word->setWordWrap(false);
    word->setText(state());
    row->addWidget(new GlyphLabel(look.glyph, stateGlyph, look.color));
    row->addWidget(word);
    return part;
}

bool FoundRow::isTicked() const
{
    return m_item.kind != FoundItem::Kind::NotForUs && m_box->isChecked();
}

void FoundRow::setTicked(bool ticked)
{
    m_box->setChecked(ticked);
}

void FoundRow::tick(UnixTime now)
{
    if (m_code != nullptr)
        m_code->showAccount(*m_item.account(), now);
}

void FoundRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_item.kind != FoundItem::Kind::NotForUs && event->button() == Qt::LeftButton
        && rect().contains(event->position().toPoint()))
        m_box->toggle();
}

void FoundRow::paintEvent(QPaintEvent * /*event*/)
{
    if (m_line == Line::None)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::of(palette()).hairline);
}
} // namespace Countersign
