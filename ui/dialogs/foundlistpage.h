// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/dialogs/setupcollector.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace Countersign
{
class FoundRow;
class MessageBar;
class RoleLabel;

/// Several codes were found: which of them are added. Also collects the parts of an export. GUI thread.
class FoundListPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FoundListPage(QWidget *parent = nullptr);

    /// Ticks that were set stay for things that were in the list before.
    void showFound(const SetupCollector &found, UnixTime now);
    /// What is ticked, in the list's order.
    [[nodiscard]] std::vector<FoundItem> ticked() const;
    void tick(UnixTime now);
    void clear();

Q_SIGNALS:
    void changed();
    void openPictureRequested();
    void pasteRequested();

private:
    void build();
    void showHead(const SetupCollector &found);
    void showParts(const SetupCollector &found);
    void tickAll();

    RoleLabel *m_heading;
    RoleLabel *m_summary;
    MessageBar *m_parts;
    MessageBar *m_unusable;
    QVBoxLayout *m_list = nullptr;
    QList<FoundRow *> m_rows;
};
} // namespace Countersign
