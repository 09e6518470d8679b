// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/foundlistpage.h"

#include "ui/dialogs/foundrow.h"
#include "ui/setuptexts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QCheckBox>
#include <QHash>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 24;
constexpr int headGlyph = 32;
constexpr int cardMargin = 16;
} // namespace

FoundListPage::FoundListPage(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphLabel(Glyph::Scan, headGlyph, &Theme::accentInk))
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_summary(new RoleLabel(&Theme::ink2))
    , m_parts(new MessageBar)
    , m_unusable(new MessageBar)
    , m_screen(new QPushButton(glyphIcon(Glyph::Screen), {}))
    , m_camera(new QPushButton(glyphIcon(Glyph::Camera), tr("Use the ca&mera")))
{
    build();
    auto *all = new QShortcut(QKeySequence::SelectAll, this);
    all->setContext(Qt::WidgetWithChildrenShortcut);
    connect(all, &QShortcut::activated, this, &FoundListPage::tickAll);
}

void FoundListPage::build()
{
    auto *head = makePageHead(m_glyph, {m_heading, m_summary});

    auto *card = new Card(Card::Ground::Surface);
    m_list = new QVBoxLayout(card);
    m_list->setContentsMargins(cardMargin, 0, cardMargin, 0);
    m_list->setSpacing(0);

    auto *open = new QPushButton(glyphIcon(Glyph::Image), tr("Open &picture…"));
    auto *paste = new QPushButton(glyphIcon(Glyph::Paste), tr("Pas&te"));
    connect(m_screen, &QPushButton::clicked, this, &FoundListPage::screenRequested);
    connect(m_camera, &QPushButton::clicked, this, &FoundListPage::cameraRequested);
    connect(open, &QPushButton::clicked, this, &FoundListPage::openPictureRequested);
    connect(paste, &QPushButton::clicked, this, &FoundListPage::pasteRequested);
    auto *sources = new FlowLayout(8);
    sources->addWidget(m_screen);
    sources->addWidget(m_camera);
    sources->addWidget(open);
    sources->addWidget(paste);
    m_camera->hide();

    auto *body = new ScrollColumn(pageMargin, this);
    QVBoxLayout *column = body->column();
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_parts);
    column->addWidget(m_unusable);
    column->addWidget(card);
    column->addLayout(sources);
    column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(body);
}

void FoundListPage::showFound(const SetupCollector &found, int screens, UnixTime now)
{
    QHash<const SetupReading *, bool> before;
    for (const FoundRow *row : std::as_const(m_rows))
        before.insert(row->item().reading.get(), row->isTicked());
    clear();
    for (const FoundItem &item : found.items()) {
        auto *row = new FoundRow(item, m_rows.isEmpty() ? FoundRow::Line::None : FoundRow::Line::Above);
        if (const auto kept = before.constFind(item.reading.get()); kept != before.cend())
            row->setTicked(*kept);
        m_rows.append(row);
        m_list->addWidget(row);
        connect(row, &FoundRow::toggled, this, &FoundListPage::changed);
    }
    m_glyph->setGlyph(screens > 0 ? Glyph::Screen : Glyph::Scan, &Theme::accentInk);
    m_screen->setText(screens > 0 ? tr("&Scan again") : tr("Scan my &screen"));
    Controls::setComfortableSize(*m_screen);
    showHead(found, screens);
    showParts(found);
    tick(now);
    Q_EMIT changed();
}

QString FoundListPage::heading(const SetupCollector &found, int screens)
{
    const auto count = static_cast<int>(found.items().size());
    if (found.hasExport())
        return tr("Found %n account(s)", nullptr, count);
    if (screens > 1)
        //: %1 is a number of screens, two or more
        return tr("Found %n QR code(s) on your %1 screens", nullptr, count).arg(QLocale().toString(screens));
    if (screens == 1)
        return tr("Found %n QR code(s) on your screen", nullptr, count);
    return tr("Found %n code(s)", nullptr, count);
}

void FoundListPage::showHead(const SetupCollector &found, int screens)
{
    const auto count = [&found](FoundItem::Kind kind) {
        return static_cast<int>(std::count_if(
            found.items().cbegin(), found.items().cend(), [kind](const FoundItem &item) { return item.kind == kind; }));
    };
    m_heading->setText(heading(found, screens));
    QStringList parts;
    if (const int n = count(FoundItem::Kind::New); n > 0)
        parts.append(tr("%n new", "found accounts", n));
    if (const int n = count(FoundItem::Kind::NeedsChoice) + count(FoundItem::Kind::OtherKey); n > 0)
        parts.append(tr("%n to choose", "found accounts that a question is about", n));
    if (const int n = count(FoundItem::Kind::AlreadyHere); n > 0)
        parts.append(tr("%n already here", "found accounts", n));
    if (const int n = count(FoundItem::Kind::NotForUs); n > 0)
        parts.append(tr("%n for something else", "found codes", n));
    m_summary->setText(QLocale().createSeparatedList(parts));
}

void FoundListPage::showParts(const SetupCollector &found)
{
    const std::optional<PartsProgress> parts = found.missing();
    m_parts->setVisible(parts.has_value());
    if (parts)
        //: %1 a sentence that says which numbers are still missing
        m_parts->setMessage(MessageBar::Kind::Warning, SetupTexts::partsRead(parts->read, parts->count),
            (parts->usable
                    ? tr("%1 Hand in the other QR codes, too, in any order. If you add now, what they hold stays "
                         "in the old app only.")
                    : tr("%1 Hand in the other QR codes, too, in any order."))
                .arg(SetupTexts::partsMissing(parts->missing)));
    m_unusable->setVisible(found.unusable() > 0);
    if (found.unusable() > 0)
        m_unusable->setMessage(MessageBar::Kind::Warning, {},
            tr("%n account(s) of this export can't be used by Countersign and stay in the old app.", nullptr,
                found.unusable()));
}

std::vector<FoundItem> FoundListPage::ticked() const
{
    std::vector<FoundItem> items;
    for (const FoundRow *row : m_rows) {
        if (row->isTicked())
            items.push_back(row->item());
    }
    return items;
}

void FoundListPage::tickAll()
{
    for (FoundRow *row : std::as_const(m_rows))
        row->setTicked(true);
}

void FoundListPage::tick(UnixTime now)
{
    for (FoundRow *row : std::as_const(m_rows))
        row->tick(now);
}

void FoundListPage::setCameraOffered(bool offered)
{
    m_camera->setVisible(offered);
}

void FoundListPage::clear()
{
    qDeleteAll(m_rows);
    m_rows.clear();
}
} // namespace Countersign
