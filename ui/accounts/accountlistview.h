// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace Countersign
{
class AccountDelegate;
class AccountListModel;

/// The list of accounts. Turns clicks and keys into requests; what they do is decided outside.
class AccountListView final : public QListView
{
    Q_OBJECT

public:
    /// @p model must outlive the view.
    explicit AccountListView(AccountListModel &model, QWidget *parent = nullptr);

    /// While the search field has the focus, the current row says that Enter copies it.
    void setEnterArmed(bool armed);

    /// Moves the current row by keys that were pressed elsewhere (in the search field): Up, Down, PageUp, PageDown.
    void moveCurrent(QKeyEvent *event);

    /// A quiet line under the last row, when there is room for it.
    void setHint(const QString &text);

    /// Selects the row without taking the focus.
    void setCurrentRow(int row);

Q_SIGNALS:
    void copyRequested(const QModelIndex &index);
    /// The code after this one: Shift+Enter.
    void nextRequested(const QModelIndex &index);
    /// The row's own painted button.
    void buttonPressed(const QModelIndex &index);
    /// @p position is global. The index may be invalid (beside the rows).
    void contextMenuRequested(const QModelIndex &index, const QPoint &position);
    /// Letters typed while the list has the focus belong to the search.
    void searchTyped(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setHoveredButton(int row);
    void repaintRows();
    void repaintTimes();

    AccountListModel &m_model;
    AccountDelegate *m_delegate;
    QString m_hint;
    int m_hoveredButton = -1;
};
} // namespace Countersign
