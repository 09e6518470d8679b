// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/stepdialog.h"

#include "ui/announcer.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 24;
constexpr int headGlyph = 36;
constexpr int usualWidth = 84; // average letters
constexpr int usualHeight = 33; // lines
constexpr int widestLine = 90; // average letters
} // namespace

StepDialog::StepDialog(const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_glyph(new GlyphLabel(Glyph::Shield, headGlyph, &Theme::accentInk))
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_text(new RoleLabel(&Theme::ink2))
    , m_error(new NoteLine(this))
    , m_status(new RoleLabel(&Theme::ink2, &Fonts::small))
    //: Button: to the step before
    , m_back(new QPushButton(glyphIcon(Glyph::Back), tr("&Back")))
    , m_second(new QPushButton)
    , m_close(new QPushButton(tr("Cancel")))
    , m_primary(new PrimaryButton(QString()))
{
    setWindowTitle(title);
    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    m_place = new QVBoxLayout;
    QVBoxLayout *column = body->column();
    column->addLayout(makePageHead(m_glyph, {m_heading, m_text}));
    column->addSpacing(20);
    column->addLayout(m_place);
    column->addSpacing(8);
    column->addWidget(m_error);
    column->addStretch();
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(body, 1);
    page->addWidget(makeFooter());
    m_primary->setDefault(true);
    Controls::resizeToText(*this, usualWidth, usualHeight);
}

QWidget *StepDialog::makeFooter()
{
    auto *footer = new FooterBar;
    m_back->setFlat(true);
    for (QPushButton *button : {m_back, m_second, m_close})
        button->setAutoDefault(true);
    footer->row()->addWidget(m_back);
    footer->row()->addWidget(m_status, 1);
    footer->row()->addWidget(m_second);
    footer->row()->addWidget(m_primary);
    footer->row()->addWidget(m_close);
    connect(m_back, &QPushButton::clicked, this, [this] { m_step.back(); });
    connect(m_second, &QPushButton::clicked, this, [this] { m_step.secondCarryOut(); });
    connect(m_primary, &QPushButton::clicked, this, [this] { m_step.carryOut(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    return footer;
}

void StepDialog::showStep(const Step &step)
{
    m_step = step;
    if (m_body != nullptr) {
        m_body->hide();
        m_body->deleteLater();
    }
    m_body = step.body;
    m_glyph->setGlyph(step.glyph, &Theme::accentInk);
    m_heading->setText(step.heading);
    m_text->setText(step.text);
    m_text->setVisible(!step.text.isEmpty());
    m_place->addWidget(step.body);
    step.body->show();
    m_primary->setText(step.primary);
    m_second->setText(step.second);
    m_primaryEnabled = true;
    m_error->clear();
    m_isBusy = false;
    m_close->show();
    m_status->setText({});
    Controls::setComfortableSizes(*this);
    // In the order of the eye: body, then the footer from its start.
    QWidget *before = step.body;
    for (QWidget *button : {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_second),
             static_cast<QWidget *>(m_primary), static_cast<QWidget *>(m_close)}) {
        setTabOrder(before, button);
        before = button;
    }
    updateButtons();
    QWidget *const focus = step.focus != nullptr ? step.focus : static_cast<QWidget *>(m_primary);
    focus->setFocus(Qt::OtherFocusReason);
    Announcer::announce(m_heading, step.heading);
}

void StepDialog::updateButtons()
{
    m_back->setVisible(m_step.back != nullptr);
    m_back->setEnabled(!m_isBusy);
    m_second->setVisible(!m_step.second.isEmpty());
    m_second->setEnabled(!m_isBusy);
    m_primary->setVisible(!m_step.primary.isEmpty());
    m_primary->setEnabled(!m_isBusy && m_primaryEnabled);
    if (m_step.body != nullptr)
        m_step.body->setEnabled(!m_isBusy);
}

void StepDialog::setPrimaryEnabled(bool enabled)
{
    m_primaryEnabled = enabled;
    updateButtons();
}

void StepDialog::setBusy(const QString &text)
{
    m_isBusy = true;
    m_error->clear();
    m_status->setText(text);
    updateButtons();
}

void StepDialog::setIdle()
{
    m_isBusy = false;
    m_status->setText({});
    updateButtons();
}

void StepDialog::showError(const QString &text)
{
    setIdle();
    m_error->setNote(NoteLine::Kind::Bad, text);
    if (!text.isEmpty() && m_step.focus != nullptr)
        m_step.focus->setFocus(Qt::OtherFocusReason);
}

void StepDialog::setCloseText(const QString &text)
{
    m_close->setText(text);
}

void StepDialog::setCloseShown(bool shown)
{
    m_close->setVisible(shown);
}

void StepDialog::setBackShown(bool shown)
{
    if (!shown)
        m_step.back = nullptr;
    updateButtons();
}
} // namespace Countersign
