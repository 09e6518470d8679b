// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QPushButton>

#include <optional>

namespace Countersign
{
/// The one button of a page or bar that is the likely answer, filled with the accent.
///
/// Painted by us: several styles, Fusion among them, turn a button's own colour lighter, and white text on it can then
/// not be read any more.
class PrimaryButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(const QString &text, QWidget *parent = nullptr);
    PrimaryButton(Glyph glyph, const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    std::optional<Glyph> m_glyph;
};
} // namespace Countersign
