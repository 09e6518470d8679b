// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in the dialog once the button is pressed: asking, adding. How things get there is in addaccountflow.cpp.
#include "ui/dialogs/addaccountdialog.h"
#include "ui/dialogs/foundlistpage.h"
#include "ui/dialogs/knownpage.h"
#include "ui/dialogs/questionpage.h"
#include "ui/dialogs/setupkeypage.h"
#include "ui/errortext.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/primarybutton.h"

#include <QPointer>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace Countersign
{
namespace
{
std::vector<IncomingAccount> clonesOf(const std::vector<IncomingAccount> &incoming)
{
    std::vector<IncomingAccount> clones;
    clones.reserve(incoming.size());
    for (const IncomingAccount &one : incoming)
        clones.push_back({one.account.clone(), one.replaces});
    return clones;
}

/// Without a vault, a password can take the keychain's place; these say that the keychain will not come.
bool isWithoutKeychain(ErrorCode code)
{
    return code == ErrorCode::PasswordNeeded || code == ErrorCode::KeychainUnavailable;
}
} // namespace

void AddAccountDialog::accepted()
{
    if (!m_add->isEnabled())
        return;
    if (page() == Page::Question || page() == Page::Known) {
        answer();
        return;
    }
    m_askedFrom = page();
    forgetChoice();
    if (page() == Page::Scan) {
        choose(*m_scan->found()->account());
    } else if (page() == Page::SetupKey) {
        if (const auto question = m_setupKey->question())
            m_questions.push_back({FoundItem::Kind::NeedsChoice, question, {}, {}});
        else
            choose(*m_setupKey->account());
    } else {
        for (FoundItem &item : m_list->ticked()) {
            if (item.kind == FoundItem::Kind::NeedsChoice)
                m_questions.push_back(std::move(item));
            else
                choose(*item.account());
        }
    }
    askNext();
}

/// It is added, or, when its name is here with another key, asked about.
void AddAccountDialog::choose(const Account &account)
{
    FoundItem item = FoundItem::of(account, m_session);
    if (item.kind == FoundItem::Kind::OtherKey)
        m_questions.push_back(std::move(item));
    else
        m_chosen.push_back({account.clone(), {}});
}

void AddAccountDialog::askNext()
{
    if (m_questions.empty()) {
        submit();
        return;
    }
    const FoundItem &next = m_questions.front();
    if (next.kind == FoundItem::Kind::OtherKey) {
        showPage(Page::Known);
        m_known->ask(next, m_clock.nowSeconds());
    } else {
        showPage(Page::Question);
        m_question->ask(next.reading, next.says, m_clock.nowSeconds());
    }
}

void AddAccountDialog::answer()
{
    if (std::exchange(m_lastAnswered, false)) // saving it did not work; this is another answer to the same question
        m_chosen.erase(m_chosen.begin() + static_cast<std::ptrdiff_t>(m_chosenBefore), m_chosen.end());
    m_chosenBefore = m_chosen.size();
    if (page() == Page::Known) {
        const FoundItem &item = m_questions.front();
        if (m_known->choice() != KnownPage::Choice::Skip)
            m_chosen.push_back(
                {item.account()->clone(), m_known->choice() == KnownPage::Choice::Replace ? item.known : AccountId()});
    } else {
        Account account = m_question->chosen()->account.clone();
        if (m_askedFrom == Page::SetupKey)
            m_setupKey->applyName(account);
        FoundItem item = FoundItem::of(account, m_session);
        if (item.kind == FoundItem::Kind::OtherKey) {
            m_questions.front() = std::move(item);
            askNext();
            return;
        }
        m_chosen.push_back({std::move(account), {}});
    }
    if (m_questions.size() > 1) {
        m_questions.erase(m_questions.begin());
        askNext();
        return;
    }
    if (m_chosen.empty()) { // all skipped
        goBack();
        return;
    }
    m_lastAnswered = true; // The last question stays on the page until its account is saved.
    submit();
}

void AddAccountDialog::goBack()
{
    forgetChoice();
    if (page() == Page::Question || page() == Page::Known) {
        m_question->clear();
        m_known->clear();
        showPage(m_askedFrom);
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_keep = false;
    m_collector.clear();
    m_scan->showNothing();
    showPage(Page::Scan);
    m_scan->firstControl()->setFocus(Qt::OtherFocusReason);
}

void AddAccountDialog::submit()
{
    if (m_busy)
        return;
    m_problemArea->hide();
    setBusy(true);
    std::vector<IncomingAccount> incoming = clonesOf(m_chosen);
    const bool replaces = std::any_of(
        incoming.begin(), incoming.end(), [](const IncomingAccount &one) { return !one.replaces.isNull(); });
    auto done = [this](Result<QList<AccountId>> added) { finish(std::move(added)); };
    if (replaces) {
        m_session.takeAccounts(std::move(incoming), this, std::move(done));
        return;
    }
    std::vector<Account> accounts;
    accounts.reserve(incoming.size());
    for (IncomingAccount &one : incoming)
        accounts.push_back(std::move(one.account));
    m_session.addAccounts(std::move(accounts), this, std::move(done));
}

void AddAccountDialog::retryAdd()
{
    if (!m_chosen.empty())
        submit();
}

void AddAccountDialog::finish(Result<QList<AccountId>> added)
{
    setBusy(false);
    if (!added) {
        if (m_session.state() == VaultSession::State::NoVault && isWithoutKeychain(added.error().code))
            needProtection();
        else
            showProblem(added.error());
        return;
    }
    QList<AccountId> before;
    QList<AccountId> after;
    for (std::size_t i = 0; i < m_chosen.size(); ++i) {
        if (m_chosen[i].replaces.isNull())
            continue;
        before.append(m_chosen[i].replaces);
        after.append(added->at(static_cast<qsizetype>(i)));
    }
    const QPointer<AddAccountDialog> alive(this);
    Q_EMIT accountsAdded(*added);
    if (alive && !after.isEmpty())
        Q_EMIT keysReplaced(before, after);
    if (alive)
        accept();
}

void AddAccountDialog::needProtection()
{
    hide();
    Q_EMIT protectionNeeded();
}

void AddAccountDialog::showProblem(const Error &error)
{
    m_problem->removeButtons();
    const QString name = m_chosen.size() == 1 ? m_chosen.front().account.issuer : QString();
    m_problem->setMessage(MessageBar::Kind::Bad,
        //: %1 a site
        name.isEmpty() ? tr("Nothing was added.") : tr("%1 wasn't added.").arg(name),
        //: Two complete sentences in a row
        tr("%1 %2").arg(ErrorText::why(error.code), ErrorText::whatToDo(error.code)));
    if (m_session.state() == VaultSession::State::NoVault && isKeychainError(error.code)) {
        QPushButton *password = m_problem->addButton(tr("Use a pass&word instead"));
        connect(password, &QPushButton::clicked, this, &AddAccountDialog::needProtection);
    }
    m_problemArea->show();
    if (!isVisible())
        open();
    m_add->setFocus(Qt::OtherFocusReason);
}

void AddAccountDialog::forgetChoice()
{
    m_chosen.clear();
    m_questions.clear();
    m_lastAnswered = false;
}
} // namespace Countersign
