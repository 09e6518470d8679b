// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/startingpage.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 32;
constexpr int gap = 16;
constexpr int widestLine = 60; // average letters
} // namespace

StartingPage::StartingPage(QWidget *parent, std::chrono::milliseconds patience)
    : QWidget(parent)
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::heading))
    , m_silent(new RoleLabel(&Theme::ink2))
    , m_choices(new QWidget)
    , m_keepWaiting(new QPushButton(tr("&Keep waiting")))
    , m_patience(patience)
{
    m_heading->setText(tr("Opening your codes…"));
    m_heading->setAlignment(Qt::AlignHCenter);
    m_silent->setAlignment(Qt::AlignHCenter);
    auto *busy = new QProgressBar;
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setAccessibleName(tr("Opening your codes"));
    auto *otherWay = new QPushButton(tr("&Open another way"));
    m_keepWaiting->setAutoDefault(true);
    otherWay->setAutoDefault(true);

    auto *choices = new QHBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->addStretch();
    choices->addWidget(m_keepWaiting);
    choices->addWidget(otherWay);
    choices->addStretch();

    auto *body = new ScrollColumn(pageMargin, this);
    body->setMaximumCharacters(widestLine);
    body->column()->setSpacing(gap);
    body->column()->addStretch(2);
    body->column()->addWidget(m_heading);
    body->column()->addWidget(busy);
    body->column()->addWidget(m_silent);
    body->column()->addWidget(m_choices);
    body->column()->addStretch(3);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(body);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StartingPage::saySilent);
    connect(m_keepWaiting, &QPushButton::clicked, this, &StartingPage::keepWaiting);
    connect(otherWay, &QPushButton::clicked, this, &StartingPage::otherWayRequested);
    Controls::setComfortableSizes(*this);
    stop();
}

void StartingPage::start(const QString &backendName)
{
    m_backendName = backendName;
    keepWaiting();
}

void StartingPage::stop()
{
    m_timer.stop();
    m_silent->clear();
    m_choices->hide();
}

void StartingPage::keepWaiting()
{
    m_silent->clear();
    m_choices->hide();
    m_timer.start(m_patience);
}

void StartingPage::saySilent()
{
    m_silent->setText(m_backendName.isEmpty()
            ? tr("Your keychain hasn't answered yet. It may be showing its own window.")
            //: %1 the keychain's name, such as KWallet
            : tr("%1 hasn't answered yet. It may be showing its own window.").arg(m_backendName));
    m_choices->show();
    m_keepWaiting->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent changed(m_silent, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}
} // namespace Countersign
