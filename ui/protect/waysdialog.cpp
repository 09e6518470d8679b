// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/waysdialog.h"

#include "ui/errortext.h"
#include "ui/protect/secretquestion.h"
#include "ui/protect/waytexts.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/newpassword.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/rolelabel.h"

#include <QVBoxLayout>

namespace Countersign
{
using Kind = KeySlotInfo::Kind;
using Task = WaysDialog::Task;

namespace
{
QString titleOf(Task task)
{
    switch (task) {
    case Task::ChangePassword:
        return WaysDialog::tr("Change the recovery password");
    case Task::RemovePassword:
        return WaysDialog::tr("Remove the recovery password");
    case Task::ReplaceKey:
        return WaysDialog::tr("Make a new recovery key");
    case Task::RemoveKey:
        return WaysDialog::tr("Remove the recovery key");
    }
    return {};
}

QString doneText(Task task)
{
    switch (task) {
    case Task::ChangePassword:
        return WaysDialog::tr("The recovery password is changed");
    case Task::RemovePassword:
        return WaysDialog::tr("The recovery password is removed");
    case Task::ReplaceKey:
        return WaysDialog::tr("The recovery key is new");
    case Task::RemoveKey:
        return WaysDialog::tr("The recovery key is removed");
    }
    return {};
}

QWidget *bodyWith(std::initializer_list<QWidget *> widgets)
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (QWidget *widget : widgets)
        column->addWidget(widget);
    return body;
}
} // namespace

WaysDialog::WaysDialog(VaultSession &session, Task task, QWidget *parent)
    : KeyDialog(session, titleOf(task), parent)
    , m_task(task)
{
    begin();
}

bool WaysDialog::isAboutPassword() const
{
    return m_task == Task::ChangePassword || m_task == Task::RemovePassword;
}

bool WaysDialog::isRemoval() const
{
    return m_task == Task::RemovePassword || m_task == Task::RemoveKey;
}

Kind WaysDialog::otherKind() const
{
    return isAboutPassword() ? Kind::RecoveryKey : Kind::Password;
}

bool WaysDialog::has(Kind kind) const
{
    return WayTexts::find(session(), kind).has_value();
}

void WaysDialog::begin()
{
    m_other.clear();
    m_fresh.clear();
    m_dropsOther = false;
    m_mayLoseKeychain = false;
    if (isRemoval() && !has(otherKind()) && !has(Kind::Keychain))
        return showLastWay();
    if (has(otherKind()))
        return askForOther();
    goOn();
}

void WaysDialog::showLastWay()
{
    Step step;
    step.glyph = Glyph::Info;
    step.heading = isAboutPassword() ? tr("The password has to stay") : tr("The recovery key has to stay");
    step.text = tr("It is the only way into your codes: without it nothing would open them any more.");
    auto *advice = new RoleLabel(&Theme::ink);
    advice->setText(isAboutPassword() ? tr("Make a recovery key first; then the password can go.")
                                      : tr("Choose a recovery password first; then the key can go."));
    step.body = bodyWith({advice});
    //: Button
    step.primary = tr("&Close");
    step.carryOut = [this] { reject(); };
    showStep(step);
    setCloseShown(false);
}

void WaysDialog::askForOther()
{
    const bool isKey = otherKind() == Kind::RecoveryKey;
    auto *question = new SecretQuestion(isKey ? SecretQuestion::Secret::Key : SecretQuestion::Secret::Password);
    Step step;
    step.glyph = isKey ? Glyph::Key : Glyph::Lock;
    step.heading = isKey ? tr("First, your recovery key") : tr("First, your recovery password");
    step.text = tr("Your codes are sealed anew, and whatever else opens them has to open the new seal, too.");
    step.body = bodyWith({question});
    step.focus = question;
    //: Button: to the next step
    step.primary = tr("&Continue");
    step.carryOut = [this, question] { proveOther(question->secret()); };
    // Letting it go must leave a way in: the one that is being set, or the keychain.
    if (!isRemoval() || has(Kind::Keychain)) {
        step.second = isKey ? tr("I &don't have it") : tr("I &don't know it");
        step.secondCarryOut = [this] {
            m_dropsOther = true;
            goOn();
        };
    }
    connect(question, &SecretQuestion::changed, this, [this, question] { setPrimaryEnabled(question->isComplete()); });
    connect(question, &SecretQuestion::submitted, this, step.carryOut);
    setCloseText(tr("Cancel"));
    showStep(step);
    setPrimaryEnabled(false);
}

void WaysDialog::proveOther(SecretBytes secret)
{
    setBusy(tr("Checking…"));
    m_other = secret.clone();
    session().checkSecret(std::move(secret), this, [this](const Result<Kind> &opened) {
        if (opened && *opened == otherKind()) {
            setIdle();
            return goOn();
        }
        m_other.clear();
        const ErrorCode code = opened ? ErrorCode::WrongPassword : opened.error().code;
        if (code != ErrorCode::WrongPassword)
            return showError(ErrorText::message(tr("Nothing was changed."), opened.error()));
        showError(otherKind() == Kind::RecoveryKey
                ? tr("All groups are right, but this key doesn't open this vault. Is it from an older sheet?")
                : tr("That isn't the recovery password. You can try as often as you like."));
    });
}

void WaysDialog::goOn()
{
    if (m_task == Task::ReplaceKey)
        return makeKey();
    if (isRemoval())
        confirmRemoval();
    else
        choosePassword();
}

