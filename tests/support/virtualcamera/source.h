// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/virtualcamera/virtualcamera.h"

#include <gst/gst.h>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace VirtualCamera
{
/// One camera, whether it is open or not.
struct Camera
{
    std::string name;
    Format format = Format::YUY2;
    std::vector<Size> sizes;
    GstDevice *device = nullptr; ///< Ours; never released, since GStreamer's users keep it as they like.

    std::mutex mutex; ///< Of what follows.
    std::condition_variable changed;
    std::vector<std::uint8_t> picture; ///< Empty: nothing but gray.
    Size pictureSize;
    bool plugged = true;
    bool stalled = false;
    Mood mood = Mood::Ready;
    int users = 0;
    Size sent{0, 0};
};

/// A device that stands for the camera and makes elements that show its picture.
[[nodiscard]] GstDevice *makeDevice(const std::shared_ptr<Camera> &camera);

void releaseBlocked();
[[nodiscard]] int blockedCount();
} // namespace VirtualCamera
