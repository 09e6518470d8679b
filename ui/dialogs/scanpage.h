// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/dialogs/setupcollector.h"
#include "ui/widgets/droparea.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace Countersign
{
class CameraPanel;
class CodeBar;
class FlowLayout;
class ScrollColumn;
class Settings;
struct CameraOptions;
class NoteLine;
class RoleLabel;

/// "Scan a QR code": what the camera sees, where pictures are handed in, and what one of them held. Shows one found
/// account at most; several have a page of their own. GUI thread.
class ScanPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ScanPage(QWidget *parent = nullptr);

    /// The camera is used from now on; without this there is none. Once. @p settings must outlive the page.
    void addCamera(const CameraOptions &options, Settings &settings);
    /// Runs the camera while the page has nothing else to show. Off at first.
    void setCameraWanted(bool wanted);
    /// Its light is on, or will be in a moment.
    [[nodiscard]] bool isCameraWorking() const;
    /// null without addCamera()
    [[nodiscard]] CameraPanel *camera() { return m_camera; }

    /// Back to what the camera sees, or to "drop a picture here". Ends a task.
    void showNothing();
    /// The same without ending the task.
    void showIdle();
    /// Something that is wanted beside what was found.
    struct Task
    {
        QString line; ///< Over the camera's picture.
        QString heading; ///< Without a camera: what is wanted…
        QString text; ///< … and what to do.
        QString goOn; ///< The button that is content with what is here; empty when there is none.
    };
    /// The same with a task. It stays until showNothing(), whatever is shown in between.
    void showTask(const Task &task);
    [[nodiscard]] bool hasTask() const { return !m_task.heading.isEmpty(); }
    /// There is a camera, as far as is known.
    [[nodiscard]] bool hasCamera() const;
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
    void screenRequested();
    void openPictureRequested();
    void pasteRequested();
    void editRequested();
    /// The way out with this number was chosen: a candidate of the refused reading.
    void wayOutChosen(int candidate);
    void setupKeyRequested();
    /// The camera sees something that it did not see before; see CameraPanel::found().
    void cameraFound();
    /// isCameraWorking() may have changed.
    void cameraChanged();
    /// Enough of showTask().
    void taskEnded();
    /// Beside the account that was found another one is wanted, from the camera.
    void moreRequested();

private:
    void build();
    void say(const QString &heading, const QString &text, DropArea::Mood mood);
    void updateCamera();
    void showCamera();
    void showCameraTrouble(const QString &heading, const QString &text);
    void useCamera();
    void addGoOn();
    void showCard(bool visible);
    void removeWaysOut();
    QPushButton *addWayOut(const QString &text);

    ScrollColumn *m_body;
    QStackedWidget *m_top; ///< The camera's picture, or the place for other pictures and messages.
    CameraPanel *m_camera = nullptr;
    QHBoxLayout *m_sources;
    bool m_cameraWanted = false;
    bool m_bySight = false; ///< What is shown now was seen by the camera.
    bool m_idle = true; ///< Nothing was found, refused or said.
    Task m_task; ///< See showTask().
    DropArea *m_drop;
    QPushButton *m_screen;
    QPushButton *m_open;
    QPushButton *m_paste;
    CodeBar *m_card;
    NoteLine *m_hint;
    NoteLine *m_origin;
    QVBoxLayout *m_notes;
    FlowLayout *m_waysOut;
    std::optional<FoundItem> m_found;
};
} // namespace Countersign
