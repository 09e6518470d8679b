// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Countersign
{
/// A tinted bar with a glyph, a sentence or two, and buttons. Only for what can be lost or needs a decision.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Ok, Warning, Bad };

    explicit MessageBar(QWidget *parent = nullptr);

    /// @p strong is set in demi-bold before @p text; both are plain text. Either may be empty.
    void setMessage(Kind kind, const QString &strong, const QString &text);
    [[nodiscard]] Kind kind() const { return m_kind; }

    /// The first one is the likely answer. The bar owns it.
    QPushButton *addButton(const QString &text);
    void removeButtons();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void applyDirection();

    Kind m_kind = Kind::Info;
    QLabel *m_label;
    QHBoxLayout *m_buttons;
};
} // namespace Countersign
