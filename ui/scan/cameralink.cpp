// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/cameralink.h"

#include <QMutexLocker>
#include <QThreadPool>

#include <utility>

namespace Countersign
{
CameraLink::CameraLink(QString description, QObject *receiver, std::function<void(const QImage &preview)> preview,
    std::function<void(std::shared_ptr<CameraFind> find)> searched)
    : m_description(std::move(description))
    , m_preview(std::move(preview))
    , m_searched(std::move(searched))
    , m_receiver(receiver)
{
}

void CameraLink::close()
{
    m_closed.store(true);
    const QMutexLocker lock(&m_mutex);
    m_receiver = nullptr;
    m_latest = {};
}

std::chrono::steady_clock::time_point CameraLink::lastFrame() const
{
    return std::chrono::steady_clock::time_point(std::chrono::steady_clock::duration(m_lastFrame.load()));
}

void CameraLink::post(std::function<void()> call)
{
    const QMutexLocker lock(&m_mutex);
    if (m_receiver == nullptr)
        return;
    QMetaObject::invokeMethod(
        m_receiver,
        [self = shared_from_this(), call = std::move(call)] {
            if (!self->isClosed())
                call();
        },
        Qt::QueuedConnection);
}

std::uint8_t *CameraLink::brightness(int width, int height)
{
    if (width <= 0 || height <= 0 || isClosed() || m_searching.exchange(true))
        return nullptr;
    if (m_brightness.width != width || m_brightness.height != height)
        m_brightness = Luminance::blank(width, height);
    m_handedOut = true;
    return m_brightness.pixels.data();
}

void CameraLink::frame(const QImage &preview, bool bright)
{
    m_lastFrame.store(std::chrono::steady_clock::now().time_since_epoch().count());
    const bool handedOut = std::exchange(m_handedOut, false);
    if (handedOut && bright) {
        m_picture = preview;
        QThreadPool::globalInstance()->start([self = shared_from_this()] { self->search(); });
    } else if (handedOut) {
        m_searching.store(false); // a frame that could not be read
    }
    bool isFirst = false;
    {
        const QMutexLocker lock(&m_mutex);
        m_latest = preview;
        isFirst = !std::exchange(m_posted, true);
    }
    if (isFirst)
        post([this] { givePreview(); });
}

void CameraLink::givePreview()
{
    QImage latest;
    {
        const QMutexLocker lock(&m_mutex);
        latest = std::exchange(m_latest, {});
        m_posted = false;
    }
    if (!latest.isNull())
        m_preview(latest);
}

void CameraLink::search()
{
    if (!isClosed()) {
        auto find = std::make_shared<CameraFind>();
        find->codes = m_decoder.decode(m_brightness.view());
        find->picture = std::exchange(m_picture, {});
        find->size = QSize(m_brightness.width, m_brightness.height);
        post([this, find] { m_searched(find); });
    }
    m_searching.store(false);
}
} // namespace Countersign
