// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/protectdialog.h"

#include "ui/errortext.h"
#include "ui/protect/waytexts.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/newpassword.h"
#include "ui/widgets/noteline.h"

#include <QVBoxLayout>

namespace Countersign
{
using Kind = KeySlotInfo::Kind;

namespace
{
QVBoxLayout *makeColumn(QWidget &body)
{
    auto *column = new QVBoxLayout(&body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    return column;
}
} // namespace

ProtectDialog::ProtectDialog(VaultSession &session, QWidget *parent)
    : KeyDialog(session, tr("Protect your codes"), parent)
{
    showChoice();
}

void ProtectDialog::showChoice()
{
    const auto password = WayTexts::find(session(), Kind::Password);
    const auto key = WayTexts::find(session(), Kind::RecoveryKey);
    const bool needsBoth = !password && !key;
    auto *body = new QWidget;
    QVBoxLayout *column = makeColumn(*body);
    if (!m_done.isEmpty())
        column->addWidget(new NoteLine(NoteLine::Kind::Ok, m_done));
    auto *passwordRow = new ActionRow(Glyph::Lock, tr("Recovery password"),
        password ? WayTexts::setOn(*password) : tr("One that you choose and keep in mind."));
    auto *keyRow = new ActionRow(Glyph::Key, tr("Recovery key"),
        key ? WayTexts::madeOn(*key) : tr("36 characters on paper. Nothing to keep in mind."));
    passwordRow->setEnabled(!password);
    keyRow->setEnabled(!key);
    column->addWidget(passwordRow);
    column->addWidget(keyRow);
    connect(passwordRow, &ActionRow::clicked, this, &ProtectDialog::choosePassword);
    connect(keyRow, &ActionRow::clicked, this, &ProtectDialog::makeKey);

    Step step;
    step.body = body;
    if (needsBoth) {
        step.heading = tr("Protect your codes");
        step.text =
            tr("Only this computer's keychain can open your codes now. If it is reset or lost, so are they. One "
               "spare way in prevents that; both are better.");
    } else {
        step.heading = tr("Your codes are protected");
        step.text = password && key
            ? tr("Both spare ways open your codes when the keychain doesn't.")
            : tr("A spare way opens your codes when the keychain doesn't. You can add the other one, too.");
    }
    step.focus = !password ? passwordRow : !key ? keyRow : nullptr;
    if (!needsBoth) {
        //: Button: closes the dialog after all is done
        step.primary = tr("&Done");
        step.carryOut = [this] { accept(); };
        if (!m_done.isEmpty())
            step.focus = nullptr;
    }
    setCloseText(needsBoth ? tr("Not now") : tr("Cancel"));
    showStep(step);
    setCloseShown(needsBoth);
}

void ProtectDialog::choosePassword()
{
    auto *body = new QWidget;
    QVBoxLayout *column = makeColumn(*body);
    auto *typed = new NewPassword;
    auto *warning = new MessageBar;
    warning->setMessage(MessageBar::Kind::Warning, tr("Nobody can reset this password."),
        tr("It opens your codes when the keychain doesn't. Write it down or keep it in a password manager."));
    column->addWidget(typed);
    column->addWidget(warning);
    connect(typed, &NewPassword::changed, this, [this, typed] { setPrimaryEnabled(typed->isComplete()); });
    connect(typed, &NewPassword::accepted, this, [this, typed] { addPassword(*typed); });

    Step step;
    step.glyph = Glyph::Lock;
    step.heading = tr("Choose a recovery password");
    step.text = tr("You need it only when the keychain doesn't open your codes.");
    step.body = body;
    step.focus = typed;
    step.primary = tr("&Set password");
    step.carryOut = [typed] { typed->submit(); };
    step.back = [this] { showChoice(); };
    setCloseText(tr("Cancel"));
    showStep(step);
    setPrimaryEnabled(false);
}

void ProtectDialog::addPassword(NewPassword &typed)
{
    setBusy(tr("Setting the password…"));
    session().addPassword(typed.takePassword(), this, [this](const Result<void> &added) {
        if (!added)
            return showError(ErrorText::message(tr("The password wasn't set."), added.error()));
        m_done = tr("The recovery password is set.");
        showChoice();
    });
}

void ProtectDialog::activate(SecretBytes key, VaultSession::Done<void> done)
{
    session().addRecoveryKey(std::move(key), this, std::move(done));
}

void ProtectDialog::goBack()
{
    showChoice();
}

void ProtectDialog::finish(const QString &done)
{
    m_done = done;
    showChoice();
}
} // namespace Countersign
