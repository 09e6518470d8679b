// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addaccountdialog.h"

#include "ui/dialogs/foundlistpage.h"
#include "ui/dialogs/knownpage.h"
#include "ui/dialogs/questionpage.h"
#include "ui/dialogs/scanpage.h"
#include "ui/dialogs/scanprogress.h"
#include "ui/dialogs/setupkeypage.h"
#include "ui/errortext.h"
#include "ui/questiontexts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int tabCount = 2;
constexpr int usualWidth = 92; // average letters
constexpr int usualHeight = 38; // lines

class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::AddAccountDialog)
};

/// What the button says when this is added.
QString textFor(const FoundItem &item)
{
    switch (item.kind) {
    case FoundItem::Kind::AlreadyHere:
        return Text::tr("Add any&way");
    case FoundItem::Kind::OtherKey:
    case FoundItem::Kind::NeedsChoice:
        return Text::tr("&Continue");
    case FoundItem::Kind::New:
    case FoundItem::Kind::NotForUs:
        break;
    }
    return Text::tr("Add acc&ount");
}

QString textFor(KnownPage::Choice choice)
{
    switch (choice) {
    case KnownPage::Choice::KeepBoth:
        return Text::tr("&Keep both");
    case KnownPage::Choice::Replace:
        return Text::tr("&Replace key");
    case KnownPage::Choice::Skip:
        break;
    }
    //: Button: do not add this one
    return Text::tr("&Skip");
}
} // namespace

AddAccountDialog::AddAccountDialog(VaultSession &session, const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_clock(clock)
    , m_ticker(clock)
    , m_collector(session)
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_scan(new ScanPage)
    , m_setupKey(new SetupKeyPage(session, clock))
    , m_list(new FoundListPage)
    , m_question(new QuestionPage)
    , m_known(new KnownPage(session))
    , m_progress(new ScanProgress(this))
    , m_problemArea(new QWidget)
    , m_problem(new MessageBar)
    , m_status(new RoleLabel(&Theme::ink2, &Fonts::small))
{
    setWindowTitle(tr("Add account"));
    setAcceptDrops(true);
    build();
    connectPages();
    m_add->setDefault(true); // only now does it know its dialog
    Controls::setComfortableSizes(*this);
    Controls::resizeToText(*this, usualWidth, usualHeight);
    showPage(Page::Scan);
}

void AddAccountDialog::build()
{
    m_tabs->addTab(glyphIcon(Glyph::Scan), tr("Scan a &QR code"));
    m_tabs->addTab(glyphIcon(Glyph::Keyboard), tr("Type a setup ke&y"));
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Ways to add an account"));
    // In the order of Page.
    m_stack->addWidget(m_scan);
    m_stack->addWidget(m_setupKey);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_question);
    m_stack->addWidget(m_known);
    m_problemArea->hide();

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 8, 16, 0);
    bar->addWidget(m_tabs);
    auto *problem = new QHBoxLayout(m_problemArea);
    problem->setContentsMargins(16, 8, 16, 8);
    problem->addWidget(m_problem);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    column->addWidget(m_progress);
    column->addWidget(m_problemArea);
    column->addWidget(makeFooter());
}

QWidget *AddAccountDialog::makeFooter()
{
    auto *footer = new FooterBar;
    m_add = new PrimaryButton(Glyph::Check, tr("Add acc&ount"));
    m_back = new QPushButton(glyphIcon(Glyph::Back), tr("&Back"));
    auto *buttons = new QDialogButtonBox; // in the order of this desktop
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_cancel->setIcon({}); // styles without a theme have gaudy ones
    m_cancel->setAutoDefault(false);
    m_back->setAutoDefault(false);
    footer->row()->addWidget(m_back);
    footer->row()->addWidget(m_status, 1);
    footer->row()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddAccountDialog::accepted);
    connect(buttons, &QDialogButtonBox::rejected, this, &AddAccountDialog::reject);
    connect(m_back, &QPushButton::clicked, this, &AddAccountDialog::goBack);
    return footer;
}

