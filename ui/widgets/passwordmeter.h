// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/passwordstrength.h"

#include <QWidget>

#include <optional>

namespace Countersign
{
/// Four bars and a word that say how hard a password is to guess. No promise about time: nobody knows what computers
/// will be used. The word is read to screen readers as the meter's description.
class PasswordMeter final : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordMeter(QWidget *parent = nullptr);

    /// Nothing: there is no password yet, and no word.
    void setStrength(std::optional<PasswordStrength> strength);
    [[nodiscard]] std::optional<PasswordStrength> strength() const { return m_strength; }
    [[nodiscard]] QString word() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int wordRoom() const;
    [[nodiscard]] QSize sizeFor(int barWidth) const;

    std::optional<PasswordStrength> m_strength;
};
} // namespace Countersign
