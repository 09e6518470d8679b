// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/dialogs/setupcollector.h"

#include <QWidget>

class QCheckBox;

namespace Countersign
{
class LiveCode;

/// One found thing in the list of several: a tick, who it is, what happens with it, its code.
class FoundRow final : public QWidget
{
    Q_OBJECT

public:
    enum class Line { None, Above };

    FoundRow(FoundItem item, Line line, QWidget *parent = nullptr);

    [[nodiscard]] const FoundItem &item() const { return m_item; }
    [[nodiscard]] bool isTicked() const;
    void setTicked(bool ticked);
    /// Null for what is not for us.
    [[nodiscard]] QCheckBox *box() const { return m_box; }
    void tick(UnixTime now);

Q_SIGNALS:
    void toggled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString state() const;
    QWidget *makeState();

    FoundItem m_item;
    Line m_line;
    QCheckBox *m_box = nullptr;
    LiveCode *m_code = nullptr;
};
} // namespace Countersign
