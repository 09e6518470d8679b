// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrcode.h"
#include "ui/scan/camerascanner.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;

namespace Countersign
{
class CameraView;
class Settings;

/// The camera on a page: what it sees, what is going on in words, and the list of cameras. Runs the scanner; what to
/// make of a code is for others to say. GUI thread.
class CameraPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @p settings must outlive the panel; it keeps which camera was used last, and whether the picture is mirrored.
    CameraPanel(const CameraOptions &options, Settings &settings, QWidget *parent = nullptr);
    CameraPanel(const CameraPanel &) = delete;
    CameraPanel &operator=(const CameraPanel &) = delete;
    ~CameraPanel() override;

    /// Looks for cameras and opens the one used last; anew if one is open.
    void start();
    /// Lets the camera go. The last picture stays in view until the next start.
    void stop();
    /// Between start() and stop().
    [[nodiscard]] bool isOn() const { return m_scanner.state() != CameraScanner::State::Off; }
    /// On, and not in trouble.
    [[nodiscard]] bool isWorking() const { return isOn() && m_scanner.state() != CameraScanner::State::Trouble; }
    [[nodiscard]] bool hasCameras() const { return !m_scanner.cameras().isEmpty(); }
    /// hasCameras(), or nobody looked yet.
    [[nodiscard]] bool mayHaveCameras() const { return !m_wasStarted || hasCameras(); }

    /// The answer to found(): a usable code. Stops, and keeps the picture with the codes marked in it.
    void freeze(const QString &line);
    /// The answer to found(): not what is looked for. Says so as long as it is held there, and goes on.
    void say(const QString &line);
    /// What is said instead of "Looking for a QR code…"; nothing ends that.
    void setTask(const QString &line);

    /// What the camera sees now, in reading order. Valid until the next frame.
    [[nodiscard]] const std::vector<QrCode> &codes() const { return m_last; }

    void useNextCamera();
    /// Which cameras there are, for the page's row of sources; hidden when there is none. Belongs to its layout's
    /// widget then.
    [[nodiscard]] QComboBox *list() { return m_list; }
    [[nodiscard]] CameraView *view() { return m_view; }

Q_SIGNALS:
    /// There is a code that was not there a moment ago: see codes(). Answer with freeze() or say(), or with neither.
    void found();
    /// Nothing to see: why, and what to do.
    void troubled(const QString &heading, const QString &text);
    /// There is something to see, or will be in a moment.
    void working();
    /// The person chose a camera.
    void chosen();

private:
    void showState();
    void showCameras();
    void showLine();
    void search(const CameraFind &find);
    void choose(int index);
    void setOutlines(const CameraFind &find);

    Settings &m_settings;
    CameraScanner m_scanner;
    CameraView *m_view;
    QComboBox *m_list;
    std::vector<QrCode> m_last; ///< In the last frame that had any.
    QString m_task; ///< See setTask().
    QString m_said; ///< See say().
    QTimer m_saidTimer;
    QTimer m_hintTimer; ///< Nothing was found for a while.
    bool m_frozen = false;
    bool m_wasStarted = false;
};
} // namespace Countersign
