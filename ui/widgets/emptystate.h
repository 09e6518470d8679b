// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace Countersign
{
class RoleLabel;

/// What stands in place of an empty list: a glyph, a sentence, and what to do next.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(Glyph glyph, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    /// Below the text, in order; the first one is the likely answer. The widget owns it.
    QPushButton *addButton(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
    QVBoxLayout *m_column;
    QWidget *m_picture;
    RoleLabel *m_title;
    RoleLabel *m_text;
    bool m_hasButtons = false;
};
} // namespace Countersign
