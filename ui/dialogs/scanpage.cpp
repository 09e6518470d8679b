// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/scanpage.h"

#include "core/otp/displaytext.h"
#include "ui/dialogs/codebar.h"
#include "ui/scan/camerapanel.h"
#include "ui/setuptexts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/droparea.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 16;
constexpr int dropHeight = 200;
constexpr int foundHeight = 120; ///< The account below is what matters then.
} // namespace

ScanPage::ScanPage(QWidget *parent)
    : QWidget(parent)
    , m_body(new ScrollColumn(pageMargin, this))
    , m_top(new QStackedWidget)
    , m_sources(new QHBoxLayout)
    , m_drop(new DropArea(DropArea::Form::Large))
    , m_screen(new QPushButton(glyphIcon(Glyph::Screen), tr("Scan my &screen")))
    , m_open(new QPushButton(glyphIcon(Glyph::Image), tr("Open &picture…")))
    , m_paste(new QPushButton(glyphIcon(Glyph::Paste), tr("Pas&te")))
    , m_card(new CodeBar(CodeBar::Ground::Card))
    , m_hint(new NoteLine(NoteLine::Kind::Hint,
          tr("Most sites ask for this code once, to finish. You can still copy it after adding.")))
    , m_origin(new NoteLine(this))
    , m_notes(new QVBoxLayout)
    , m_waysOut(new FlowLayout(8))
{
    build();
    connect(m_screen, &QPushButton::clicked, this, &ScanPage::screenRequested);
    connect(m_open, &QPushButton::clicked, this, &ScanPage::openPictureRequested);
    connect(m_paste, &QPushButton::clicked, this, &ScanPage::pasteRequested);
    setFocusProxy(m_screen);
    showNothing();
}

void ScanPage::build()
{
    m_screen->setToolTip(tr("Looks for QR codes on all your screens (Ctrl+Shift+S)"));
    m_open->setToolTip(tr("A picture file with a QR code (Ctrl+O)"));
    m_paste->setToolTip(tr("A picture, a setup link or a key from the clipboard (Ctrl+V)"));
    auto *edit = new QPushButton(glyphIcon(Glyph::Edit), tr("&Edit…"));
    edit->setFlat(true);
    m_card->addButton(edit);
    connect(edit, &QPushButton::clicked, this, &ScanPage::editRequested);

    auto *buttons = new FlowLayout(8);
    buttons->addWidget(m_screen);
    buttons->addWidget(m_open);
    buttons->addWidget(m_paste);
    m_sources->setSpacing(8);
    m_sources->addLayout(buttons, 1);
    m_top->addWidget(m_drop);
    m_notes->setSpacing(4);

    QVBoxLayout *column = m_body->column();
    column->setSpacing(12);
    column->addWidget(m_top, 1);
    column->addLayout(m_waysOut);
    column->addLayout(m_sources);
    column->addWidget(m_card);
    column->addLayout(m_notes);
    column->addWidget(m_origin);
    column->addWidget(m_hint);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_body);
}

void ScanPage::showNothing()
{
    m_task = {};
    showIdle();
}

void ScanPage::showTask(const Task &task)
{
    m_task = task;
    showIdle();
}

void ScanPage::showIdle()
{
    m_idle = true;
    if (m_task.heading.isEmpty())
        say(tr("Drop a picture of the QR code here"),
            tr("Or scan your screen, while the site shows the code. A setup link can be pasted, too."),
            DropArea::Mood::Invitation);
    else
        say(m_task.heading, m_task.text, DropArea::Mood::Invitation);
    addGoOn();
    updateCamera();
}

void ScanPage::showBusy()
{
    m_idle = false;
    updateCamera();
    say(tr("Looking for a QR code…"), {}, DropArea::Mood::Invitation);
}

void ScanPage::showMessage(const QString &heading, const QString &text)
{
    m_idle = false;
    updateCamera();
    say(heading, text, DropArea::Mood::Trouble);
    if (m_camera != nullptr && m_camera->hasCameras())
        connect(addWayOut(tr("Use the ca&mera")), &QPushButton::clicked, this, &ScanPage::useCamera);
    addGoOn();
}

void ScanPage::addGoOn()
{
    if (!m_task.goOn.isEmpty())
        connect(addWayOut(m_task.goOn), &QPushButton::clicked, this, &ScanPage::taskEnded);
}

