// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in the dialog with what was handed in: presenting it. Asking and adding are in
// addaccountchoice.cpp, the frame is in addaccountdialog.cpp.
#include "ui/dialogs/addaccountdialog.h"
#include "ui/dialogs/foundlistpage.h"
#include "ui/dialogs/knownpage.h"
#include "ui/dialogs/questionpage.h"
#include "ui/dialogs/scanpage.h"
#include "ui/dialogs/scanprogress.h"
#include "ui/dialogs/setupkeypage.h"
#include "ui/dialogs/unreadtexts.h"
#include "ui/errortext.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"

#include <QGuiApplication>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// A setup key without anything around it.
bool isKey(const QrCode &code)
{
    return !code.part.isPart() && !code.text.view().contains("://")
        && readSetupText(code.text.view()).verdict != SetupReading::Verdict::Refused;
}

bool isUseful(const SetupCollector &found)
{
    return found.isIncomplete() || std::any_of(found.items().cbegin(), found.items().cend(), [](const FoundItem &item) {
        return item.kind != FoundItem::Kind::NotForUs;
    });
}
} // namespace

void AddAccountDialog::showSourcesBusy()
{
    // What happens to lie on the clipboard is looked at quietly.
    if (m_origin == Origin::Clipboard)
        return;
    if (m_origin != Origin::Screen) // whose pictures are to be taken first
        m_progress->start([this] { return m_sources.progress(); });
    if (page() != Page::List) {
        showPage(Page::Scan);
        m_scan->showBusy();
    } else {
        m_status->setText(tr("Looking for a QR code…"));
    }
    updateButtons();
}

void AddAccountDialog::readSources()
{
    m_progress->stop();
    std::vector<QrCode> codes = m_sources.takeCodes();
    const bool quiet = m_origin == Origin::Clipboard;
    if (codes.size() == 1 && isKey(codes.front())) {
        presentKey(codes.front().text);
        return;
    }
    if (codes.empty()) {
        if (!quiet)
            sayNothingFound();
        return;
    }
    // What comes while several things are listed joins them; a second look at the screen begins anew.
    if (!m_keep && !m_collector.isIncomplete() && (page() != Page::List || m_origin == Origin::Screen))
        m_collector.clear();
    m_collector.add(std::move(codes));
    if (quiet && !isUseful(m_collector)) {
        m_collector.clear();
        return;
    }
    present();
    sayUnread();
    if (m_origin == Origin::Screen)
        m_status->setText(tr("The picture of your screen is already forgotten."));
}

/// What is still on its way is forgotten; what was there before stays.
void AddAccountDialog::stopLooking()
{
    m_sources.cancel();
    m_progress->stop();
    if (page() != Page::Scan)
        m_status->clear();
    else if (m_collector.items().empty() && !m_collector.isIncomplete())
        m_scan->showIdle();
    else
        present();
    updateButtons();
}

void AddAccountDialog::sayNothingFound()
{
    const auto screens = static_cast<int>(QGuiApplication::screens().size());
    const auto &unread = m_sources.unread();
    if (const auto error = m_sources.screenError())
        sayTrouble(ErrorText::whatHappened(error->code), ErrorText::whatToDo(error->code));
    else if (m_origin == Origin::Screen)
        sayTrouble(
            screens == 1 ? tr("No QR code on your screen.") : tr("No QR code on your %n screen(s).", nullptr, screens),
            tr("Is it covered by a window?"));
    else if (unread.size() == 1 && m_sources.handedIn() == 1)
        sayUnreadable(unread.front());
    else if (!unread.empty())
        sayTrouble(UnreadTexts::heading(m_sources), UnreadTexts::names(m_sources));
    else if (m_sources.handedIn() > 1)
        sayTrouble(tr("No QR code in these pictures."), tr("Crop them closer, or use sharper ones."));
    else
        sayTrouble(tr("No QR code in this picture."), tr("Crop it closer, or use a sharper one."));
}

void AddAccountDialog::sayUnreadable(const SetupSources::Unread &unread)
{
    if (unread.foreign == SetupSources::Foreign::Pdf)
        sayTrouble(tr("That's a PDF."),
            tr("Save the page with the QR code as a picture, or scan your screen while the page is shown."));
    else if (unread.foreign == SetupSources::Foreign::Heic)
        sayTrouble(tr("That's a photo in the HEIC format."),
            tr("Save it as JPEG, or scan your screen while the photo is shown."));
    else
        sayTrouble(ErrorText::whatHappened(ErrorCode::ImageUnreadable),
            //: Two complete sentences in a row
            tr("%1 %2").arg(ErrorText::why(unread.error.code), ErrorText::whatToDo(unread.error.code)));
}

