// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcomepage.h"

#include "ui/resources.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/droparea.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 36;
constexpr int iconSize = 80;
constexpr int rowGap = 12;
constexpr int widestLine = 84; // average letters
} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_scan(new ActionRow(
          Glyph::Scan, tr("Scan a QR code"), tr("From your screen, a picture file, the clipboard, or by drop."), this))
    , m_setupKey(new ActionRow(Glyph::Keyboard, tr("Type a setup key"),
          tr("The letters and digits that the site shows beside its QR code."), this))
    , m_keychain(new RoleLabel(&Theme::ink2, &Fonts::small))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBody(), 1);
    column->addWidget(makeFooter());

    connect(m_scan, &ActionRow::clicked, this, &WelcomePage::scanRequested);
    connect(m_setupKey, &ActionRow::clicked, this, &WelcomePage::setupKeyRequested);
    setFocusProxy(m_scan);
    setTabOrder(m_scan, m_setupKey);
}

QWidget *WelcomePage::makeBody()
{
    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    auto *icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    icon->setAlignment(Qt::AlignHCenter);
    auto *heading = new RoleLabel(&Theme::ink, &Fonts::welcome);
    heading->setText(tr("Welcome to Countersign"));
    heading->setAlignment(Qt::AlignHCenter);
    auto *about = new RoleLabel(&Theme::ink2);
    about->setText(tr("Sign-in codes on this computer. No account, no internet needed."));
    about->setAlignment(Qt::AlignHCenter);
    auto *drop = new DropArea(DropArea::Form::Line);
    drop->setTexts({}, tr("Or drop a QR picture here."));

    QVBoxLayout *column = body->column();
    column->addWidget(icon);
    column->addSpacing(rowGap);
    column->addWidget(heading);
    column->addSpacing(4);
    column->addWidget(about);
    column->addSpacing(pageMargin - 4);
    column->addWidget(m_scan);
    column->addSpacing(rowGap);
    column->addWidget(m_setupKey);
    column->addSpacing(2 * rowGap);
    column->addStretch();
    column->addWidget(drop);
    return body;
}

QWidget *WelcomePage::makeFooter()
{
    auto *footer = new FooterBar(this);
    footer->row()->addWidget(new GlyphLabel(Glyph::Lock, 16, &Theme::ink2));
    footer->row()->addWidget(m_keychain, 1);
    return footer;
}

void WelcomePage::setKeychain(const Result<KeychainBackend> &backend)
{
    if (!backend) {
        m_keychain->setText(tr("No keychain found. Countersign will ask you for a password instead."));
        return;
    }
    //: %1 the keychain's name, such as KWallet
    m_keychain->setText(tr("Your codes will be sealed with a key in %1, this computer's keychain.").arg(backend->name));
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_scan->setFocus(Qt::OtherFocusReason);
}
} // namespace Countersign
