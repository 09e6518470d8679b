// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/safetyrow.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/rolelabel.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <utility>

namespace Countersign
{
namespace
{
constexpr int glyphSize = 20;
constexpr int stateGlyphSize = 16;
constexpr int gap = 12;
constexpr int margin = 12;
/// With fewer letters a line the text gets hard to read.
constexpr int fewestLetters = 30;

struct StateLook
{
    Glyph glyph;
    QColor Theme::*color;
};

StateLook lookOf(HealthState state)
{
    switch (state) {
    case HealthState::Fine:
        return {Glyph::Check, &Theme::ok};
    case HealthState::Unknown:
        return {Glyph::Question, &Theme::ink2};
    case HealthState::ToDo:
        return {Glyph::Warning, &Theme::warn};
    case HealthState::Broken:
        return {Glyph::Error, &Theme::bad};
    }
    return {Glyph::Question, &Theme::ink2};
}
} // namespace

SafetyRow::SafetyRow(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_glyph(new GlyphLabel(Glyph::Info, glyphSize, &Theme::ink2, this))
    , m_title(new RoleLabel(&Theme::ink, &Fonts::strong, this))
    , m_facts(new RoleLabel(&Theme::ink2, &Fonts::small, this))
    , m_state(new QWidget(this))
    , m_stateGlyph(new GlyphLabel(Glyph::Question, stateGlyphSize, &Theme::ink2, m_state))
    , m_stateWord(new RoleLabel(&Theme::ink2, &Fonts::smallStrong, m_state))
{
    m_grid->setContentsMargins(margin, margin, margin, margin);
    m_grid->setHorizontalSpacing(gap);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    m_stateWord->setWordWrap(false);
    auto *state = new QHBoxLayout(m_state);
    state->setContentsMargins(0, 0, 0, 0);
    state->setSpacing(8);
    state->addWidget(m_stateGlyph);
    state->addWidget(m_stateWord, 1);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    place();
}

void SafetyRow::present(const SafetyTexts &texts, HealthState state)
{
    const StateLook look = lookOf(state);
    const QString word = SafetyTexts::stateWord(state);
    m_glyph->setGlyph(texts.glyph, &Theme::ink2);
    m_title->setText(texts.title);
    m_facts->setText(texts.facts);
    m_stateGlyph->setGlyph(look.glyph, look.color);
    m_stateWord->setColor(look.color);
    m_stateWord->setText(word);
    const bool buttonChanges = texts.button != m_texts.button || texts.choices != m_texts.choices;
    m_texts = texts;
    if (buttonChanges)
        makeButton(texts);
    //: Read aloud: a line of the Safety page and its state, as in "Recovery key, to do"
    const QString name = tr("%1, %2").arg(texts.title, word.toLower());
    setAccessibleName(name);
    setAccessibleDescription(texts.facts);
    if (m_button != nullptr)
        //: Read aloud: the name of a line and what is known about it
        m_button->setAccessibleDescription(tr("%1. %2").arg(name, texts.facts));
    place();
}

void SafetyRow::makeButton(const SafetyTexts &texts)
{
    if (m_button != nullptr) {
        m_button->hide();
        std::exchange(m_button, nullptr)->deleteLater(); // its click may have led here
    }
    if (texts.button.isEmpty())
        return;
    m_button = new QPushButton(texts.button, this);
    m_button->setAutoDefault(true);
    if (texts.choices.size() == 1) {
        connect(m_button, &QPushButton::clicked, this,
            [this, action = texts.choices.first().action] { Q_EMIT requested(action); });
    } else {
        auto *menu = new QMenu(m_button);
        for (const SafetyTexts::Choice &choice : texts.choices)
            connect(menu->addAction(choice.text), &QAction::triggered, this,
                [this, action = choice.action] { Q_EMIT requested(action); });
        m_button->setMenu(menu);
    }
    Controls::setComfortableSize(*m_button);
    m_button->setVisible(true);
}

void SafetyRow::setBusy(bool busy)
{
    if (m_button != nullptr)
        m_button->setEnabled(!busy);
}

bool SafetyRow::isNarrow() const
{
    const int button = m_button == nullptr ? 0 : m_button->minimumWidth() + gap;
    const int beside = m_state->sizeHint().width() + button + glyphSize + 2 * gap + 2 * margin;
    return width() - beside < fewestLetters * fontMetrics().averageCharWidth();
}

void SafetyRow::place()
{
    m_placedNarrow = isNarrow();
    m_grid->addWidget(m_glyph, 0, 0, 2, 1, Qt::AlignTop);
    m_grid->addWidget(m_title, 0, 1);
    m_grid->addWidget(m_facts, 1, 1);
    if (m_placedNarrow)
        m_grid->addWidget(m_state, 2, 1, Qt::AlignLeading | Qt::AlignVCenter);
    else
        m_grid->addWidget(m_state, 0, 2, 2, 1, Qt::AlignVCenter);
    if (m_button != nullptr && m_placedNarrow)
        m_grid->addWidget(m_button, 3, 1, Qt::AlignLeading | Qt::AlignVCenter);
    else if (m_button != nullptr)
        m_grid->addWidget(m_button, 0, 3, 2, 1, Qt::AlignVCenter);
    m_state->setContentsMargins(0, m_placedNarrow ? 4 : 0, 0, m_placedNarrow ? 4 : 0);
}

void SafetyRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isNarrow() != m_placedNarrow)
        place();
}

bool SafetyRow::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        if (m_button != nullptr)
            Controls::setComfortableSize(*m_button);
        place();
    }
    return QWidget::event(event);
}
} // namespace Countersign
