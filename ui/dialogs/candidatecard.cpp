// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/candidatecard.h"

#include "ui/questiontexts.h"
#include "ui/widgets/edgekeeper.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/livecode.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/paintutil.h"
#include "ui/widgets/rolelabel.h"

#include <QMouseEvent>
#include <QPainter>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int padding = 16;
} // namespace

CandidateCard::CandidateCard(const SetupCandidate &candidate, const QString &title, int number, QWidget *parent)
    : QWidget(parent)
    , m_candidate(candidate)
    , m_number(number)
    , m_title(title)
    , m_button(new QRadioButton(QString(title).replace(u'&', QStringLiteral("&&"))))
    , m_code(new LiveCode(LiveCode::Form::Compare))
{
    EdgeKeeper::attach(*m_button);
    m_button->setFont(Fonts::strong(m_button->font()));
    const QString description = QuestionTexts::description(candidate);
    m_button->setAccessibleDescription(description);
    auto *about = new RoleLabel(&Theme::ink2, &Fonts::small);
    about->setText(description);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(8);
    column->addWidget(m_button);
    column->addSpacing(8);
    column->addWidget(m_code);
    column->addSpacing(8);
    column->addWidget(about);
    if (const QString why = QuestionTexts::suggestion(candidate); !why.isEmpty())
        column->addWidget(new NoteLine(NoteLine::Kind::Info, why));
    if (const QString literal = QuestionTexts::literalNote(candidate); !literal.isEmpty())
        column->addWidget(new NoteLine(NoteLine::Kind::Hint, literal));
    column->addStretch();
    connect(m_button, &QRadioButton::toggled, this, qOverload<>(&CandidateCard::update));
}

void CandidateCard::tick(UnixTime now)
{
    const QString before = m_code->code();
    m_code->showAccount(m_candidate.account, now);
    if (m_code->code() == before && !m_button->accessibleName().isEmpty())
        return;
    const QString spoken = spokenCode(m_code->code(), codeStyle(m_candidate.account.parameters.type));
    m_button->setAccessibleName(m_candidate.suggested
            //: Read aloud. %1 what the choice is called, %2 its code with the digits apart
            ? tr("%1, suggested, %2").arg(m_title, spoken)
            //: Read aloud. %1 what the choice is called, %2 its code with the digits apart
            : tr("%1, %2").arg(m_title, spoken));
}

QString CandidateCard::code() const
{
    return m_code->code();
}

void CandidateCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        m_button->setFocus(Qt::MouseFocusReason);
        m_button->click();
    }
}

void CandidateCard::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    const bool chosen = m_button->isChecked();
    QPainter painter(this);
    PaintUtil::roundedBox(painter, rect(), PaintUtil::cardRadius,
        chosen && !theme.highContrast ? theme.infoTint : theme.surface, chosen ? theme.accent : theme.hairline,
        chosen ? 2 : 1);
    const QString key = QString::number(m_number);
    const QFont font = Fonts::caption(this->font());
    const QSize size = PaintUtil::chipSize(key, font).toSize();
    const QRect chip(
        QPoint(width() - padding - size.width(), m_button->geometry().center().y() - size.height() / 2), size);
    PaintUtil::paintChip(
        painter, QStyle::visualRect(layoutDirection(), rect(), chip), key, font, theme.surface, theme.edge, theme.ink2);
}
} // namespace Countersign
