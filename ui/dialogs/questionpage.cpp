// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/questionpage.h"

#include "ui/dialogs/candidatecard.h"
#include "ui/questiontexts.h"
#include "ui/setuptexts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/numberkeys.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QGridLayout>
#include <QRadioButton>
#include <QSet>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 24;
constexpr int headGlyph = 32;
constexpr int mostCards = 4;

/// Several questions at once can give cards of the same name; then all their values are told.
QStringList titlesOf(const std::vector<SetupCandidate> &candidates)
{
    QStringList titles;
    for (const SetupCandidate &candidate : candidates)
        titles.append(QuestionTexts::title(candidate));
    if (QSet<QString>(titles.cbegin(), titles.cend()).size() == titles.size())
        return titles;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        titles[static_cast<qsizetype>(i)] = SetupTexts::parametersLine(candidates[i].account.parameters);
    return titles;
}
} // namespace

QuestionPage::QuestionPage(QWidget *parent)
    : QWidget(parent)
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_explanation(new RoleLabel(&Theme::ink2))
    , m_grid(new QGridLayout)
    , m_says(new RoleLabel(&Theme::ink2, &Fonts::small))
    , m_disclosure(new Disclosure(tr("&What the code says"), m_says))
{
    build();
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int /*id*/, bool checked) {
        if (checked)
            Q_EMIT changed();
    });
    addNumberKeys(*this, m_group, mostCards);
}

void QuestionPage::build()
{
    auto *head =
        makePageHead(new GlyphLabel(Glyph::Question, headGlyph, &Theme::accentInk), {m_heading, m_explanation});
    m_grid->setSpacing(16);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);

    auto *body = new ScrollColumn(pageMargin, this);
    QVBoxLayout *column = body->column();
    column->addLayout(head);
    column->addSpacing(16);
    column->addLayout(m_grid);
    column->addSpacing(12);
    column->addWidget(m_disclosure);
    column->addWidget(m_says);
    column->addSpacing(16);
    column->addStretch();
    column->addWidget(new NoteLine(NoteLine::Kind::Hint,
        tr("Not sure? Try the suggested code on the site first. A site accepts only one of them, and refusing the "
           "other "
           "does no harm.")));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(body);
}

void QuestionPage::ask(std::shared_ptr<const SetupReading> reading, const QString &says, UnixTime now)
{
    clear();
    m_reading = std::move(reading);
    m_heading->setText(QuestionTexts::question(*m_reading));
    m_explanation->setText(QuestionTexts::explanation(*m_reading));
    m_says->setText(says);
    m_disclosure->setSummary(says);
    m_disclosure->setOpen(false);
    m_disclosure->setVisible(!says.isEmpty());
    makeCards();
    tick(now);
    focusCard();
    Q_EMIT changed();
}

void QuestionPage::makeCards()
{
    const QStringList titles = titlesOf(m_reading->candidates);
    QWidget *before = nullptr;
    for (std::size_t i = 0; i < m_reading->candidates.size(); ++i) {
        const auto index = static_cast<int>(i);
        auto *card = new CandidateCard(m_reading->candidates[i], titles.at(index), index + 1);
        m_cards.append(card);
        m_group.addButton(card->button(), index);
        m_grid->addWidget(card, index / 2, index % 2);
        card->show(); // now, since it takes the focus
        if (before != nullptr)
            setTabOrder(before, card->button());
        before = card->button();
        if (m_reading->candidates[i].suggested)
            card->button()->setChecked(true);
    }
    setTabOrder(before, m_disclosure);
}

void QuestionPage::focusCard()
{
    for (CandidateCard *card : std::as_const(m_cards)) {
        if (card->button()->isChecked() || chosen() == nullptr) {
            setFocusProxy(card->button());
            card->button()->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

const SetupCandidate *QuestionPage::chosen() const
{
    const int id = m_group.checkedId();
    return id < 0 ? nullptr : &m_cards.at(id)->candidate();
}

void QuestionPage::tick(UnixTime now)
{
    for (CandidateCard *card : std::as_const(m_cards))
        card->tick(now);
}

void QuestionPage::clear()
{
    for (CandidateCard *card : std::as_const(m_cards))
        m_group.removeButton(card->button());
    // At once, not later: the cards refer to the reading.
    qDeleteAll(m_cards);
    m_cards.clear();
    m_reading.reset();
}
} // namespace Countersign
