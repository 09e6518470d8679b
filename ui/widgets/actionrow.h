// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QCommandLinkButton>

namespace Countersign
{
/// A card that is one large button: glyph, title, one or more lines of text, and a chevron. A real button for
/// keyboard and screen readers (name = title, description = text); Enter presses it wherever it is.
/// Disabled, it stays readable, because then its text says why.
class ActionRow final : public QCommandLinkButton
{
    Q_OBJECT

public:
    ActionRow(Glyph glyph, const QString &title, const QString &text, QWidget *parent = nullptr);

    /// Title and text after a change of the situation; also what is read out.
    void setTexts(const QString &title, const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Layout;
    [[nodiscard]] Layout layoutFor(int width) const;

    Glyph m_glyph;
};
} // namespace Countersign
