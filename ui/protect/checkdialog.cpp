// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/checkdialog.h"

#include "ui/errortext.h"
#include "ui/protect/secretquestion.h"
#include "ui/protect/waytexts.h"

namespace Countersign
{
using Kind = KeySlotInfo::Kind;

CheckDialog::CheckDialog(VaultSession &session, Kind kind, QWidget *parent)
    : StepDialog(
        kind == Kind::RecoveryKey ? tr("Check the recovery key") : tr("Practise the recovery password"), parent)
    , m_session(session)
    , m_kind(kind)
{
    ask();
}

void CheckDialog::ask()
{
    const auto way = WayTexts::find(m_session, m_kind);
    auto *question = new SecretQuestion(isKey() ? SecretQuestion::Secret::Key : SecretQuestion::Secret::Password);
    Step step;
    step.glyph = isKey() ? Glyph::Key : Glyph::Lock;
    step.heading = isKey() ? tr("Check the sheet") : tr("Do you still know your recovery password?");
    const QString purpose = isKey() ? tr("Type the key from your paper, so that you know it opens your codes.")
                                    : tr("Typing it once now keeps it in mind. Nothing is changed.");
    const QString when = !way ? QString() : isKey() ? WayTexts::madeOn(*way) : WayTexts::setOn(*way);
    //: Two sentences: what to do and why, and when the password was set or the key was made
    step.text = when.isEmpty() ? purpose : tr("%1 %2").arg(purpose, when);
    step.body = question;
    step.focus = question;
    step.primary = tr("&Check");
    step.carryOut = [this, question] { tryOut(question->secret()); };
    step.second = isKey() ? tr("&Make a new key…") : tr("&Set a new one…");
    step.secondCarryOut = [this] {
        reject();
        Q_EMIT replacementWanted();
    };
    connect(question, &SecretQuestion::changed, this, [this, question] { setPrimaryEnabled(question->isComplete()); });
    connect(question, &SecretQuestion::submitted, this, step.carryOut);
    showStep(step);
    setPrimaryEnabled(false);
}

void CheckDialog::tryOut(SecretBytes secret)
{
    setBusy(tr("Checking…"));
    m_session.checkSecret(std::move(secret), this, [this](const Result<Kind> &opened) {
        if (opened && *opened == m_kind)
            return showRight();
        if (!opened && opened.error().code != ErrorCode::WrongPassword)
            return showError(ErrorText::message(tr("Nothing was checked."), opened.error()));
        showError(isKey()
                ? tr("All groups are right, but this key doesn't open this vault. Is it from an older sheet? If "
                     "you don't find the right one, make a new key now, while your codes are open.")
                : tr("That isn't the recovery password. Try again, or set a new one now, while your codes are "
                     "open."));
    });
}

void CheckDialog::showRight()
{
    Step step;
    step.glyph = Glyph::Check;
    step.heading = isKey() ? tr("The key on your sheet opens your codes") : tr("That is your recovery password");
    step.text =
        isKey() ? tr("Put the sheet back to where it is safe.") : tr("It opens your codes when the keychain doesn't.");
    step.body = new QWidget;
    //: Button: closes the dialog after all is done
    step.primary = tr("&Done");
    step.carryOut = [this] { accept(); };
    showStep(step);
    setCloseShown(false);
}
} // namespace Countersign
