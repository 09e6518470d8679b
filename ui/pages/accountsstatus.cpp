// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountsstatus.h"

#include "ui/accounts/accountrowtext.h"
#include "ui/clipboardguard.h"

namespace Countersign
{
using Outcome = AccountCommands::Outcome;

AccountsStatus::AccountsStatus(
    StatusLine &line, const VaultSession &session, const ClipboardGuard &clipboard, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_session(session)
    , m_clipboard(clipboard)
{
    connect(&session, &VaultSession::accountsChanged, this, &AccountsStatus::refresh);
    connect(&clipboard, &ClipboardGuard::changed, this, &AccountsStatus::refresh);
    refresh();
}

void AccountsStatus::setKeychainName(const QString &name)
{
    m_keychainName = name;
    refresh();
}

StatusLine::Message AccountsStatus::standing() const
{
    const auto count = static_cast<int>(m_session.summaries().size());
    StatusLine::Message message{Glyph::Shield, &Theme::ok, {}, {}};
    if (m_session.openedWith() != KeySlotInfo::Kind::Keychain)
        message.text = tr("%n account(s). Sealed with your password.", nullptr, count);
    else if (m_keychainName.isEmpty())
        message.text = tr("%n account(s). Sealed by your keychain.", nullptr, count);
    else
        //: %1 is the keychain's name, such as KWallet.
        message.text = tr("%n account(s). Sealed with %1.", nullptr, count).arg(m_keychainName);
    //: Read aloud: the button that opens the Safety page, and how things stand
    message.name = tr("Safety: %1").arg(message.text);
    return message;
}

StatusLine::Message AccountsStatus::copied() const
{
    const QString left = AccountRowText::timeLeft(m_clipboard.timeLeft());
    StatusLine::Message message{Glyph::Check, &Theme::ok, {}, tr("Clear now")};
    if (m_outcome == Outcome::CopiedNext)
        //: %1 account, %2 e.g. "24 s"
        message.text = tr("Next %1 code copied. Clipboard clears in %2.").arg(m_title, left);
    else
        //: %1 account, %2 e.g. "24 s"
        message.text = tr("%1 code copied. Clipboard clears in %2.").arg(m_title, left);
    return message;
}

QString AccountsStatus::spoken() const
{
    if (!m_showsCopied)
        return m_line.message().text;
    //: Read aloud. %1 account.
    return m_outcome == Outcome::CopiedNext ? tr("Next %1 code copied").arg(m_title)
                                            //: Read aloud. %1 account.
                                            : tr("%1 code copied").arg(m_title);
}

void AccountsStatus::showOutcome(Outcome outcome, const QString &title)
{
    m_showsCopied = false;
    m_showsStanding = false;
    switch (outcome) {
    case Outcome::Copied:
    case Outcome::CopiedNext:
        m_showsCopied = true;
        m_title = title;
        m_outcome = outcome;
        return refresh();
    case Outcome::CopiedLate:
        return show({Glyph::Clock, &Theme::warn, tr("Copied just before it changed. Most sites still take it."),
                        tr("Copy the new one")},
            Link::CopyNewCode);
    case Outcome::NameCopied:
        return show({Glyph::Check, &Theme::ok, tr("Account name copied."), {}}, Link::None);
    case Outcome::Pinned:
        return show({Glyph::Pin, &Theme::ink2, tr("%1 is pinned to the top.").arg(title), {}}, Link::None);
    case Outcome::Unpinned:
        return show({Glyph::Pin, &Theme::ink2, tr("%1 is no longer pinned.").arg(title), {}}, Link::None);
    case Outcome::Deleted:
        //: %1 account. Followed by the link "Undo".
        return show({Glyph::Trash, &Theme::ink2, tr("%1 is deleted.").arg(title), tr("Undo")}, Link::Undo);
    case Outcome::Restored:
        return show({Glyph::Restore, &Theme::ok, tr("%1 is back.").arg(title), {}}, Link::None);
    case Outcome::KeyRestored:
        return show({Glyph::Restore, &Theme::ok, tr("%1 has its old key again.").arg(title), {}}, Link::None);
    }
}

void AccountsStatus::showAdded(const QString &title, qsizetype count)
{
    m_showsCopied = false;
    m_showsStanding = false;
    const QString text = count == 1 ? tr("%1 added. Enter copies its code.").arg(title)
                                    : tr("%n account(s) added.", nullptr, static_cast<int>(count));
    show({Glyph::Check, &Theme::ok, text, {}}, Link::None);
}

void AccountsStatus::showReplaced(const QString &title, qsizetype count)
{
    m_showsCopied = false;
    m_showsStanding = false;
    //: %1 account. Followed by the link "Undo".
    const QString text =
        count == 1 ? tr("%1 has its new key.").arg(title) : tr("%n key(s) replaced.", nullptr, static_cast<int>(count));
    show({Glyph::Check, &Theme::ok, text, tr("Undo")}, Link::Undo);
}

void AccountsStatus::showTimeLeft(const QString &title, const QString &time)
{
    m_showsCopied = false;
    m_showsStanding = false;
    //: %1 account, %2 e.g. "18 seconds".
    show({Glyph::Clock, &Theme::ink2, tr("%1: %2 left.").arg(title, time), {}}, Link::None);
}

void AccountsStatus::refresh()
{
    if (m_showsCopied && m_clipboard.holdsSecret())
        return show(copied(), Link::ClearClipboard);
    if (m_showsCopied) {
        m_showsCopied = false;
        m_showsStanding = true;
    }
    if (m_showsStanding)
        show(standing(), Link::None);
}

void AccountsStatus::show(const StatusLine::Message &message, Link link)
{
    m_link = link;
    m_line.setMessage(message);
}
} // namespace Countersign
