// SPDX-License-Identifier: GPL-3.0-or-later
// countersign-camera: all that Countersign does with Qt Multimedia.
#include "ui/scan/cameramodule.h"

#include "app/camera/frames.h"

#include <QCamera>
#include <QCameraDevice>
#include <QCoreApplication>
#include <QDir>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QObject>
#include <QVideoFrame>
#include <QVideoSink>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Enough to read a code across a desk, and little enough to search each frame in time.
constexpr QSize goodSize{1280, 720};
constexpr QSize smallestSize{640, 480};
constexpr double goodRate = 20;

/// How far a format is from what reads codes best; smaller is better.
double distance(const QCameraFormat &format)
{
    const QSize size = format.resolution();
    double result = std::abs(static_cast<double>(size.height() - goodSize.height())) / goodSize.height();
    if (size.width() < smallestSize.width() || size.height() < smallestSize.height())
        result += 2;
    if (static_cast<double>(format.maxFrameRate()) < goodRate)
        result += 4; // large pictures of slow cameras are blurred ones
    if (format.pixelFormat() == QVideoFrameFormat::Format_Jpeg)
        result += 0.1; // costs time to unpack
    return result;
}

/// Null when the camera names none; the back-end then chooses.
QCameraFormat bestFormat(const QCameraDevice &device)
{
    const QList<QCameraFormat> formats = device.videoFormats();
    const auto best = std::min_element(formats.begin(), formats.end(),
        [](const QCameraFormat &a, const QCameraFormat &b) { return distance(a) < distance(b); });
    return best == formats.end() ? QCameraFormat() : *best;
}

class Capture final : public CameraCapture
{
public:
    Capture() = default;
    Capture(const Capture &) = delete;
    Capture &operator=(const Capture &) = delete;
    ~Capture() override
    {
        // stop() does not stop every back-end's camera; without its camera the session lets the device go.
        QObject::disconnect(&m_videoSink, nullptr, nullptr, nullptr);
        m_session.setCamera(nullptr);
        m_camera.reset();
    }

    bool open(const QString &description, CameraSink &sink) override
    {
        const QList<QCameraDevice> devices = QMediaDevices::videoInputs();
        // Hot-plugged devices come last; of several with one name, an early one may be long gone.
        const auto found = std::find_if(devices.rbegin(), devices.rend(),
            [&description](const QCameraDevice &device) { return device.description() == description; });
        // QCamera takes a null device, too, and then shows a test picture.
        if (found == devices.rend() || found->isNull())
            return false;
        QObject::connect(&m_videoSink, &QVideoSink::videoFrameChanged, &m_videoSink,
            [&sink](const QVideoFrame &frame) { take(frame, sink); });
        // In this order: a sink that comes after the camera makes the back-end connect anew, which unmaps the memory
        // of a frame that is being read.
        m_session.setVideoSink(&m_videoSink);
        m_camera = std::make_unique<QCamera>(*found);
        if (const QCameraFormat format = bestFormat(*found); !format.isNull())
            m_camera->setCameraFormat(format);
        m_session.setCamera(m_camera.get());
        m_camera->start();
        return true;
    }

private:
    static void take(const QVideoFrame &frame, CameraSink &sink)
    {
        if (!frame.isValid()) // comes when the camera goes
            return;
        const Frames::Taken taken = Frames::take(frame, sink.brightness(frame.width(), frame.height()));
        sink.frame(taken.preview, taken.bright);
    }

    QMediaCaptureSession m_session;
    QVideoSink m_videoSink;
    std::unique_ptr<QCamera> m_camera;
};

class Watch final : public CameraWatch
{
public:
    explicit Watch(std::function<void()> changed)
        : m_changed(std::move(changed))
    {
        // Queued: the first notices come while the back-end is being made, when asking it again is a deadlock.
        QObject::connect(
            &m_devices, &QMediaDevices::videoInputsChanged, &m_devices, [this] { m_changed(); }, Qt::QueuedConnection);
    }

    [[nodiscard]] QStringList cameras() const override
    {
        QStringList names;
        const QByteArray preferred = QMediaDevices::defaultVideoInput().id();
        for (const QCameraDevice &device : QMediaDevices::videoInputs()) {
            if (device.isNull())
                continue;
            if (device.id() == preferred)
                names.prepend(device.description());
            else
                names.append(device.description());
        }
        return names;
    }

private:
    QMediaDevices m_devices;
    std::function<void()> m_changed;
};

class Module final : public QObject, public CameraModule
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COUNTERSIGN_CAMERA_MODULE_IID)
    Q_INTERFACES(Countersign::CameraModule)

public:
    [[nodiscard]] bool hasBackend() const override
    {
        const QStringList folders = QCoreApplication::libraryPaths();
        return std::any_of(folders.begin(), folders.end(),
            [](const QString &folder) { return !QDir(folder + "/multimedia"_L1).entryList(QDir::Files).isEmpty(); });
    }

    [[nodiscard]] std::unique_ptr<CameraWatch> watch(std::function<void()> changed) override
    {
        return std::make_unique<Watch>(std::move(changed));
    }

    [[nodiscard]] std::unique_ptr<CameraCapture> capture() override { return std::make_unique<Capture>(); }
};
} // namespace
} // namespace Countersign

#include "cameramodule.moc"
