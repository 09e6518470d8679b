// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Countersign
{
/// An account's avatar as decoration; the name beside it says the same to a screen reader.
class AvatarLabel final : public QWidget
{
    Q_OBJECT

public:
    /// @p size in px.
    explicit AvatarLabel(int size, QWidget *parent = nullptr);

    void setAccount(const QString &issuer, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_issuer;
    QString m_name;
};
} // namespace Countersign
