// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialog is handed: texts, files, pictures, the clipboard, drops. What becomes of it is in addaccountflow.cpp.
#include "core/otp/displaytext.h"
#include "ui/dialogs/addaccountdialog.h"
#include "ui/dialogs/questionpage.h"
#include "ui/scan/camerapanel.h"
#include "ui/setuptexts.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Nothing but codes that are for something else, and no way out of that.
bool isUseless(const SetupCollector &seen)
{
    const auto &items = seen.items();
    return !seen.isIncomplete() && !items.empty() && std::all_of(items.begin(), items.end(), [](const FoundItem &item) {
        return item.kind == FoundItem::Kind::NotForUs && item.reading->candidates.empty();
    });
}
} // namespace

void AddAccountDialog::takeText(const SecretBytes &text)
{
    m_given = true;
    m_origin = Origin::Given;
    if (QByteArray picture = SetupSources::pictureInLink(text.view()); !picture.isEmpty()) {
        m_sources.readBytes(std::move(picture));
        return;
    }
    if (!text.view().contains("://") && readSetupText(text.view()).verdict != SetupReading::Verdict::Refused) {
        presentKey(text);
        return;
    }
    if (!m_keep && !m_collector.isIncomplete())
        m_collector.clear();
    m_collector.add(text);
    present();
}

void AddAccountDialog::takeFiles(const QList<QUrl> &files)
{
    m_given = true;
    m_origin = Origin::Given;
    m_sources.readFiles(files);
}

void AddAccountDialog::takeImage(const QImage &image)
{
    m_given = true;
    m_origin = Origin::Given;
    m_sources.readImage(image);
}

/// What the camera sees. It goes on until there is something of use; what else it sees is only named.
void AddAccountDialog::takeSight()
{
    if (m_busy || page() != Page::Scan)
        return;
    m_origin = Origin::Given;
    SetupCollector seen(m_session);
    seen.add(clonesOf(m_scan->camera()->codes()));
    if (isUseless(seen)) {
        const SetupReading &reading = *seen.items().front().reading;
        const auto refused = SetupTexts::refusal(reading.refusal, displayText(reading.detail));
        //: Two complete sentences in a row
        m_scan->camera()->say(tr("%1 %2").arg(refused.heading, refused.remedy));
        return;
    }
    if (!m_keep && !m_collector.isIncomplete())
        m_collector.clear();
    if (m_collector.add(clonesOf(m_scan->camera()->codes())))
        present();
    else if (!m_collector.isIncomplete())
        m_scan->camera()->say(tr("This code was read already. Show the next one."));
}

/// Lets the camera look for more, beside what was found.
void AddAccountDialog::scanMore()
{
    m_keep = true;
    showWanted();
}

/// What was found is not all: the page for reading more, with the camera if there is one.
void AddAccountDialog::showWanted()
{
    const auto &items = m_collector.items();
    const auto found = static_cast<int>(std::count_if(
        items.begin(), items.end(), [](const FoundItem &item) { return item.kind != FoundItem::Kind::NotForUs; }));
    ScanPage::Task task;
    if (const auto parts = m_collector.missing()) {
        const QString missing = SetupTexts::partsMissing(parts->missing);
        task.heading = SetupTexts::partsRead(parts->read, parts->count);
        //: Two complete sentences in a row
        task.line = tr("%1 %2").arg(task.heading, missing);
        //: %1 a sentence that says which numbers are still missing
        task.text = tr("%1 Hand in the other QR codes, too, in any order.").arg(missing);
        if (parts->usable)
            //: Button. %1 how many QR codes of an export that has %2 of them were read
            task.goOn = tr("Go on with %1 of %2 p&arts").arg(parts->read).arg(parts->count);
    } else {
        task.heading = tr("%n account(s) found.", nullptr, found);
        task.text = tr("Hand in the next QR code.");
        //: Two complete sentences in a row
        task.line = tr("%1 %2").arg(task.heading, tr("Show the next QR code."));
    }
    if (task.goOn.isEmpty())
        task.goOn = found > 0 ? tr("Go on with %n &account(s)", nullptr, found) : tr("St&art over");
    m_scan->showTask(task);
    showPage(Page::Scan);
    m_scan->firstControl()->setFocus(Qt::OtherFocusReason);
}

/// Enough of that.
void AddAccountDialog::endTask()
{
    m_keep = false;
    if (m_collector.items().empty())
        goBack();
    else if (m_collector.isIncomplete())
        showList();
    else
        present();
}

void AddAccountDialog::scanScreen()
{
    if (m_busy || m_sources.isBusy() || isAsking())
        return;
    m_given = true;
    m_origin = Origin::Screen;
    m_sources.readScreens();
}

void AddAccountDialog::lookAtClipboard()
{
    m_given = true;
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (mime == nullptr)
        return;
    m_origin = Origin::Clipboard;
    m_sources.readMime(*mime);
}

void AddAccountDialog::paste()
{
    if (m_busy || isAsking())
        return;
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    m_origin = Origin::Given;
    if (mime != nullptr && m_sources.readMime(*mime))
        return;
    showPage(Page::Scan);
    m_scan->showMessage(tr("There is nothing to paste."),
        tr("Copy the QR code's picture, the setup link or the key on the site first."));
    updateButtons();
}

void AddAccountDialog::openPicture()
{
    if (m_busy || isAsking())
        return;
    auto *chooser = new QFileDialog(this, tr("Open picture"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    //: The kinds of files in a file dialog; the endings stay as they are
    chooser->setNameFilter(tr("Pictures (%1)").arg(u"*.png *.jpg *.jpeg *.webp *.svg *.gif *.bmp"_s));
    connect(chooser, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        QList<QUrl> files;
        for (const QString &path : paths)
            files.append(QUrl::fromLocalFile(path));
        takeFiles(files);
    });
    chooser->open();
}

/// Esc first ends what takes long; only then it closes.
void AddAccountDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel) && m_sources.isBusy() && m_origin != Origin::Clipboard && !m_busy)
        stopLooking();
    else
        QDialog::keyPressEvent(event);
}

void AddAccountDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_busy || isAsking() || !SetupSources::canRead(*event->mimeData()))
        return;
    event->acceptProposedAction();
    m_scan->setDropActive(true);
}

void AddAccountDialog::dragLeaveEvent(QDragLeaveEvent *event)
{
    QDialog::dragLeaveEvent(event);
    m_scan->setDropActive(false);
}

void AddAccountDialog::dropEvent(QDropEvent *event)
{
    m_scan->setDropActive(false);
    m_origin = Origin::Given;
    if (m_sources.readMime(*event->mimeData()))
        event->acceptProposedAction();
}
} // namespace Countersign
