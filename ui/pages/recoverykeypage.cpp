// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/recoverykeypage.h"

#include "ui/errortext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/recoverykeyfields.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 32;
constexpr int headGlyph = 36;
constexpr int widestLine = 86; // average letters
} // namespace

RecoveryKeyPage::RecoveryKeyPage(QWidget *parent)
    : QWidget(parent)
    , m_text(new RoleLabel(&Theme::ink2))
    , m_fields(new RecoveryKeyFields)
    , m_open(new PrimaryButton(Glyph::Unlock, tr("&Open")))
    , m_error(new NoteLine(this))
    , m_status(new RoleLabel(&Theme::ink2, &Fonts::small))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(makeBody(), 1);
    page->addWidget(makeFooter());
    Controls::setComfortableSizes(*this);
    setFocusProxy(m_fields);
    setMade({});
    setIdle();
    connect(m_fields, &RecoveryKeyFields::changed, this, [this] {
        m_error->clear();
        m_open->setEnabled(m_fields->isEnabled() && m_fields->isComplete());
    });
    connect(m_fields, &RecoveryKeyFields::submitted, this, &RecoveryKeyPage::submitted);
    connect(m_open, &PrimaryButton::clicked, this, &RecoveryKeyPage::submitted);
}

QWidget *RecoveryKeyPage::makeBody()
{
    auto *heading = new RoleLabel(&Theme::ink, &Fonts::heading);
    heading->setText(tr("Open with your recovery key"));
    auto *hint = new RoleLabel(&Theme::ink2, &Fonts::small);
    hint->setText(
        tr("Capitals don't matter, and a key that you paste fills all fields. Only digits and the letters A–Z "
           "without I, L, O and U are used."));
    m_open->setAutoDefault(true);
    auto *openRow = new QHBoxLayout;
    openRow->addStretch();
    openRow->addWidget(m_open);

    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    QVBoxLayout *column = body->column();
    column->addLayout(makePageHead(new GlyphLabel(Glyph::Key, headGlyph, &Theme::accentInk), {heading, m_text}));
    column->addSpacing(24);
    column->addWidget(m_fields);
    column->addSpacing(4);
    column->addWidget(m_error);
    column->addSpacing(8);
    column->addLayout(openRow);
    column->addSpacing(16);
    column->addWidget(hint);
    column->addStretch();
    return body;
}

QWidget *RecoveryKeyPage::makeFooter()
{
    auto *footer = new FooterBar(this);
    //: Button: to the page before
    auto *back = new QPushButton(glyphIcon(Glyph::Back), tr("&Back"));
    back->setFlat(true);
    back->setAutoDefault(true);
    m_status->setWordWrap(false);
    footer->row()->addWidget(back);
    footer->row()->addStretch();
    footer->row()->addWidget(m_status);
    connect(back, &QPushButton::clicked, this, &RecoveryKeyPage::backRequested);
    return footer;
}

void RecoveryKeyPage::setMade(const QString &made)
{
    const QString where = tr("The 36 characters on your sheet.");
    //: Two sentences: where the key is, and when it was made
    m_text->setText(made.isEmpty() ? where : tr("%1 %2").arg(where, made));
}

SecretBytes RecoveryKeyPage::key() const
{
    auto key = m_fields->key();
    return key ? std::move(*key) : SecretBytes();
}

void RecoveryKeyPage::setBusyness(bool busy)
{
    m_fields->setEnabled(!busy);
    m_open->setEnabled(!busy && m_fields->isComplete());
    m_status->setText(busy ? tr("Trying the key…") : tr("Checking takes about a second."));
}

void RecoveryKeyPage::setBusy()
{
    m_error->clear();
    setBusyness(true);
}

void RecoveryKeyPage::setIdle()
{
    setBusyness(false);
}

void RecoveryKeyPage::showError(const Error &error)
{
    setIdle();
    m_error->setNote(NoteLine::Kind::Bad,
        error.code == ErrorCode::WrongPassword
            ? tr("All groups are right, but this key doesn't open this vault. Is it from an older sheet, or from "
                 "another vault?")
            : ErrorText::message(error));
    m_fields->setFocus(Qt::OtherFocusReason);
}

void RecoveryKeyPage::reset()
{
    m_fields->wipe();
    m_error->clear();
    setIdle();
}

void RecoveryKeyPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_fields->setFocus(Qt::OtherFocusReason);
}
} // namespace Countersign
