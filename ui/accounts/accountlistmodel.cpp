// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountlistmodel.h"

#include "ui/accounts/accountrowtext.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace Countersign
{
AccountListModel::AccountListModel(const VaultSession &session, UnixTime now, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_codes(session)
    , m_time(now)
{
    connect(&session, &VaultSession::accountsChanged, this, &AccountListModel::reload);
    connect(&session, &VaultSession::stateChanged, this, [this](VaultSession::State state) {
        if (state != VaultSession::State::Open) // when it opened, the accounts came first
            reload();
    });
    reload();
}

int AccountListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AccountListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return AccountRowText::title(rowAt(index.row()));
    case Qt::AccessibleTextRole:
        return AccountRowText::spoken(rowAt(index.row()));
    case Qt::AccessibleDescriptionRole:
        return AccountRowText::spokenHint(rowAt(index.row()));
    case IdRole:
        return QVariant::fromValue(idAt(index.row()));
    case RowRole:
        return QVariant::fromValue(rowAt(index.row()));
    case CodeRole:
        return rowAt(index.row()).code;
    default:
        return {};
    }
}

const AccountSummary &AccountListModel::summaryAt(int row) const
{
    return m_accounts.at(m_rows.at(row));
}

AccountId AccountListModel::idAt(int row) const
{
    return summaryAt(row).id;
}

AccountRow::Kind AccountListModel::kindOf(const AccountSummary &account, const QString &code) const
{
    if (account.needsRepair)
        return AccountRow::Kind::NeedsRepair;
    if (account.parameters.isTimeBased())
        return AccountRow::Kind::TimeBased;
    return code.isEmpty() ? AccountRow::Kind::NewCounter : AccountRow::Kind::Counter;
}

AccountRow AccountListModel::rowAt(int row) const
{
    const AccountSummary &account = summaryAt(row);
    AccountRow result;
    result.id = account.id;
    result.issuer = account.issuer;
    result.name = account.name;
    result.pinned = account.favorite;
    result.style = codeStyle(account.parameters.type);
    result.period = account.parameters.period;
    result.sectionTitle = sectionTitleAt(row);
    result.first = row == 0;
    result.last = row == m_rows.size() - 1;
    if (account.id == m_copiedId)
        result.copied = m_copied;

    CodeWindow window;
    if (!account.needsRepair)
        window = account.parameters.isTimeBased() ? m_codes.current(account.id, m_time)
                                                  : m_codes.counterCode(account.id, m_time);
    result.code = window.code;
    result.counter = window.counter;
    result.validUntil = window.validUntil;
    result.kind = kindOf(account, window.code);
    // A secret that makes no codes is an entry that needs repair, too.
    if (result.kind == AccountRow::Kind::TimeBased && window.code.isEmpty())
        result.kind = AccountRow::Kind::NeedsRepair;
    if (result.kind == AccountRow::Kind::TimeBased) {
        result.left = window.validUntil - m_time;
        // Codes shorter-lived than that would never show anything else.
        if (result.left <= expiringSpan && account.parameters.period > expiringSpan)
            result.nextCode = m_codes.next(account.id, m_time).code;
    }
    return result;
}

bool AccountListModel::startsSection(int row) const
{
    const bool sections = m_query.isEmpty() && m_pinned > 0;
    return sections && (row == 0 || row == m_pinned);
}

QString AccountListModel::sectionTitleAt(int row) const
{
    if (!startsSection(row))
        return {};
    return row < m_pinned ? tr("Pinned") : tr("All accounts");
}

QModelIndex AccountListModel::indexOf(AccountId id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](int row) { return m_accounts.at(row).id == id; });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

void AccountListModel::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    beginResetModel();
    m_query = query;
    m_rows = m_filter.matches(m_query);
    findTimeBased();
    endResetModel();
    Q_EMIT rowsReplaced();
}

void AccountListModel::setTime(UnixTime now)
{
    m_time = now;
    Q_EMIT ticked();
}

