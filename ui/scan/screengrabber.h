// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/screenreader.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

class QWidget;

namespace Countersign
{
/// Takes pictures of all screens without our own windows: hides them, lets the desktop draw what was behind, takes
/// the pictures, and shows the windows again with the focus where it was. GUI thread, which is free all the time.
class ScreenGrabber final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<std::vector<Luminance>>)>;

    /// After the window system has taken our windows away: programs that were behind them draw what was covered, and
    /// compositors let windows fade for up to a quarter of a second.
    static constexpr std::chrono::milliseconds usualSettleTime{300};

    explicit ScreenGrabber(QObject *parent = nullptr);
    ScreenGrabber(const ScreenGrabber &) = delete;
    ScreenGrabber &operator=(const ScreenGrabber &) = delete;
    ~ScreenGrabber() override;

    void setReader(ScreenReaderOptions options) { m_reader.setOptions(std::move(options)); }
    void setSettleTime(std::chrono::milliseconds time) { m_settle.setInterval(time); }

    /// @p done is called once, later, when the windows are back, unless cancel() or the destructor comes first.
    /// Errors: see ScreenReader. Does nothing while another call is under way.
    void grab(Done done);
    [[nodiscard]] bool isBusy() const { return m_done != nullptr; }
    /// Brings the windows back at once.
    void cancel();

private:
    struct Hidden
    {
        QPointer<QWidget> window;
        bool modal = false;
    };

    void hideWindows();
    void waitUntilHidden();
    void showWindows();
    void finish(Result<std::vector<Luminance>> pictures);

    ScreenReader m_reader;
    QTimer m_poll; ///< Asks whether the windows are gone.
    QTimer m_settle;
    int m_polls = 0;
    Done m_done;
    std::vector<Hidden> m_hidden; ///< Owners before their dialogs.
    QPointer<QWidget> m_active;
    QPointer<QWidget> m_focus;
};
} // namespace Countersign
