// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/accounts/codeticker.h"
#include "ui/dialogs/scanpage.h"
#include "ui/dialogs/setupcollector.h"
#include "ui/dialogs/setupsources.h"

#include <QDialog>
#include <QUrl>

#include <vector>

class QImage;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace Countersign
{
class FoundListPage;
class KnownPage;
class MessageBar;
class PrimaryButton;
class QuestionPage;
class RoleLabel;
class ScanProgress;
class SetupKeyPage;

/// Takes an account in: from a picture, a link or a key. Open it with open(). GUI thread.
///
/// What is found goes to a card, to the list when there are several, or to the question page when it can be read in
/// more than one way or when its name is here with another key. Nothing is added without the button. When adding does
/// not work, everything stays as it was typed and found. Keys are wiped when the dialog closes, and when the vault is
/// locked, which closes it.
class AddAccountDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Both must outlive the dialog.
    AddAccountDialog(VaultSession &session, const Clock &clock, QWidget *parent = nullptr);

    /// Which tab is in front. The clipboard is looked at once, when the dialog first shows without anything given.
    void showPicturePage();
    void showSetupKey();

    /// Hands in what was pasted or dropped elsewhere. Before or after open().
    void takeText(const SecretBytes &text);
    void takeFiles(const QList<QUrl> &files);
    void takeImage(const QImage &image);
    /// Looks for codes on all screens, while our own windows are hidden. Before or after open(): the dialog opens
    /// itself when the pictures are taken.
    void scanScreen();

    /// After protectionNeeded(), when the vault was made with a password: adds what was chosen. Comes back into view
    /// if that does not work.
    void retryAdd();

    /// Where the helper that decodes picture files is; see SetupSources.
    void setPictureReader(PictureReaderOptions options) { m_sources.setPictureReader(std::move(options)); }

    /// Uses cameras, too; see ScanPage::addCamera(). Once, before open().
    void setCamera(const CameraOptions &options, Settings &settings) { m_scan->addCamera(options, settings); }
    /// How the screens are taken; for tests.
    [[nodiscard]] ScreenGrabber &screenGrabber() { return m_sources.grabber(); }

    void done(int result) override;

Q_SIGNALS:
    /// They are saved. Emitted before the dialog closes.
    void accountsAdded(const QList<Countersign::AccountId> &ids);
    /// Of those, which replaced the key of another one: that other one, in the same order. After accountsAdded().
    void keysReplaced(const QList<Countersign::AccountId> &before, const QList<Countersign::AccountId> &after);
    /// There is no vault yet and no keychain that could keep its key: a password is needed. The dialog has hidden
    /// itself and keeps what was chosen. Then retryAdd(), or open() to show it again.
    void protectionNeeded();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Page { Scan, SetupKey, List, Question, Known };
    /// Where what is being read came from.
    enum class Origin { Given, Clipboard, Screen };

    void build();
    QWidget *makeFooter();
    void connectPages();
    void showPage(Page page);
    void showCameraState();
    [[nodiscard]] Page page() const;
    /// A question is on the page, and nothing else is taken in meanwhile.
    [[nodiscard]] bool isAsking() const { return page() == Page::Question || page() == Page::Known; }

    void lookAtClipboard();
    void paste();
    void openPicture();
    void showSourcesBusy();
    void readSources();
    void takeSight();
    void scanMore();
    void showWanted();
    void endTask();
    void stopLooking();
    void sayNothingFound();
    void sayUnreadable(const SetupSources::Unread &unread);
    void sayUnread();
    void sayBelow(const QString &heading, const QString &text);
    void sayTrouble(const QString &heading, const QString &text);
    void present();
    void showList();
    void presentOne(const FoundItem &item);
    void presentKey(const SecretBytes &text);
    [[nodiscard]] QString originText() const;

    void editFound();
    void takeWayOut(int candidate);
    void accepted();
    void goBack();
    void choose(const Account &account);
    void askNext();
    void answer();
    void submit();
    void finish(Result<QList<AccountId>> added);
    void showProblem(const Error &error);
    void needProtection();
    void updateButtons();
    void setBusy(bool busy);
    void tick(UnixTime now);
    void forgetChoice();
    void forget();

    VaultSession &m_session;
    const Clock &m_clock;
    CodeTicker m_ticker;
    SetupSources m_sources;
    SetupCollector m_collector;

    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    ScanPage *m_scan;
    SetupKeyPage *m_setupKey;
    FoundListPage *m_list;
    QuestionPage *m_question;
    KnownPage *m_known;
    ScanProgress *m_progress;
    QWidget *m_problemArea;
    MessageBar *m_problem;
    RoleLabel *m_status;
    QPushButton *m_back = nullptr;
    PrimaryButton *m_add = nullptr;
    QPushButton *m_cancel = nullptr;

    Origin m_origin = Origin::Given;
    bool m_keep = false; ///< What the camera sees next joins what was found.
    bool m_given = false; ///< Something was handed in, or the clipboard was looked at.
    bool m_busy = false;
    Page m_askedFrom = Page::Scan; ///< Where Back leads from the question page.
    std::vector<FoundItem> m_questions; ///< Still to be asked; the first is on the page.
    std::vector<IncomingAccount> m_chosen; ///< What will be added.
    bool m_lastAnswered = false; ///< m_chosen has the answer to the question on the page…
    std::size_t m_chosenBefore = 0; ///< … behind so many others.
};
} // namespace Countersign
