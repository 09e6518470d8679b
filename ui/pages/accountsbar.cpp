// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountsbar.h"

#include "ui/announcer.h"
#include "ui/errortext.h"
#include "ui/pages/passwordreminder.h"
#include "ui/pages/problemtexts.h"
#include "ui/settings.h"

#include <QDateTime>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int margin = 12;
} // namespace

AccountsBar::AccountsBar(VaultSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_bar(new MessageBar(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, 0);
    column->addWidget(m_bar);
    hide();
    connect(&session, &VaultSession::accountsChanged, this, [this] {
        if (!m_showsEvent)
            showStanding();
    });
    connect(&session, &VaultSession::waysInChanged, this, [this] {
        if (!m_showsEvent)
            showStanding();
    });
    connect(&session, &VaultSession::stateChanged, this, [this](VaultSession::State state) {
        if (state == VaultSession::State::Closed)
            m_keyRepairDeclined = false;
    });
    showStanding();
}

QString AccountsBar::text() const
{
    return m_text;
}

void AccountsBar::showStanding()
{
    m_showsEvent = false;
    const auto repairs = static_cast<int>(m_session.repairs().size());
    if (repairs > 0) {
        present(MessageBar::Kind::Warning, tr("%n account(s) need repair.", nullptr, repairs), tr("The others work."));
        connect(m_bar->addButton(tr("Show")), &QPushButton::clicked, this, &AccountsBar::repairsRequested);
    } else if (m_session.missingKey() && m_session.isWritable() && !m_keyRepairDeclined) {
        offerKeyRepair(*m_session.missingKey());
    } else if (m_session.state() == VaultSession::State::Open && !m_session.isWritable()) {
        present(MessageBar::Kind::Info, tr("The vault file is read-only."),
            tr("Codes work. Nothing can be added or changed."));
    } else if (lacksSpareWay()) {
        offerProtection();
    } else if (isPracticeDue()) {
        offerPractice();
    } else {
        m_text.clear();
        hide();
    }
}

void AccountsBar::remindOfProtection(Settings &settings, const Clock &clock)
{
    m_settings = &settings;
    m_clock = &clock;
    if (!m_showsEvent)
        showStanding();
}

bool AccountsBar::isPracticeDue() const
{
    return m_settings != nullptr && m_session.state() == VaultSession::State::Open
        && PasswordReminder::isDue(m_session.keySlots(), *m_settings, m_clock->nowSeconds());
}

void AccountsBar::offerPractice()
{
    present(MessageBar::Kind::Info, tr("Do you still know your recovery password?"),
        tr("Typing it once now keeps it in mind."));
    connect(m_bar->addButton(tr("&Practise…")), &QPushButton::clicked, this, &AccountsBar::practiceRequested);
    connect(m_bar->addButton(tr("&Not now")), &QPushButton::clicked, this, [this] {
        PasswordReminder::putOff(*m_settings, m_clock->nowSeconds());
        showStanding();
    });
}

QDate AccountsBar::today() const
{
    return QDateTime::fromSecsSinceEpoch(m_clock->nowSeconds().time_since_epoch().count()).date();
}

bool AccountsBar::lacksSpareWay() const
{
    if (m_settings == nullptr || m_session.state() != VaultSession::State::Open || m_session.summaries().isEmpty())
        return false;
    const QDate declined = m_settings->protectReminder();
    // A day far away comes from a clock that was wrong once.
    if (declined.isValid() && today() < declined && today().daysTo(declined) <= 1)
        return false;
    const QList<KeySlotInfo> ways = m_session.keySlots();
    return std::all_of(
        ways.cbegin(), ways.cend(), [](const KeySlotInfo &way) { return way.kind == KeySlotInfo::Kind::Keychain; });
}

void AccountsBar::offerProtection()
{
    present(MessageBar::Kind::Warning, tr("Only this computer can open your codes."),
        tr("Choose a spare way in, so that you can get them back. It takes about a minute."));
    connect(m_bar->addButton(tr("&Protect…")), &QPushButton::clicked, this, &AccountsBar::protectionRequested);
    connect(m_bar->addButton(tr("&Remind me tomorrow")), &QPushButton::clicked, this, [this] {
        m_settings->setProtectReminder(today().addDays(1));
        showStanding();
    });
}

void AccountsBar::offerKeyRepair(const OpenProblem &missing)
{
    const bool isKey = m_session.openedWith() == KeySlotInfo::Kind::RecoveryKey;
    const QString name = ProblemTexts::keychainName(missing.answeringBackend);
    present(MessageBar::Kind::Warning,
        isKey ? tr("Opened with your recovery key.") : tr("Opened with your recovery password."),
        name.isEmpty() ? tr("The keychain has no key that fits. Put one back?")
                       //: %1 the keychain's name, such as KWallet
                       : tr("%1 has no key that fits. Put one back?").arg(name));
    connect(m_bar->addButton(tr("Repair")), &QPushButton::clicked, this, [this, name] { repairKey(name); });
    connect(m_bar->addButton(tr("Not now")), &QPushButton::clicked, this, [this] {
        m_keyRepairDeclined = true;
        showStanding();
    });
}

void AccountsBar::repairKey(const QString &keychain)
{
    m_showsEvent = true;
    present(MessageBar::Kind::Info, tr("Putting the key into the keychain…"), tr("It may show a window of its own."));
    m_session.putKeyIntoKeychain(this, [this, keychain](const Result<void> &put) {
        if (!put)
            return presentUntilClosed(MessageBar::Kind::Bad, tr("The key wasn't put into the keychain."),
                ErrorText::why(put.error().code) + u' ' + ErrorText::whatToDo(put.error().code));
        //: %1 the keychain's name, such as KWallet
        const QString named = tr("%1 opens your codes again.");
        presentUntilClosed(MessageBar::Kind::Ok,
            keychain.isEmpty() ? tr("The keychain opens your codes again.") : named.arg(keychain),
            tr("The key was written, read back and compared."));
    });
}

void AccountsBar::present(MessageBar::Kind kind, const QString &strong, const QString &text)
{
    m_bar->removeButtons();
    m_bar->setMessage(kind, strong, text);
    m_text = text.isEmpty() ? strong : strong + u' ' + text;
    show();
}

void AccountsBar::presentUntilClosed(MessageBar::Kind kind, const QString &strong, const QString &text)
{
    present(kind, strong, text);
    m_showsEvent = true;
    connect(m_bar->addButton(tr("Close")), &QPushButton::clicked, this, &AccountsBar::showStanding);
    Announcer::announce(m_bar, m_text);
}

void AccountsBar::showFailure(
    AccountCommands::Failure failure, const QString &title, const QString &typedCode, const Error &error)
{
    using Failure = AccountCommands::Failure;
    const auto tell = [&](const QString &whatHappened) {
        presentUntilClosed(
            MessageBar::Kind::Bad, whatHappened, ErrorText::why(error.code) + u' ' + ErrorText::whatToDo(error.code));
    };
    switch (failure) {
    case Failure::Clipboard:
        //: %1 is the code.
        return presentUntilClosed(MessageBar::Kind::Bad, tr("The code couldn't be copied."),
            tr("Your desktop allows it only for the window in front. Type it instead: %1.").arg(typedCode));
    case Failure::Making:
        return tell(tr("%1 makes no code.").arg(title));
    case Failure::Counting:
        return tell(tr("No new code was made for %1.").arg(title));
    case Failure::Pinning:
        return tell(tr("%1 wasn't changed.").arg(title));
    case Failure::Deleting:
        return tell(tr("%1 wasn't deleted.").arg(title));
    case Failure::Restoring:
        return tell(tr("%1 wasn't brought back.").arg(title));
    }
}

void AccountsBar::showRepair(AccountId id, const QString &title)
{
    const QList<RepairItem> repairs = m_session.repairs();
    const auto found =
        std::find_if(repairs.begin(), repairs.end(), [&](const RepairItem &item) { return item.id == id; });
    const bool empty = found != repairs.end() && found->reason == ErrorCode::EmptySecret;
    //: %1 account.
    const QString what = empty ? tr("The key of %1 can't be read: it's empty.").arg(title)
                               : tr("The entry of %1 can't be read.").arg(title);
    presentUntilClosed(MessageBar::Kind::Warning, what,
        tr("It is kept in the vault file as it is. To get codes again, scan its QR code once more, then delete this "
           "entry."));
}
} // namespace Countersign
