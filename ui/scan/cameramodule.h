// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>
#include <QtPlugin>

#include <cstdint>
#include <functional>
#include <memory>

/// What is spoken between the program and countersign-camera, the library that alone knows Qt Multimedia. It is
/// loaded when a camera is first wanted, so that nobody pays for it who scans no code. Plain interfaces and
/// callbacks: the library shares no code with the program, and this header is all that both have in common.
namespace Countersign
{
/// Takes the frames. Called on the thread that opened the camera.
class CameraSink
{
public:
    CameraSink() = default;
    CameraSink(const CameraSink &) = delete;
    CameraSink &operator=(const CameraSink &) = delete;
    virtual ~CameraSink() = default;

    /// Where this frame's brightness is to be written: width × height bytes, row by row without gaps, 0 black. Null
    /// when nobody wants it, because the frame before is still being searched.
    virtual std::uint8_t *brightness(int width, int height) = 0;
    /// The frame is here. @p preview is a small picture of it in colour; @p bright tells whether brightness() was
    /// filled.
    virtual void frame(const QImage &preview, bool bright) = 0;
};

/// One opened camera. Made, used and destroyed on one thread, which runs an event loop.
class CameraCapture
{
public:
    CameraCapture() = default;
    CameraCapture(const CameraCapture &) = delete;
    CameraCapture &operator=(const CameraCapture &) = delete;
    /// Releases the device.
    virtual ~CameraCapture() = default;

    /// Opens the camera with this description, as CameraModule::cameras() gives it, and lets frames come to @p sink,
    /// which must outlive this. Can block for half a minute when the device is denied or gone, and does not report
    /// why no frames come: nothing below it does.
    /// @return false when there is no such camera.
    virtual bool open(const QString &description, CameraSink &sink) = 0;
};

/// Begins and ends watching which cameras there are. Made and destroyed on one thread, which runs an event loop.
class CameraWatch
{
public:
    CameraWatch() = default;
    CameraWatch(const CameraWatch &) = delete;
    CameraWatch &operator=(const CameraWatch &) = delete;
    virtual ~CameraWatch() = default;

    /// The cameras' descriptions, the system's default first, otherwise in its order; one entry for each time the
    /// system lists it, which may be more than once. The first call takes up to two seconds.
    [[nodiscard]] virtual QStringList cameras() const = 0;
};

/// The library's root object.
class CameraModule
{
public:
    CameraModule() = default;
    CameraModule(const CameraModule &) = delete;
    CameraModule &operator=(const CameraModule &) = delete;
    virtual ~CameraModule() = default;

    /// Is any of Qt Multimedia's back-ends installed? Without one no camera is ever found. Any thread.
    [[nodiscard]] virtual bool hasBackend() const = 0;
    /// @p changed is called on this thread whenever cameras come or go.
    [[nodiscard]] virtual std::unique_ptr<CameraWatch> watch(std::function<void()> changed) = 0;
    [[nodiscard]] virtual std::unique_ptr<CameraCapture> capture() = 0;
};
} // namespace Countersign

#define COUNTERSIGN_CAMERA_MODULE_IID "org.countersign.CameraModule/1"
Q_DECLARE_INTERFACE(Countersign::CameraModule, COUNTERSIGN_CAMERA_MODULE_IID)
