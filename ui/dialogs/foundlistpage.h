// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/dialogs/setupcollector.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace Countersign
{
class FoundRow;
class GlyphLabel;
class MessageBar;
class RoleLabel;

/// Several codes were found: which of them are added. Also collects the parts of an export. GUI thread.
class FoundListPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FoundListPage(QWidget *parent = nullptr);

    /// Ticks that were set stay for things that were in the list before. @p screens is on how many screens they were
    /// found; 0 for pictures and texts.
    void showFound(const SetupCollector &found, int screens, UnixTime now);
    /// What is ticked, in the list's order.
    [[nodiscard]] std::vector<FoundItem> ticked() const;
    void tick(UnixTime now);
    void clear();
    /// Can more be scanned with a camera? Not at first.
    void setCameraOffered(bool offered);

Q_SIGNALS:
    void changed();
    void screenRequested();
    void cameraRequested();
    void openPictureRequested();
    void pasteRequested();

private:
    void build();
    [[nodiscard]] static QString heading(const SetupCollector &found, int screens);
    void showHead(const SetupCollector &found, int screens);
    void showParts(const SetupCollector &found);
    void tickAll();

    GlyphLabel *m_glyph;
    RoleLabel *m_heading;
    RoleLabel *m_summary;
    MessageBar *m_parts;
    MessageBar *m_unusable;
    QPushButton *m_screen;
    QPushButton *m_camera;
    QVBoxLayout *m_list = nullptr;
    QList<FoundRow *> m_rows;
};
} // namespace Countersign
