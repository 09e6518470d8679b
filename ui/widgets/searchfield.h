// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace Countersign
{
/// The search field above the list. Keys that belong to the list are passed on, so that a code is three keystrokes
/// away without leaving the field.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Up, Down, PageUp or PageDown, for the list.
    void moveRequested(QKeyEvent *event);
    void copyRequested(); ///< Enter
    void nextRequested(); ///< Shift+Enter
    void left(); ///< Escape in the empty field
    /// Ctrl+V with something that is no search: a picture, a file, a setup link.
    void setupPasted();
    void focusChanged(bool focused);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};
} // namespace Countersign
