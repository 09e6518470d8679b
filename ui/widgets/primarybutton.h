// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QPushButton>

#include <optional>

namespace Countersign
{
/// The one button of a page or bar that is the likely answer: filled with the accent where the style honours a
/// button's palette. Follows a change of theme.
class PrimaryButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(const QString &text, QWidget *parent = nullptr);
    PrimaryButton(Glyph glyph, const QString &text, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;

private:
    void applyColors();
};
} // namespace Countersign