void AccountListModel::setCopied(AccountId id, AccountRow::Copied copied)
{
    m_copiedId = id;
    m_copied = copied;
    Q_EMIT ticked();
}

void AccountListModel::reload()
{
    m_codes.clear(); // after a lock nothing may stay; after an edit the key may be another one
    QList<AccountSummary> accounts = m_session.summaries();
    const auto others = std::stable_partition(accounts.begin(), accounts.end(),
        [](const AccountSummary &account) { return account.favorite && !account.needsRepair; });
    m_pinned = others - accounts.begin();
    m_filter.setAccounts(accounts);

    const qsizetype count = accounts.size();
    QHash<AccountId, int> places;
    for (int place = 0; place < count; ++place)
        places.insert(accounts.at(place).id, place);
    // What leaves stays at the end until its row is removed.
    for (int &row : m_rows) {
        const AccountSummary old = m_accounts.at(row);
        const auto found = places.constFind(old.id);
        row = found == places.constEnd() ? static_cast<int>(accounts.size()) : *found;
        if (found == places.constEnd())
            accounts.append(old);
    }
    m_accounts = std::move(accounts);
    removeLeavers(count);
    m_accounts.resize(count);
    changeRows(m_filter.matches(m_query));
    Q_EMIT rowsReplaced();
}

void AccountListModel::removeLeavers(qsizetype accountCount)
{
    for (auto end = m_rows.size(); end > 0;) {
        if (m_rows.at(end - 1) < accountCount) {
            --end;
            continue;
        }
        auto begin = end - 1;
        while (begin > 0 && m_rows.at(begin - 1) >= accountCount)
            --begin;
        beginRemoveRows({}, static_cast<int>(begin), static_cast<int>(end - 1));
        m_rows.remove(begin, end - begin);
        endRemoveRows();
        end = begin;
    }
}

void AccountListModel::changeRows(const QList<int> &rows)
{
    // An edit may make an account leave the search.
    const QSet<int> wanted(rows.begin(), rows.end());
    for (auto row = m_rows.size() - 1; row >= 0; --row) {
        if (wanted.contains(m_rows.at(row)))
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_rows.removeAt(row);
        endRemoveRows();
    }
    reorderTo(rows);
    insertNewcomers(rows);
    findTimeBased();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size() - 1)));
}

void AccountListModel::reorderTo(const QList<int> &rows)
{
    const QSet<int> here(m_rows.begin(), m_rows.end());
    QList<int> ordered;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(ordered), [&](int row) { return here.contains(row); });
    if (std::equal(ordered.begin(), ordered.end(), m_rows.begin(), m_rows.end()))
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    QHash<int, int> places;
    for (int place = 0; place < ordered.size(); ++place)
        places.insert(ordered.at(place), place);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after.append(index(places.value(m_rows.at(old.row()))));
    m_rows = ordered;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void AccountListModel::insertNewcomers(const QList<int> &rows)
{
    const QSet<int> here(m_rows.begin(), m_rows.end());
    for (qsizetype begin = 0; begin < rows.size(); ++begin) {
        if (here.contains(rows.at(begin)))
            continue;
        auto end = begin + 1;
        while (end < rows.size() && !here.contains(rows.at(end)))
            ++end;
        beginInsertRows({}, static_cast<int>(begin), static_cast<int>(end - 1));
        const QList<int> head = m_rows.first(begin);
        const QList<int> tail = m_rows.sliced(begin);
        m_rows = head + rows.sliced(begin, end - begin) + tail;
        endInsertRows();
        begin = end - 1;
    }
}

void AccountListModel::findTimeBased()
{
    m_hasTimeBased = std::any_of(m_rows.begin(), m_rows.end(), [this](int row) {
        const AccountSummary &account = m_accounts.at(row);
        return !account.needsRepair && account.parameters.isTimeBased();
    });
}
} // namespace Countersign
