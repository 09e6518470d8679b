// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/scan/camerascanner.h"

#include <QObject>
#include <QPointer>

class QMimeData;
class QWidget;

namespace Countersign
{
class AddAccountDialog;
class Settings;

/// Opens the dialog that takes accounts in, and hands it what came from elsewhere: a drop, the clipboard, a link that
/// the program was started with. At most one dialog at a time; what comes while it is open goes into it.
class AddFlow final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the flow. The dialog belongs to @p window.
    AddFlow(VaultSession &session, const Clock &clock, QWidget &window);

    /// Is there something in it that may be a setup code? Looks at kinds, at the files' existence and at how a text
    /// begins; cheap enough to ask while something is dragged over the window.
    [[nodiscard]] static bool canTake(const QMimeData &mime);

    /// The dialog uses cameras, too. @p settings must outlive the flow.
    void setCamera(CameraOptions options, Settings &settings);

    void showPicturePage();
    void showSetupKey();
    void scanScreen();
    void chooseFile();
    void takeText(const SecretBytes &text);
    /// @return false if there is nothing in it.
    bool takeMime(const QMimeData &mime);

    /// After protectionNeeded(), when the vault was made: adds what is waiting in the dialog.
    void retry();
    /// After protectionNeeded(), when the person changed their mind: shows the dialog again.
    void reopen();

Q_SIGNALS:
    void added(const QList<Countersign::AccountId> &ids);
    void keysReplaced(const QList<Countersign::AccountId> &before, const QList<Countersign::AccountId> &after);
    /// There is no vault and no keychain: a password has to be chosen first.
    void protectionNeeded();

private:
    AddAccountDialog &dialog();
    void open();

    VaultSession &m_session;
    const Clock &m_clock;
    QWidget &m_window;
    QPointer<AddAccountDialog> m_dialog;
    CameraOptions m_camera;
    Settings *m_settings = nullptr; ///< null: no cameras
};
} // namespace Countersign