/// Some of several pictures gave nothing, while something was found in the others.
void AddAccountDialog::sayUnread()
{
    if (!m_sources.unread().empty() || !m_sources.codeless().isEmpty())
        sayBelow(UnreadTexts::heading(m_sources), UnreadTexts::names(m_sources));
}

void AddAccountDialog::sayBelow(const QString &heading, const QString &text)
{
    m_problem->removeButtons();
    m_problem->setMessage(MessageBar::Kind::Warning, heading, text);
    m_problemArea->show();
}

/// What is listed stays in view.
void AddAccountDialog::sayTrouble(const QString &heading, const QString &text)
{
    if (page() == Page::List) {
        sayBelow(heading, text);
        m_status->clear();
    } else {
        showPage(Page::Scan);
        m_scan->showMessage(heading, text);
    }
    updateButtons();
}

void AddAccountDialog::present()
{
    const auto &items = m_collector.items();
    // The camera goes on until nothing is missing.
    if (m_collector.isIncomplete() && (items.empty() || (page() == Page::Scan && m_scan->hasCamera()))) {
        showWanted();
        return;
    }
    if (items.size() == 1 && !m_collector.isIncomplete() && m_collector.unusable() == 0) {
        m_keep = false;
        presentOne(items.front());
        return;
    }
    showList();
}

void AddAccountDialog::showList()
{
    m_keep = false;
    const auto screens = m_origin == Origin::Screen ? QGuiApplication::screens().size() : 0;
    m_list->showFound(m_collector, static_cast<int>(screens), m_clock.nowSeconds());
    m_list->setCameraOffered(m_scan->hasCamera());
    showPage(Page::List);
    m_scan->showNothing(); // now that it is out of sight, so that no camera starts
    m_add->setFocus(Qt::OtherFocusReason);
}

void AddAccountDialog::presentOne(const FoundItem &item)
{
    showPage(Page::Scan);
    switch (item.kind) {
    case FoundItem::Kind::New:
    case FoundItem::Kind::AlreadyHere:
        m_scan->showFound(item, originText(), m_clock.nowSeconds());
        updateButtons();
        m_add->setFocus(Qt::OtherFocusReason);
        return;
    case FoundItem::Kind::OtherKey:
    case FoundItem::Kind::NeedsChoice:
        m_scan->showNothing();
        forgetChoice();
        m_questions.push_back(item);
        m_askedFrom = Page::Scan;
        askNext();
        return;
    case FoundItem::Kind::NotForUs:
        m_scan->showRefused(item);
        break;
    }
    updateButtons();
}

void AddAccountDialog::presentKey(const SecretBytes &text)
{
    m_scan->showNothing();
    showSetupKey();
    m_setupKey->setKey(text);
    if (m_origin == Origin::Clipboard)
        m_status->setText(originText());
}

QString AddAccountDialog::originText() const
{
    return m_origin == Origin::Clipboard ? tr("Taken from the clipboard.") : QString();
}

void AddAccountDialog::editFound()
{
    const FoundItem item = *m_scan->found();
    showPage(Page::SetupKey);
    m_setupKey->edit(*item.account());
}

void AddAccountDialog::takeWayOut(int candidate)
{
    // Chosen by a button that says what it does; the card then shows the code before anything is added.
    const FoundItem refused = m_collector.items().front();
    SetupReading reading;
    reading.verdict = SetupReading::Verdict::Ok;
    reading.account = refused.reading->candidates.at(static_cast<std::size_t>(candidate)).account.clone();
    presentOne(FoundItem::of(std::make_shared<const SetupReading>(std::move(reading)), refused.says, m_session));
}

void AddAccountDialog::forget()
{
    m_sources.cancel();
    m_progress->stop();
    m_keep = false;
    m_question->clear();
    m_known->clear();
    forgetChoice();
    m_list->clear();
    m_collector.clear();
    m_scan->showNothing();
    m_setupKey->wipe();
}

void AddAccountDialog::done(int result)
{
    forget();
    QDialog::done(result);
}

void AddAccountDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_ticker.start();
    if (!m_given)
        lookAtClipboard();
    updateButtons(); // starts the camera, unless there is something to show
    if (focusWidget() == nullptr && m_stack->currentWidget()->focusProxy() != nullptr)
        m_stack->currentWidget()->focusProxy()->setFocus(Qt::OtherFocusReason);
}

void AddAccountDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_ticker.stop();
    m_scan->setCameraWanted(false);
}
} // namespace Countersign
