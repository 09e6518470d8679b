// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace Countersign
{
/// "▸ Advanced": opens and closes a part of a page that few people need. Says beside its title, in small, what is
/// inside while it is closed. A checkable button for keyboard and screen readers.
class Disclosure final : public QPushButton
{
    Q_OBJECT

public:
    /// @p body is shown while open; it belongs to its own parent and must live as long.
    Disclosure(const QString &title, QWidget *body, QWidget *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return isChecked(); }
    void setOpen(bool open) { setChecked(open); }
    /// What is inside, in a few words; elided.
    void setSummary(const QString &summary);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int titleWidth() const;

    QWidget *m_body;
    QString m_summary;
};
} // namespace Countersign
