// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/keydialog.h"

#include "core/crypto/recoverykey.h"
#include "ui/errortext.h"
#include "ui/protect/keystep.h"
#include "ui/protect/waytexts.h"
#include "ui/widgets/recoverykeyfields.h"

#include <QDate>

#include <algorithm>

namespace Countersign
{
namespace
{
/// The groups that are asked for to prove the paper: any two would do, these are not the first that one copies.
const QList<int> provenGroups{1, 4};
} // namespace

KeyDialog::KeyDialog(VaultSession &session, const QString &title, QWidget *parent)
    : StepDialog(title, parent)
    , m_session(session)
{
}

KeyDialog::~KeyDialog() = default;

void KeyDialog::makeKey()
{
    if (m_key.isEmpty()) {
        auto key = m_session.newRecoveryKey();
        if (!key)
            return showError(ErrorText::message(tr("No key was made."), key.error()));
        m_key = std::move(*key);
    }
    showKey();
}

void KeyDialog::showKey()
{
    m_keyStep = new KeyStep(RecoverySheet::forKey(m_key.clone(), QDate::currentDate(), m_session.path()),
        [this](const std::function<void()> &then) { activateKey(then); });
    Step step;
    step.glyph = Glyph::Key;
    step.heading = tr("Your recovery key");
    const bool replaces = !m_isActive && WayTexts::find(m_session, KeySlotInfo::Kind::RecoveryKey);
    step.text = replaces
        ? tr("Put it on paper now, and keep the paper away from the computer. It opens your codes from the "
             "moment you go on; then the old key stops opening them.")
        : tr("Put it on paper now, and keep the paper away from the computer. It opens your codes from the "
             "moment you go on.");
    step.body = m_keyStep;
    //: Button: to the next step
    step.primary = tr("&Continue");
    step.carryOut = [this] { activateKey([this] { checkKey(); }); };
    if (!m_isActive)
        step.back = [this] { goBack(); };
    setCloseText(m_isActive ? tr("Close") : tr("Cancel"));
    showStep(step);
}

void KeyDialog::activateKey(const std::function<void()> &then)
{
    if (m_isActive)
        return then();
    setBusy(tr("Adding the key…"));
    activate(m_key.clone(), [this, then](const Result<void> &added) {
        if (!added)
            return showError(ErrorText::message(tr("The recovery key wasn't added."), added.error()));
        m_isActive = true;
        setIdle();
        setBackShown(false);
        setCloseText(tr("Close"));
        if (!m_keyStep || !m_keyStep->isVisible())
            showKey(); // a question came between
        then();
    });
}

void KeyDialog::checkKey()
{
    auto *fields = new RecoveryKeyFields(provenGroups);
    Step step;
    step.glyph = Glyph::Check;
    step.heading = tr("Check the sheet");
    step.text = tr("Type groups 2 and 5 from your paper, so that you know it can be read.");
    step.body = fields;
    step.focus = fields;
    step.primary = tr("&Check");
    step.carryOut = [this, fields] {
        if (const auto typed = fields->key())
            compare(*typed);
    };
    step.second = tr("Check &later");
    step.secondCarryOut = [this] { finishKey(tr("The recovery key is added. The sheet was never checked.")); };
    step.back = [this] { showKey(); };
    connect(fields, &RecoveryKeyFields::changed, this, [this, fields] { setPrimaryEnabled(fields->isComplete()); });
    connect(fields, &RecoveryKeyFields::submitted, this, step.carryOut);
    setCloseText(tr("Close"));
    showStep(step);
    setPrimaryEnabled(false);
}

void KeyDialog::compare(const SecretBytes &typed)
{
    // What is on the paper, as far as it was typed, in place of what was shown.
    SecretBytes onPaper = m_key.clone();
    constexpr std::size_t size = RecoveryKey::groupSize;
    for (std::size_t i = 0; i < static_cast<std::size_t>(provenGroups.size()); ++i) {
        const std::size_t at = static_cast<std::size_t>(provenGroups.at(static_cast<qsizetype>(i))) * size;
        std::copy_n(typed.data() + i * size, size, onPaper.data() + at);
    }
    setBusy(tr("Checking…"));
    m_session.checkSecret(std::move(onPaper), this, [this](const Result<KeySlotInfo::Kind> &opened) {
        if (opened)
            return finishKey(tr("The recovery key works, and your sheet can be read."));
        showError(opened.error().code == ErrorCode::WrongPassword
                ? tr("These groups are from another key. Is it an older sheet? Go back and compare it with the key "
                     "that is shown.")
                : ErrorText::message(tr("The sheet wasn't checked."), opened.error()));
    });
}

void KeyDialog::finishKey(const QString &done)
{
    m_key.clear();
    m_isActive = false;
    finish(done);
}
} // namespace Countersign
