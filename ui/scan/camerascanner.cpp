// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scan/camerascanner.h"

#include "ui/scan/camerahost.h"

#include <QImage>

#include <utility>

namespace Countersign
{
namespace
{
constexpr std::chrono::milliseconds watchInterval{100};
} // namespace

CameraScanner::CameraScanner(CameraOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &CameraScanner::watch);
}

CameraScanner::~CameraScanner()
{
    let();
}

QString CameraScanner::camera() const
{
    return m_link ? m_link->description() : m_preferred;
}

QStringList CameraScanner::cameras() const
{
    return m_cameras;
}

void CameraScanner::start(const QString &preferred)
{
    let();
    m_preferred = preferred;
    if (m_host == nullptr) {
        m_host = &CameraHost::of(m_options.module);
        connect(m_host, &CameraHost::changed, this, &CameraScanner::takeCameras);
    }
    if (m_state == State::Trouble)
        m_host->trustList();
    enter(State::Looking);
    m_host->refresh();
}

void CameraScanner::stop()
{
    let();
    enter(State::Off);
}

void CameraScanner::let()
{
    m_watch.stop();
    if (m_link)
        m_host->close(std::exchange(m_link, nullptr));
}

void CameraScanner::enter(State state, Trouble trouble)
{
    if (m_state == state && (state != State::Trouble || m_trouble == trouble))
        return;
    m_state = state;
    m_trouble = trouble;
    Q_EMIT stateChanged();
}

void CameraScanner::takeCameras()
{
    if (const QStringList cameras = m_host->cameras(); cameras != m_cameras) {
        m_cameras = cameras;
        Q_EMIT camerasChanged();
    }
    if (m_state == State::Off)
        return;
    if (m_host->module() != CameraHost::Module::Ready) {
        let();
        if (m_host->module() != CameraHost::Module::Loading)
            enter(State::Trouble, Trouble::NoSupport);
    } else if (m_link) {
        if (!m_cameras.contains(m_link->description())) {
            m_preferred = m_link->description();
            let();
            enter(State::Trouble, Trouble::Unplugged);
        }
    } else if (m_cameras.isEmpty()) {
        if (m_state == State::Looking)
            enter(State::Trouble, Trouble::NoCamera);
    } else if (m_state == State::Looking || m_trouble == Trouble::NoCamera || m_cameras.contains(m_preferred)) {
        open();
    }
}

void CameraScanner::open()
{
    const QString name = m_cameras.contains(m_preferred) ? m_preferred : m_cameras.constFirst();
    m_link = std::make_shared<CameraLink>(
        name, this, [this](const QImage &picture) { takeFrame(picture); },
        [this](const std::shared_ptr<CameraFind> &find) {
            if (m_state == State::Running)
                Q_EMIT searched(find);
        });
    m_opened = std::chrono::steady_clock::now();
    m_host->open(m_link);
    m_watch.start();
    enter(State::Opening);
}

void CameraScanner::takeFrame(const QImage &picture)
{
    enter(State::Running);
    if (m_state == State::Running) // nobody stopped it upon that
        Q_EMIT previewed(picture);
}

void CameraScanner::watch()
{
    if (!m_link || m_state == State::Trouble)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (m_state == State::Running) {
        if (now - m_link->lastFrame() > m_options.nextFrame)
            enter(State::Trouble, Trouble::Stopped);
        return;
    }
    if (m_link->phase() == CameraLink::Phase::Missing) {
        let();
        enter(State::Trouble, Trouble::NoCamera);
        return;
    }
    if (now - m_opened < m_options.firstFrame)
        return;
    switch (m_link->phase()) {
    case CameraLink::Phase::Waiting: // behind one that hangs
        m_host->abandonCapture();
        m_host->close(std::exchange(m_link, nullptr));
        open();
        return;
    case CameraLink::Phase::Opening:
        m_host->abandonCapture();
        enter(State::Trouble, Trouble::NotAllowed);
        return;
    case CameraLink::Phase::Open:
    case CameraLink::Phase::Missing:
        enter(State::Trouble, Trouble::Busy);
        return;
    }
}
} // namespace Countersign