/// Whatever was there before goes.
void ScanPage::say(const QString &heading, const QString &text, DropArea::Mood mood)
{
    m_found.reset();
    m_top->setCurrentWidget(m_drop);
    removeWaysOut();
    showCard(false);
    m_drop->setMinimumHeight(mood == DropArea::Mood::Success ? foundHeight : dropHeight);
    m_drop->setTexts(heading, text);
    m_drop->setMood(mood);
    QAccessibleEvent changed(m_drop, QAccessible::NameChanged);
    m_drop->setAccessibleName(heading);
    QAccessible::updateAccessibility(&changed);
}

void ScanPage::showFound(const FoundItem &item, const QString &origin, UnixTime now)
{
    const Account &account = *item.account();
    const QString name = displayText(SetupTexts::displayName(account.issuer, account.name));
    const QString line = item.kind == FoundItem::Kind::AlreadyHere ? tr("You already have this account.")
                                                                   //: %1 a site
                                                                   : tr("Found a code for %1").arg(name);
    if (m_bySight)
        m_camera->freeze(line);
    m_idle = false;
    updateCamera();
    say(line, tr("Drop another picture to read that one instead."), DropArea::Mood::Success);
    if (m_bySight)
        m_top->setCurrentWidget(m_camera);
    m_found = item;
    const QString accountName = account.issuer.isEmpty() ? QString() : displayText(account.name);
    if (item.kind == FoundItem::Kind::AlreadyHere)
        //: %1 a site
        m_card->setTexts(tr("Already here: %1").arg(name), accountName);
    else
        m_card->setTexts(name, accountName);
    m_card->showAccount(account, now);
    for (const SetupNoteItem &note : item.reading->notes)
        m_notes->addWidget(new NoteLine(NoteLine::Kind::Hint, SetupTexts::note(note)));
    m_origin->setNote(NoteLine::Kind::Info, origin);
    showCard(true);
    if (hasCamera())
        connect(addWayOut(tr("Scan &another")), &QPushButton::clicked, this, &ScanPage::moreRequested);
    // With large text it may be below; it has its place after the next layout.
    QMetaObject::invokeMethod(
        this, [this] { m_body->ensureWidgetVisible(m_card); }, Qt::QueuedConnection);
}

void ScanPage::showRefused(const FoundItem &item)
{
    const SetupReading &reading = *item.reading;
    const QString issuer = item.account() == nullptr ? QString() : displayText(item.account()->issuer);
    const auto refused = SetupTexts::refusal(reading.refusal, displayText(reading.detail), issuer);
    //: Two complete sentences in a row
    showMessage(
        refused.heading, refused.reason.isEmpty() ? refused.remedy : tr("%1 %2").arg(refused.reason, refused.remedy));
    for (std::size_t i = 0; i < reading.candidates.size(); ++i) {
        const QPushButton *button = addWayOut(SetupTexts::wayOut(reading.refusal, reading.candidates[i]));
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT wayOutChosen(static_cast<int>(i)); });
    }
    if (reading.refusal == SetupRefusal::MissingPin || reading.refusal == SetupRefusal::InvalidSecret
        || reading.refusal == SetupRefusal::MissingSecret) {
        const QPushButton *type = addWayOut(tr("T&ype the setup key instead"));
        connect(type, &QPushButton::clicked, this, &ScanPage::setupKeyRequested);
    }
}

QPushButton *ScanPage::addWayOut(const QString &text)
{
    auto *button = new QPushButton(text);
    Controls::setComfortableSize(*button);
    m_waysOut->addWidget(button);
    return button;
}

void ScanPage::removeWaysOut()
{
    Controls::removeWidgets(*m_waysOut);
    Controls::removeWidgets(*m_notes);
}

void ScanPage::showCard(bool visible)
{
    m_card->setVisible(visible);
    m_hint->setVisible(visible);
    if (!visible) {
        m_card->clear();
        m_origin->clear();
    }
}

void ScanPage::setDropActive(bool active)
{
    m_drop->setActive(active);
}

void ScanPage::tick(UnixTime now)
{
    if (m_found)
        m_card->showAccount(*m_found->account(), now);
}

QWidget *ScanPage::firstControl() const
{
    return m_screen;
}
} // namespace Countersign
