// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountlistmodel.h"
#include "ui/accounts/accountrowlayout.h"

#include <QStyledItemDelegate>

#include <memory>

namespace Countersign
{
struct Theme;

/// Paints the rows of an AccountListModel and knows where their painted buttons are.
class AccountDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Which hint the current row shows: with the focus in the search field, Enter copies from there.
    enum class Hint { None, EnterCopies };

    /// @p model must outlive the delegate, and be the view's.
    explicit AccountDelegate(const AccountListModel &model, QObject *parent = nullptr);

    void setCurrentRowHint(Hint hint) { m_hint = hint; }
    /// Over the painted button of this row is the pointer; -1 for none.
    void setHoveredButton(int row) { m_hoveredButton = row; }

    /// Where everything of this row is, as it would be painted now.
    [[nodiscard]] AccountRowLayout layoutFor(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    /// The row was clicked anywhere but on its button.
    void rowClicked(const QModelIndex &index);
    void buttonClicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    struct Look;

    [[nodiscard]] const AccountRowFonts &fontsFor(const QFont &font) const;
    [[nodiscard]] AccountRowLayout::Edges edgesOf(int row) const;
    [[nodiscard]] AccountRowParts partsOf(
        const AccountRow &row, const AccountRowFonts &fonts, const QString &chip) const;
    [[nodiscard]] QString chipFor(const AccountRow &row, const QStyleOptionViewItem &option) const;

    void paintSection(QPainter &painter, const Look &look) const;
    void paintGround(QPainter &painter, const Look &look, QStyle::State state) const;
    void paintNames(QPainter &painter, const Look &look) const;
    void paintCode(QPainter &painter, const Look &look) const;
    void paintLabel(QPainter &painter, const Look &look) const;
    void paintButton(QPainter &painter, const Look &look, bool hovered) const;
    void paintTime(QPainter &painter, const Look &look) const;

    const AccountListModel &m_model;
    mutable std::unique_ptr<AccountRowFonts> m_fonts;
    Hint m_hint = Hint::None;
    int m_hoveredButton = -1;
};
} // namespace Countersign
