// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace Countersign
{
/// The body of a page: one centred column on the surface's ground, that scrolls when large text makes it higher
/// than the window. What has the focus is always scrolled into view.
class ScrollColumn final : public QScrollArea
{
    Q_OBJECT

public:
    /// @p margin around the column, in px.
    explicit ScrollColumn(int margin, QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// Lines longer than @p characters average letters are hard to read; the column gets no wider.
    void setMaximumCharacters(int characters);
    /// As high as the content wants to be, for windows that should fit.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_content;
    QWidget *m_middle;
    QVBoxLayout *m_column;
};
} // namespace Countersign
