// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/safetypage.h"

#include "ui/announcer.h"
#include "ui/errortext.h"
#include "ui/pages/momenttext.h"
#include "ui/pages/safetyrow.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/topbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int controlHeight = 34;
constexpr int pageMargin = 24;
constexpr int headGlyph = 32;
constexpr int mostLetters = 90;

/// Between two lines of a card.
class Hairline final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        constexpr int indent = 12;
        QPainter(this).fillRect(rect().adjusted(indent, 0, -indent, 0), Theme::of(palette()).hairline);
    }
};
} // namespace

SafetyPage::SafetyPage(
    VaultSession &session, const Clock &clock, Settings &settings, HealthCheck::AskClock askClock, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clock(clock)
    , m_settings(settings)
    , m_check(session, std::move(askClock))
    , m_body(new ScrollColumn(pageMargin, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopBar());
    column->addWidget(m_body, 1);
    column->addWidget(makeFooter());
    m_body->setMaximumCharacters(mostLetters);
    makeHead(*m_body->column());
    makeSection(Section::Ways, tr("Ways to open your codes"), *m_body->column());
    m_body->column()->addWidget(makeReminder());
    makeSection(Section::Vault, tr("Vault"), *m_body->column());
    makeSection(Section::Codes, tr("Codes"), *m_body->column());
    m_body->column()->addStretch(1);
    connect(&m_check, &HealthCheck::changed, this, &SafetyPage::showReport);
    connect(&m_check, &HealthCheck::finished, this, &SafetyPage::finishCheck);
    showReport();
    m_check.run(HealthCheck::Depth::Quiet);
}

QWidget *SafetyPage::makeTopBar()
{
    auto *bar = new TopBar(this);
    m_back = new QToolButton(bar);
    m_back->setAutoRaise(true);
    m_back->setIcon(glyphIcon(layoutDirection() == Qt::RightToLeft ? Glyph::Forward : Glyph::Back));
    m_back->setFixedSize(QSize(controlHeight, controlHeight).expandedTo(m_back->sizeHint()));
    m_back->setAccessibleName(tr("Back"));
    //: %1 a key
    m_back->setToolTip(
        tr("Back to the codes (%1)").arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    connect(m_back, &QToolButton::clicked, this, &SafetyPage::backRequested);
    auto *title = new RoleLabel(&Theme::ink, &Fonts::strong, bar);
    title->setText(tr("Safety"));
    title->setWordWrap(false);
    m_checkButton = new QPushButton(tr("Check &everything"), bar);
    m_checkButton->setAutoDefault(true);
    m_checkButton->setToolTip(tr("Also asks the keychain for the key"));
    Controls::setComfortableSize(*m_checkButton);
    connect(m_checkButton, &QPushButton::clicked, this, &SafetyPage::checkEverything);
    bar->row()->addWidget(m_back);
    bar->row()->addWidget(title, 1);
    bar->row()->addWidget(m_checkButton);
    return bar;
}

QWidget *SafetyPage::makeFooter()
{
    auto *footer = new FooterBar(this);
    constexpr int glyphSize = 16;
    m_footer = new RoleLabel(&Theme::ink2, &Fonts::small, footer);
    footer->row()->addWidget(new GlyphLabel(Glyph::Info, glyphSize, &Theme::ink2, footer));
    footer->row()->addWidget(m_footer, 1);
    return footer;
}

void SafetyPage::makeHead(QVBoxLayout &column)
{
    m_head = new Card(Card::Ground::Ok, this);
    m_headGlyph = new GlyphLabel(Glyph::Shield, headGlyph, &Theme::ok, m_head);
    m_headline = new RoleLabel(&Theme::ink, &Fonts::heading, m_head);
    m_outlook = new RoleLabel(&Theme::ink, nullptr, m_head);
    m_outcome = new NoteLine(m_head);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_headline);
    texts->addWidget(m_outlook);
    texts->addWidget(m_outcome);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    row->addWidget(m_headGlyph, 0, Qt::AlignVCenter);
    row->addLayout(texts, 1);
    column.addWidget(m_head);
}

void SafetyPage::makeSection(Section section, const QString &title, QVBoxLayout &column)
{
    Q_ASSERT(m_sections.size() == static_cast<qsizetype>(section));
    auto *heading = new RoleLabel(&Theme::ink, &Fonts::smallStrong, this);
    heading->setText(title);
    auto *card = new Card(Card::Ground::Surface, this);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    m_sections.append(rows);
    column.addSpacing(16);
    column.addWidget(heading);
    column.addSpacing(8);
    column.addWidget(card);
}

QWidget *SafetyPage::makeReminder()
{
    m_reminder = new QWidget(this);
    auto *label = new RoleLabel(&Theme::ink2, &Fonts::small, m_reminder);
    label->setText(tr("Remind me to practise the recovery password"));
    m_reminderChoice = new QComboBox(m_reminder);
    //: How often to be reminded
    m_reminderChoice->addItem(tr("Never"), static_cast<int>(Settings::Reminder::Never));
    //: How often to be reminded
    m_reminderChoice->addItem(tr("Every month"), static_cast<int>(Settings::Reminder::Monthly));
    //: How often to be reminded
    m_reminderChoice->addItem(tr("Every three months"), static_cast<int>(Settings::Reminder::Quarterly));
    m_reminderChoice->setCurrentIndex(m_reminderChoice->findData(static_cast<int>(m_settings.reminder())));
    m_reminderChoice->setAccessibleName(label->text());
    connect(m_reminderChoice, &QComboBox::activated, this,
        [this] { m_settings.setReminder(static_cast<Settings::Reminder>(m_reminderChoice->currentData().toInt())); });
    auto *row = new QHBoxLayout(m_reminder);
    row->setContentsMargins(12, 8, 0, 0);
    row->setSpacing(12);
    row->addWidget(label, 1);
    row->addWidget(m_reminderChoice);
    Controls::setComfortableSizes(*m_reminder);
    return m_reminder;
}

SafetyPage::Section SafetyPage::sectionOf(HealthTopic topic)
{
    switch (topic) {
    case HealthTopic::Keychain:
    case HealthTopic::Password:
    case HealthTopic::RecoveryKey:
    case HealthTopic::OtherWays:
        return Section::Ways;
    case HealthTopic::File:
    case HealthTopic::PreviousCopy:
        return Section::Vault;
    case HealthTopic::Accounts:
    case HealthTopic::Clock:
        break;
    }
    return Section::Codes;
}

SafetyRow *SafetyPage::rowOf(HealthTopic topic) const
{
    for (SafetyRow *row : m_rows) {
        if (row->topic() == topic)
            return row;
    }
    return nullptr;
}

void SafetyPage::showReport()
{
    if (m_session.state() != VaultSession::State::Open)
        return; // the window drops this page
    const HealthReport &report = m_check.report();
    const HealthOutlook outlook = report.outlook();
    const bool isSafe = outlook == HealthOutlook::Safe;
    const bool isLost = outlook == HealthOutlook::CouldBeLost;
    m_head->setGround(isSafe ? Card::Ground::Ok : isLost ? Card::Ground::Bad : Card::Ground::Warning);
    m_headGlyph->setGlyph(isLost ? Glyph::Error : Glyph::Shield,
        isSafe       ? &Theme::ok
            : isLost ? &Theme::bad
                     : &Theme::warn);
    m_headline->setText(SafetyTexts::headline(report));
    m_outlook->setText(SafetyTexts::outlook(report));
    m_head->setAccessibleName(headline());
    for (const Section section : {Section::Ways, Section::Vault, Section::Codes})
        updateSection(section);
    m_reminder->setVisible(report.has(HealthFinding::PasswordSet));
    m_footer->setText(m_checked == UnixTime()
            ? tr("Nothing leaves this computer.")
            //: %1 when, such as "today, 09:02"
            : tr("Checked %1. Nothing leaves this computer.").arg(momentText(m_checked, m_clock.nowSeconds())));
}

void SafetyPage::updateSection(Section section)
{
    QVBoxLayout &rows = *m_sections.at(static_cast<qsizetype>(section));
    QList<HealthLine> lines;
    for (const HealthLine &line : report().lines) {
        if (sectionOf(line.topic) == section)
            lines.append(line);
    }
    QList<HealthTopic> before;
    for (const SafetyRow *row : std::as_const(m_rows)) {
        if (sectionOf(row->topic()) == section)
            before.append(row->topic());
    }
    QList<HealthTopic> after;
    for (const HealthLine &line : std::as_const(lines))
        after.append(line.topic);
    if (before != after) {
        m_rows.removeIf([section](const SafetyRow *row) { return sectionOf(row->topic()) == section; });
        Controls::removeWidgets(rows);
        for (const HealthTopic topic : std::as_const(after)) {
            if (rows.count() > 0)
                rows.addWidget(new Hairline(this));
            auto *row = new SafetyRow(this);
            row->setTopic(topic);
            connect(row, &SafetyRow::requested, this, &SafetyPage::carryOut);
            rows.addWidget(row);
            m_rows.append(row);
        }
    }
    for (const HealthLine &line : std::as_const(lines))
        rowOf(line.topic)->present(SafetyTexts::of(line, m_clock.nowSeconds()), line.state);
}

void SafetyPage::checkEverything()
{
    if (m_check.isRunning())
        return;
    m_tells = true;
    m_checkButton->setEnabled(false);
    m_checkButton->setText(tr("Checking…"));
    m_outcome->clear();
    m_check.run(HealthCheck::Depth::Everything);
}

void SafetyPage::finishCheck()
{
    m_checked = m_clock.nowSeconds();
    m_checkButton->setEnabled(true);
    m_checkButton->setText(tr("Check &everything"));
    showReport();
    if (std::exchange(m_tells, false)) {
        m_checkButton->setFocus(); // it was disabled meanwhile
        Announcer::announce(m_headline, headline());
    }
    if (std::exchange(m_hasFocusWish, false))
        focusBestPlace();
}

QString SafetyPage::headline() const
{
    return m_headline->text() + u". "_s + m_outlook->text();
}

void SafetyPage::focusBestPlace()
{
    // Again when all is known, unless a person went somewhere else meanwhile.
    m_hasFocusWish = m_check.isRunning();
    const qsizetype worst = report().worst();
    const SafetyRow *best = worst < 0 ? nullptr : rowOf(report().lines.at(worst).topic);
    for (const HealthState state : {HealthState::Broken, HealthState::ToDo}) {
        for (const HealthLine &line : report().lines) {
            const SafetyRow *row = rowOf(line.topic);
            if ((best == nullptr || best->button() == nullptr) && line.state == state && row->button() != nullptr)
                best = row;
        }
    }
    QWidget *place =
        best != nullptr && best->button() != nullptr ? static_cast<QWidget *>(best->button()) : m_checkButton;
    place->setFocus(Qt::TabFocusReason);
}

void SafetyPage::carryOut(SafetyAction action)
{
    if (action == SafetyAction::PutKeyBack)
        putKeyBack();
    else
        Q_EMIT actionRequested(action);
}

void SafetyPage::putKeyBack()
{
    if (SafetyRow *row = rowOf(HealthTopic::Keychain))
        row->setBusy(true);
    m_outcome->setNote(NoteLine::Kind::Hint, tr("Putting the key into the keychain… It may show a window of its own."));
    m_session.putKeyIntoKeychain(this, [this](const Result<void> &put) {
        if (SafetyRow *row = rowOf(HealthTopic::Keychain))
            row->setBusy(false);
        if (put) {
            checkEverything();
            return m_outcome->setNote(NoteLine::Kind::Ok, tr("The key was written, read back and compared."));
        }
        const ErrorCode code = put.error().code;
        m_outcome->setNote(NoteLine::Kind::Bad,
            //: %1 why, %2 what to do; whole sentences
            tr("The key wasn't put into the keychain. %1 %2").arg(ErrorText::why(code), ErrorText::whatToDo(code)));
    });
}

void SafetyPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->matches(QKeySequence::Back))
        return Q_EMIT backRequested();
    m_hasFocusWish = false;
    QWidget::keyPressEvent(event);
}
} // namespace Countersign