void AddAccountDialog::connectPages()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { showPage(static_cast<Page>(tab)); });
    connect(m_scan, &ScanPage::screenRequested, this, &AddAccountDialog::scanScreen);
    connect(m_scan, &ScanPage::openPictureRequested, this, &AddAccountDialog::openPicture);
    connect(m_scan, &ScanPage::pasteRequested, this, &AddAccountDialog::paste);
    connect(m_scan, &ScanPage::editRequested, this, &AddAccountDialog::editFound);
    connect(m_scan, &ScanPage::wayOutChosen, this, &AddAccountDialog::takeWayOut);
    connect(m_scan, &ScanPage::setupKeyRequested, this, &AddAccountDialog::showSetupKey);
    connect(m_scan, &ScanPage::cameraFound, this, &AddAccountDialog::takeSight);
    connect(m_scan, &ScanPage::taskEnded, this, &AddAccountDialog::endTask);
    connect(m_scan, &ScanPage::moreRequested, this, &AddAccountDialog::scanMore);
    connect(m_scan, &ScanPage::cameraChanged, this, &AddAccountDialog::showCameraState);
    connect(m_list, &FoundListPage::screenRequested, this, &AddAccountDialog::scanScreen);
    connect(m_list, &FoundListPage::cameraRequested, this, &AddAccountDialog::scanMore);
    connect(m_list, &FoundListPage::openPictureRequested, this, &AddAccountDialog::openPicture);
    connect(m_list, &FoundListPage::pasteRequested, this, &AddAccountDialog::paste);
    connect(m_list, &FoundListPage::changed, this, &AddAccountDialog::updateButtons);
    connect(m_question, &QuestionPage::changed, this, &AddAccountDialog::updateButtons);
    connect(m_known, &KnownPage::changed, this, &AddAccountDialog::updateButtons);
    connect(m_setupKey, &SetupKeyPage::changed, this, &AddAccountDialog::updateButtons);
    connect(m_setupKey, &SetupKeyPage::exportPasted, this, [this] { takeText(m_setupKey->takeText()); });
    connect(&m_sources, &SetupSources::started, this, &AddAccountDialog::showSourcesBusy);
    connect(m_progress, &ScanProgress::cancelled, this, &AddAccountDialog::stopLooking);
    connect(&m_sources, &SetupSources::screensTaken, this, [this] {
        if (!isVisible())
            open();
        m_progress->start([this] { return m_sources.progress(); });
    });
    connect(&m_sources, &SetupSources::finished, this, &AddAccountDialog::readSources);
    connect(&m_ticker, &CodeTicker::ticked, this, &AddAccountDialog::tick);
    connect(&m_session, &VaultSession::stateChanged, this, [this](VaultSession::State state) {
        if (state == VaultSession::State::Closed)
            reject();
    });
    connect(new QShortcut(QKeySequence::Open, this), &QShortcut::activated, this, &AddAccountDialog::openPicture);
    connect(new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_S, this), &QShortcut::activated, this,
        &AddAccountDialog::scanScreen);
    connect(new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, this, &AddAccountDialog::paste);
}

AddAccountDialog::Page AddAccountDialog::page() const
{
    return static_cast<Page>(m_stack->currentIndex());
}

void AddAccountDialog::showPage(Page page)
{
    const QSignalBlocker quiet(m_tabs);
    const auto index = static_cast<int>(page);
    m_tabs->setCurrentIndex(index < tabCount ? index : static_cast<int>(Page::Scan));
    m_tabs->setVisible(page != Page::Question && page != Page::Known);
    m_stack->setCurrentIndex(index);
    m_problemArea->hide();
    showCameraState();
    tick(m_clock.nowSeconds());
    updateButtons();
}

void AddAccountDialog::showCameraState()
{
    const bool working = page() == Page::Scan && m_scan->isCameraWorking();
    m_status->setText(working ? tr("The camera turns off when you leave this page.") : QString());
}

void AddAccountDialog::showPicturePage()
{
    const bool listed = m_collector.items().size() > 1 || m_collector.isIncomplete();
    showPage(listed && !m_scan->hasTask() ? Page::List : Page::Scan);
    m_scan->firstControl()->setFocus(Qt::OtherFocusReason);
}

void AddAccountDialog::showSetupKey()
{
    showPage(Page::SetupKey);
    m_setupKey->setFocus(Qt::OtherFocusReason);
}

void AddAccountDialog::updateButtons()
{
    const Page current = page();
    bool enabled = false;
    QString text = tr("Add acc&ount");
    if (current == Page::Scan && m_scan->found()) {
        enabled = true;
        text = textFor(*m_scan->found());
    } else if (current == Page::SetupKey) {
        enabled = m_setupKey->isComplete();
        if (m_setupKey->question() != nullptr)
            text = tr("&Continue");
        else if (enabled)
            text = textFor(FoundItem::of(*m_setupKey->account(), m_session));
    } else if (current == Page::List) {
        const auto ticked = static_cast<int>(m_list->ticked().size());
        enabled = ticked > 0;
        text = tr("Add %n acc&ount(s)", nullptr, ticked);
    } else if (current == Page::Question) {
        enabled = m_question->chosen() != nullptr;
        if (enabled)
            text = QuestionTexts::addWith(*m_question->chosen());
    } else if (current == Page::Known) {
        enabled = true;
        text = textFor(m_known->choice());
    }
    m_add->setText(text);
    Controls::setComfortableSize(*m_add);
    m_add->setEnabled(enabled && !m_busy);
    m_back->setVisible(current == Page::Question || current == Page::Known || current == Page::List);
    m_back->setEnabled(!m_busy);
    m_scan->setCameraWanted(isVisible() && current == Page::Scan && !m_busy);
}

void AddAccountDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_stack->setEnabled(!busy);
    m_tabs->setEnabled(!busy);
    m_status->setText(busy ? tr("Saving…") : QString());
    updateButtons();
}

void AddAccountDialog::tick(UnixTime now)
{
    switch (page()) {
    case Page::Scan:
        m_scan->tick(now);
        break;
    case Page::SetupKey:
        m_setupKey->tick(now);
        break;
    case Page::List:
        m_list->tick(now);
        break;
    case Page::Question:
        m_question->tick(now);
        break;
    case Page::Known:
        m_known->tick(now);
        break;
    }
}
} // namespace Countersign
