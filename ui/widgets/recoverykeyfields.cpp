// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/recoverykeyfields.h"

#include "core/crypto/recoverykey.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/secretinput.h"

#include <QAccessible>
#include <QAction>
#include <QFontDatabase>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace Countersign
{
using GroupState = RecoveryKey::GroupState;

namespace
{
constexpr int mostColumns = 3;
constexpr int spacing = 12;
constexpr int markRoom = 44; ///< for the mark and the field's own margins

/// Without spaces and hyphens.
SecretBytes withoutSeparators(const SecretBytes &typed)
{
    SecretBytes bare;
    bare.reserve(typed.size());
    for (const std::uint8_t character : typed.span()) {
        if (character != ' ' && character != '-' && character != '\t' && character != '\r' && character != '\n')
            bare.append(character);
    }
    return bare;
}

/// Bytes of UTF-8 from @p from on, at most @p count characters; what is beyond ASCII is in no key anyway.
SecretBytes part(const SecretBytes &text, std::size_t from, std::size_t count)
{
    return SecretBytes::copyOf(text.span().subspan(from, qMin(count, text.size() - from)));
}

GroupState stateOf(const QLineEdit &field, int number)
{
    return RecoveryKey::stateOf(copySecretText(field).span(), number);
}
} // namespace

RecoveryKeyFields::RecoveryKeyFields(QWidget *parent)
    : RecoveryKeyFields({0, 1, 2, 3, 4, 5}, parent)
{
}

RecoveryKeyFields::RecoveryKeyFields(QList<int> numbers, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_note(new NoteLine(this))
{
    // As on paper, in every language.
    setLayoutDirection(Qt::LeftToRight);
    m_grid->setHorizontalSpacing(spacing);
    m_grid->setVerticalSpacing(4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSizeConstraint(QLayout::SetNoConstraint); // see minimumSizeHint()
    column->setSpacing(8);
    column->addLayout(m_grid);
    column->addWidget(m_note);
    m_note->keepRoom();
    for (const int number : std::as_const(numbers))
        addGroup(number);
    arrange();
    setFocusProxy(m_groups.first().field);
}

RecoveryKeyFields::~RecoveryKeyFields()
{
    wipeFields();
}

void RecoveryKeyFields::addGroup(int number)
{
    Group group;
    group.number = number;
    group.label = new RoleLabel(&Theme::ink2, &Fonts::caption);
    group.label->setText(QString::number(number + 1));
    group.field = new QLineEdit;
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setCapitalization(QFont::AllUppercase);
    group.field->setFont(font);
    group.field->setMinimumWidth(
        QFontMetrics(font).horizontalAdvance(QString(RecoveryKey::groupSize, u'W')) + markRoom);
    group.field->setInputMethodHints(
        Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhUppercaseOnly | Qt::ImhLatinOnly);
    //: Name of a field, read aloud. %1 a number from 1 to 6
    group.field->setAccessibleName(tr("Group %1 of 6").arg(number + 1));
    group.mark = new QAction(group.field);
    group.field->addAction(group.mark, QLineEdit::TrailingPosition);
    group.mark->setVisible(false);
    group.field->installEventFilter(this);
    const qsizetype index = m_groups.size();
    connect(group.field, &QLineEdit::textEdited, this, [this, index] { takeEdit(index); });
    connect(group.field, &QLineEdit::returnPressed, this, [this] {
        if (isComplete())
            Q_EMIT submitted();
    });
    m_groups.append(group);
}

void RecoveryKeyFields::arrange()
{
    const int each = m_groups.first().field->minimumWidth() + spacing;
    const int columns = qBound(1, (width() + spacing) / each, mostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const Group &group = m_groups.at(i);
        const int row = static_cast<int>(i) / columns * 2;
        m_grid->addWidget(group.label, row, static_cast<int>(i) % columns);
        m_grid->addWidget(group.field, row + 1, static_cast<int>(i) % columns);
    }
}

QSize RecoveryKeyFields::minimumSizeHint() const
{
    // Of one column, however many there are now; else it could never become narrower.
    return {m_groups.first().field->minimumWidth(), layout()->totalMinimumSize().height()};
}

void RecoveryKeyFields::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RecoveryKeyFields::takeEdit(qsizetype index)
{
    QLineEdit &field = *m_groups.at(index).field;
    const SecretBytes typed = withoutSeparators(copySecretText(field));
    if (typed.size() > RecoveryKey::groupSize) {
        spread(index, typed);
        return check();
    }
    check();
    if (field.hasFocus() && field.cursorPosition() == field.text().size()
        && stateOf(field, m_groups.at(index).number) == GroupState::Good && index + 1 < m_groups.size())
        focusGroup(index + 1);
}

void RecoveryKeyFields::spread(qsizetype index, const SecretBytes &typed)
{
    // A whole key fills all fields, wherever it was pasted.
    constexpr std::size_t groupSize = RecoveryKey::groupSize;
    qsizetype at = typed.size() >= groupSize * static_cast<std::size_t>(m_groups.size()) ? 0 : index;
    for (std::size_t from = 0; from < typed.size() && at < m_groups.size(); from += groupSize, ++at) {
        // What is too much stays in the last field, where it can be seen.
        const bool isLast = at + 1 == m_groups.size();
        fillSecretText(*m_groups.at(at).field, part(typed, from, isLast ? typed.size() : groupSize));
    }
    focusGroup(firstOpenAfter(at - 1));
}

qsizetype RecoveryKeyFields::firstOpenAfter(qsizetype index) const
{
    const Group &last = m_groups.at(index);
    return stateOf(*last.field, last.number) == GroupState::Good && index + 1 < m_groups.size() ? index + 1 : index;
}

void RecoveryKeyFields::focusGroup(qsizetype index)
{
    QLineEdit &field = *m_groups.at(index).field;
    field.setFocus(Qt::OtherFocusReason);
    field.setCursorPosition(static_cast<int>(field.text().size()));
}

bool RecoveryKeyFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        for (qsizetype i = 1; i < m_groups.size(); ++i) {
            const QLineEdit *field = m_groups.at(i).field;
            const bool atStart = field->cursorPosition() == 0 && !field->hasSelectedText();
            if (watched == field && key->key() == Qt::Key_Backspace && atStart) {
                focusGroup(i - 1);
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RecoveryKeyFields::check()
{
    int wrong = -1;
    for (const Group &group : std::as_const(m_groups)) {
        const GroupState state = stateOf(*group.field, group.number);
        const bool isGood = state == GroupState::Good;
        const bool isWrong = state == GroupState::Wrong;
        group.mark->setVisible(isGood || isWrong);
        group.mark->setIcon(isGood ? glyphIcon(Glyph::Check, &Theme::ok) : glyphIcon(Glyph::Error, &Theme::bad));
        //: Of one group of a recovery key that was typed
        const QString said = isGood ? tr("Right") : isWrong ? tr("Has a typing mistake") : QString();
        group.mark->setText(said);
        group.field->setAccessibleDescription(said);
        if (isWrong && wrong < 0)
            wrong = group.number;
    }
    //: %1 a number from 1 to 6
    const QString text = wrong < 0 ? QString() : tr("Group %1 has a typing mistake.").arg(wrong + 1);
    m_note->setNote(NoteLine::Kind::Bad, text);
    Q_EMIT changed();
}

bool RecoveryKeyFields::isComplete() const
{
    return std::all_of(m_groups.cbegin(), m_groups.cend(),
        [](const Group &group) { return stateOf(*group.field, group.number) == GroupState::Good; });
}

std::optional<SecretBytes> RecoveryKeyFields::key() const
{
    if (!isComplete())
        return std::nullopt;
    SecretBytes typed;
    typed.reserve(RecoveryKey::length);
    for (const Group &group : m_groups)
        typed.append(RecoveryKey::canonical(copySecretText(*group.field)).view());
    return typed;
}

void RecoveryKeyFields::setKey(const SecretBytes &text)
{
    spread(0, withoutSeparators(text));
    check();
}

void RecoveryKeyFields::wipe()
{
    wipeFields();
    check();
}

void RecoveryKeyFields::wipeFields()
{
    for (const Group &group : std::as_const(m_groups)) {
        const QSignalBlocker blocker(group.field);
        wipeField(*group.field);
    }
}
} // namespace Countersign
