// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/dialogs/setupcollector.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace Countersign
{
class CodeBar;
class DropArea;
class NoteLine;
class RoleLabel;

/// "Scan a QR code": where pictures are handed in, and what one of them held. Shows one found account at most;
/// several have a page of their own. GUI thread.
class ScanPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ScanPage(QWidget *parent = nullptr);

    /// Back to "drop a picture here".
    void showNothing();
    void showBusy();
    /// @p item has an account. @p origin tells where it came from, such as "Taken from the clipboard."; may be empty.
    void showFound(const FoundItem &item, const QString &origin, UnixTime now);
    /// What a code is that cannot be added; its ways out become buttons.
    void showRefused(const FoundItem &item);
    /// Nothing was found, or it could not be read.
    void showMessage(const QString &heading, const QString &text);
    /// Something that fits is held over the window.
    void setDropActive(bool active);

    [[nodiscard]] const std::optional<FoundItem> &found() const { return m_found; }
    void tick(UnixTime now);
    /// Where the focus starts.
    [[nodiscard]] QWidget *firstControl() const;

Q_SIGNALS:
    void openPictureRequested();
    void pasteRequested();
    void editRequested();
    /// The way out with this number was chosen: a candidate of the refused reading.
    void wayOutChosen(int candidate);
    void setupKeyRequested();

private:
    void build();
    void showCard(bool visible);
    void removeWaysOut();
    void addWayOut(const QString &text, int candidate);

    DropArea *m_drop;
    QProgressBar *m_busy;
    QPushButton *m_open;
    QPushButton *m_paste;
    CodeBar *m_card;
    NoteLine *m_hint;
    NoteLine *m_origin;
    QVBoxLayout *m_notes;
    QHBoxLayout *m_waysOut;
    std::optional<FoundItem> m_found;
};
} // namespace Countersign
