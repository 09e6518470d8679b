// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <memory>

namespace Countersign
{
/// Widgets in a row that go on in the next row where the first one is full, in the direction of reading. For buttons
/// that would make a page wider than its window when the text is large.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    /// @p spacing between the widgets and between the rows, in px.
    explicit FlowLayout(int spacing);
    FlowLayout(const FlowLayout &) = delete;
    FlowLayout &operator=(const FlowLayout &) = delete;
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    /// All in one row.
    [[nodiscard]] QSize sizeHint() const override;
    /// The widest one alone.
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect &place) override;

private:
    /// Places them within @p place, or only counts. @return the height that takes
    [[nodiscard]] int arrange(const QRect &place, bool really) const;

    QList<QLayoutItem *> m_items; ///< Owned.
};
} // namespace Countersign
