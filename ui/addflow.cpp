// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/addflow.h"

#include "ui/dialogs/addaccountdialog.h"

#include <QFileDialog>
#include <QImage>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

AddFlow::AddFlow(VaultSession &session, const Clock &clock, QWidget &window)
    : QObject(&window)
    , m_session(session)
    , m_clock(clock)
    , m_window(window)
{
}

bool AddFlow::canTake(const QMimeData &mime)
{
    if (mime.hasImage())
        return true;
    if (mime.hasUrls()) {
        const QList<QUrl> urls = mime.urls();
        return std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
    }
    return mime.hasText();
}

void AddFlow::setCamera(CameraOptions options, Settings &settings)
{
    m_camera = std::move(options);
    m_settings = &settings;
}

AddAccountDialog &AddFlow::dialog()
{
    if (!m_dialog) {
        m_dialog = new AddAccountDialog(m_session, m_clock, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        if (m_settings != nullptr)
            m_dialog->setCamera(m_camera, *m_settings);
        connect(m_dialog, &AddAccountDialog::accountsAdded, this, &AddFlow::added);
        connect(m_dialog, &AddAccountDialog::keysReplaced, this, &AddFlow::keysReplaced);
        connect(m_dialog, &AddAccountDialog::protectionNeeded, this, &AddFlow::protectionNeeded);
    }
    return *m_dialog;
}

void AddFlow::open()
{
    if (!dialog().isVisible())
        dialog().open();
}

void AddFlow::showPicturePage()
{
    dialog().showPicturePage();
    open();
}

void AddFlow::showSetupKey()
{
    dialog().showSetupKey();
    open();
}

void AddFlow::scanScreen()
{
    dialog().scanScreen();
}

void AddFlow::chooseFile()
{
    auto *chooser = new QFileDialog(&m_window, tr("Open a picture with a QR code"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    chooser->setNameFilters({tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.svg)"), tr("All files (*)")});
    // Not urlsSelected(): Qt's own dialog, unlike the desktops' ones, does not say that.
    connect(chooser, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        QList<QUrl> files;
        for (const QString &path : paths)
            files.append(QUrl::fromLocalFile(path));
        dialog().takeFiles(files);
        open();
    });
    chooser->open();
}

void AddFlow::takeText(const SecretBytes &text)
{
    dialog().takeText(text);
    open();
}

bool AddFlow::takeMime(const QMimeData &mime)
{
    if (!canTake(mime))
        return false;
    QList<QUrl> files = mime.urls();
    files.removeIf([](const QUrl &url) { return !url.isLocalFile(); });
    if (!files.isEmpty())
        dialog().takeFiles(files);
    else if (mime.hasImage())
        dialog().takeImage(qvariant_cast<QImage>(mime.imageData()));
    else
        dialog().takeText(SecretBytes::fromString(mime.text()));
    open();
    return true;
}

void AddFlow::retry()
{
    if (m_dialog)
        m_dialog->retryAdd();
}

void AddFlow::reopen()
{
    if (m_dialog)
        open();
}
} // namespace Countersign
