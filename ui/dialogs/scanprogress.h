// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

class QProgressBar;

namespace Countersign
{
/// How far a search for codes is, and a button that ends it. Shows itself only when it takes longer than a moment, so
/// that nothing flickers for small pictures. GUI thread.
class ScanProgress final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds moment{300};

    explicit ScanProgress(QWidget *parent = nullptr);

    /// @p share says how much is done, 0 to 1; it is asked until stop() and must live as long.
    void start(std::function<double()> share);
    void stop();

Q_SIGNALS:
    /// The button was pressed.
    void cancelled();

private:
    void follow();

    QProgressBar *m_bar;
    std::function<double()> m_share;
    QTimer m_delay;
    QTimer m_poll;
};
} // namespace Countersign
