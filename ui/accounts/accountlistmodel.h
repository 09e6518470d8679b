// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountfilter.h"
#include "ui/accounts/accountrow.h"
#include "ui/accounts/codecache.h"

#include <QAbstractListModel>
#include <QHash>

namespace Countersign
{
/// The accounts of a session as the list shows them: pinned ones first, then the others in the vault's order, or the
/// matches of a search, best first. Holds no secrets; codes are asked for by id, only for rows that somebody looks at.
///
/// The time is set from outside (setTime()), so that all rows, and what is copied from them, are of the same tick.
class AccountListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< AccountId
        RowRole, ///< AccountRow
        CodeRole, ///< QString, no grouping
    };

    /// @p session must outlive the model. @p now is the first tick.
    AccountListModel(const VaultSession &session, UnixTime now, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    /// Everything about one row at the current tick.
    [[nodiscard]] AccountRow rowAt(int row) const;
    [[nodiscard]] AccountId idAt(int row) const;
    /// What is in the vault, cheaper than rowAt(): no code is made.
    [[nodiscard]] const AccountSummary &summaryAt(int row) const;
    /// Is there a title above this row?
    [[nodiscard]] bool startsSection(int row) const;
    [[nodiscard]] QModelIndex indexOf(AccountId id) const;

    /// All accounts, whatever the search shows.
    [[nodiscard]] qsizetype accountCount() const { return m_accounts.size(); }
    /// Does any row shown change with time?
    [[nodiscard]] bool hasTimeBasedRows() const { return m_hasTimeBased; }

    /// For how many accounts a code was made and is kept.
    [[nodiscard]] qsizetype codesHeld() const { return m_codes.size(); }

    [[nodiscard]] const QString &query() const { return m_query; }
    void setQuery(const QString &query);

    [[nodiscard]] UnixTime time() const { return m_time; }
    /// Emits ticked(); no dataChanged(), because a countdown is neither a change of data nor to be read aloud.
    void setTime(UnixTime now);

    /// Shows "Copied" in one row, or in none.
    void setCopied(AccountId id, AccountRow::Copied copied);

Q_SIGNALS:
    void ticked();
    /// Other rows are shown than before; emitted after all the model's own signals about that.
    void rowsReplaced();

private:
    void reload();
    /// From the rows shown to those that are to be shown, in small steps, so that the current row and the scroll
    /// position stay. m_accounts holds both the new accounts and, after them, those that are leaving.
    void changeRows(const QList<int> &rows);
    void removeLeavers(qsizetype accountCount);
    void reorderTo(const QList<int> &rows);
    void insertNewcomers(const QList<int> &rows);
    void findTimeBased();
    [[nodiscard]] QString sectionTitleAt(int row) const;
    [[nodiscard]] AccountRow::Kind kindOf(const AccountSummary &account, const QString &code) const;

    const VaultSession &m_session;
    mutable CodeCache m_codes;
    AccountFilter m_filter;
    QList<AccountSummary> m_accounts; ///< pinned first
    QList<int> m_rows; ///< into m_accounts
    QString m_query;
    UnixTime m_time;
    qsizetype m_pinned = 0;
    bool m_hasTimeBased = false;
    AccountId m_copiedId;
    AccountRow::Copied m_copied = AccountRow::Copied::No;
};
} // namespace Countersign
