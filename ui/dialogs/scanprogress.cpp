// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/scanprogress.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/rolelabel.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace Countersign
{
namespace
{
constexpr std::chrono::milliseconds pollInterval{100};
constexpr int steps = 1000;
} // namespace

ScanProgress::ScanProgress(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar)
{
    auto *label = new RoleLabel(&Theme::ink2, &Fonts::small);
    label->setText(tr("Looking for a QR code…"));
    label->setWordWrap(false);
    m_bar->setRange(0, steps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Looking for a QR code"));
    auto *button = new QPushButton(tr("Stop &looking"));
    button->setToolTip(tr("Goes on with what was found before (Esc)"));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, &ScanProgress::cancelled);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(12);
    row->addWidget(label);
    row->addWidget(m_bar, 1);
    row->addWidget(button);
    m_delay.setSingleShot(true);
    m_delay.setInterval(moment);
    m_poll.setInterval(pollInterval);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        follow();
        m_poll.start();
        show();
    });
    connect(&m_poll, &QTimer::timeout, this, &ScanProgress::follow);
    hide();
}

void ScanProgress::start(std::function<double()> share)
{
    m_share = std::move(share);
    if (isHidden())
        m_delay.start();
}

void ScanProgress::stop()
{
    m_delay.stop();
    m_poll.stop();
    m_share = nullptr;
    hide();
}

void ScanProgress::follow()
{
    if (m_share)
        m_bar->setValue(qRound(m_share() * steps));
}
} // namespace Countersign
