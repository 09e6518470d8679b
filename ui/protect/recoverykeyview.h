// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QWidget>

namespace Countersign
{
/// Shows a recovery key as six numbered groups, to be written down. It cannot be selected or copied: on the clipboard
/// it would be open to every program. Screen readers are given the characters one by one when they ask.
class RecoveryKeyView final : public QWidget
{
    Q_OBJECT

public:
    /// @p key as RecoveryKey::make() gave it.
    explicit RecoveryKeyView(SecretBytes key, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

    /// "Group 1: 7, K, 4, …", made anew each time. The caller wipes it.
    [[nodiscard]] QString spoken() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] QString group(int number) const;

    SecretBytes m_key;
};
} // namespace Countersign