void WaysDialog::choosePassword()
{
    auto *typed = new NewPassword;
    auto *warning = new MessageBar;
    warning->setMessage(MessageBar::Kind::Warning, tr("Nobody can reset this password."),
        m_dropsOther ? tr("The recovery key stops opening your codes. Make a new one afterwards.")
                     : tr("Write it down or keep it in a password manager."));
    connect(typed, &NewPassword::changed, this, [this, typed] { setPrimaryEnabled(typed->isComplete()); });
    connect(typed, &NewPassword::accepted, this, [this, typed] {
        m_fresh = typed->takePassword();
        change();
    });
    Step step;
    step.glyph = Glyph::Lock;
    step.heading = tr("Choose a new password");
    step.text = tr("From now on it opens your codes instead of the old one. Copies of the vault file that were made "
                   "before still open with the old password.");
    step.body = bodyWith({typed, warning});
    step.focus = typed;
    step.primary = tr("&Change password");
    step.carryOut = [typed] { typed->submit(); };
    if (has(otherKind()))
        step.back = [this] { begin(); };
    setCloseText(tr("Cancel"));
    showStep(step);
    setPrimaryEnabled(false);
}

void WaysDialog::confirmRemoval()
{
    auto *bar = new MessageBar;
    const bool keeps = has(otherKind()) && !m_dropsOther;
    bar->setMessage(MessageBar::Kind::Warning, tr("This can't be undone."),
        keeps ? isAboutPassword() ? tr("The keychain and your recovery key still open your codes.")
                                  : tr("The keychain and your recovery password still open your codes.")
              : tr("Then only this computer's keychain opens your codes. If it is reset or lost, so are they."));
    if (keeps && !has(Kind::Keychain))
        bar->setMessage(MessageBar::Kind::Warning, tr("This can't be undone."),
            isAboutPassword() ? tr("Then only your recovery key opens your codes.")
                              : tr("Then only your password opens your codes."));
    Step step;
    step.glyph = Glyph::Trash;
    step.heading = isAboutPassword() ? tr("Remove the recovery password?") : tr("Remove the recovery key?");
    step.text = tr("It stops opening your codes. Copies of the vault file that were made before still open with it.");
    step.body = bodyWith({bar});
    // What cannot be undone is not one Enter away.
    step.second = tr("&Remove");
    step.secondCarryOut = [this] { change(); };
    step.primary = tr("&Keep it");
    step.carryOut = [this] { reject(); };
    showStep(step);
    setCloseShown(false);
}

void WaysDialog::change()
{
    const QString what = isAboutPassword() ? tr("The password wasn't changed.") : tr("The key wasn't removed.");
    replace(what, [this, what](const Result<void> &changed) {
        if (changed)
            showDone(doneText(m_task));
        else
            showError(ErrorText::message(what, changed.error()));
    });
}

void WaysDialog::replace(const QString &what, VaultSession::Done<void> done)
{
    WaysIn ways;
    std::optional<WayIn> &own = isAboutPassword() ? ways.password : ways.recoveryKey;
    std::optional<WayIn> &other = isAboutPassword() ? ways.recoveryKey : ways.password;
    if (!isRemoval())
        own = WayIn{m_fresh.clone(), true};
    if (!m_other.isEmpty())
        other = WayIn{m_other.clone(), false};
    ways.mayLoseKeychain = m_mayLoseKeychain;
    setBusy(tr("Sealing your codes anew…"));
    session().replaceWays(std::move(ways), this, [this, what, done = std::move(done)](const Result<void> &changed) {
        // Without any other way the keychain must not go.
        const bool leavesOne = !isRemoval() || !m_other.isEmpty();
        if (!changed && isKeychainError(changed.error().code) && leavesOne)
            return showKeychainTrouble(changed.error(), what, done);
        done(changed);
    });
}

void WaysDialog::showKeychainTrouble(const Error &error, const QString &what, const VaultSession::Done<void> &done)
{
    auto *why = new NoteLine(NoteLine::Kind::Warning, ErrorText::why(error.code));
    auto *advice = new RoleLabel(&Theme::ink);
    advice->setText(
        tr("You can also go on without the keychain. Then it stops opening your codes, until you put its key "
           "back."));
    Step step;
    step.glyph = Glyph::Warning;
    step.heading = tr("The keychain doesn't give its key");
    step.text = what;
    step.body = bodyWith({why, advice});
    step.primary = tr("&Try again");
    step.carryOut = [this, what, done] { replace(what, done); };
    step.second = tr("&Go on without it");
    step.secondCarryOut = [this, what, done] {
        m_mayLoseKeychain = true;
        replace(what, done);
    };
    setCloseText(tr("Cancel"));
    showStep(step);
}

void WaysDialog::activate(SecretBytes key, VaultSession::Done<void> done)
{
    m_fresh = std::move(key);
    replace(tr("The recovery key wasn't replaced."), std::move(done));
}

void WaysDialog::goBack()
{
    if (has(otherKind()))
        begin();
    else
        reject();
}

void WaysDialog::finish(const QString &done)
{
    showDone(done);
}

void WaysDialog::showDone(const QString &heading)
{
    m_other.clear();
    m_fresh.clear();
    Step step;
    step.glyph = Glyph::Check;
    step.heading = heading;
    auto *copies = new RoleLabel(&Theme::ink);
    copies->setText(
        tr("Copies of the vault file that were made before still open with what opened them then. If somebody "
           "may know that, delete those copies."));
    step.body = bodyWith({copies});
    if (m_dropsOther) {
        auto *gone = new NoteLine(NoteLine::Kind::Warning,
            isAboutPassword() ? tr("The old recovery key doesn't open your codes any more.")
                              : tr("The old recovery password doesn't open your codes any more."));
        step.body->layout()->addWidget(gone);
    }
    //: Button: closes the dialog after all is done
    step.primary = tr("&Done");
    step.carryOut = [this] { accept(); };
    showStep(step);
    setCloseShown(false);
}
} // namespace Countersign
