// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/scan/qrpainting.h"
#include "tests/support/virtualcamera/virtualcamera.h"
#include "ui/scan/camerahost.h"
#include "ui/scan/camerascanner.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace Countersign
{
/// Patience that a slow machine does not use up; tests of the patience itself set their own.
inline CameraOptions patientCamera()
{
    using namespace std::chrono_literals;
    return {QStringLiteral(COUNTERSIGN_CAMERA_MODULE), 30s, 30s};
}

/// Plugs it in and waits until Qt Multimedia has noticed.
inline void plugIn(const QString &camera, VirtualCamera::Format format = VirtualCamera::Format::YUY2,
    const std::vector<VirtualCamera::Size> &sizes = {{}})
{
    VirtualCamera::plug(camera.toStdString(), format, sizes);
    CameraHost &host = CameraHost::of(QStringLiteral(COUNTERSIGN_CAMERA_MODULE));
    host.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(host.cameras().contains(camera), 30000);
}

/// Unplugs all, and waits until that was noticed.
inline void unplugAll()
{
    VirtualCamera::release();
    VirtualCamera::unplugAll();
    CameraHost &host = CameraHost::of(QStringLiteral(COUNTERSIGN_CAMERA_MODULE));
    QTRY_VERIFY_WITH_TIMEOUT(host.cameras().isEmpty(), 30000);
}

/// Holds it before the camera.
inline void showPicture(const QString &camera, const QImage &picture)
{
    const QImage gray = picture.convertToFormat(QImage::Format_Grayscale8);
    std::vector<std::uint8_t> bright;
    for (int y = 0; y < gray.height(); ++y)
        bright.insert(bright.end(), gray.constScanLine(y), gray.constScanLine(y) + gray.width());
    VirtualCamera::show(camera.toStdString(), bright, {gray.width(), gray.height()});
}

inline void showCode(const QString &camera, const QByteArray &text)
{
    showPicture(camera, paintedQrCode(text));
}

/// The longest time for which this thread's event loop did not come round.
class GapMeter
{
public:
    GapMeter()
    {
        QObject::connect(
            &m_timer, &QTimer::timeout, &m_timer, [this] { m_longest = std::max(m_longest, m_since.restart()); });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_since.start();
        m_timer.start(2);
    }
    /// In ms.
    [[nodiscard]] qint64 longest() const { return std::max(m_longest, m_since.elapsed()); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};
} // namespace Countersign
