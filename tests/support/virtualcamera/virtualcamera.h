// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Cameras without hardware for tests: a GStreamer device provider, so that Qt Multimedia finds them and a real
/// QCamera opens them. The test links this library and GStreamer loads the same file as its plug-in, so the test can
/// plug, unplug and disturb cameras while they run. Any thread.
namespace VirtualCamera
{
enum class Format { YUY2, NV12, I420, BGRx, GRAY8 };

/// What happens when somebody opens the camera.
enum class Mood {
    Ready,
    Busy, ///< It says at once that somebody else has it.
    Blocked, ///< It does not answer until release() is called, and then refuses.
};

struct Size
{
    int width = 640;
    int height = 480;
};

/// Plugs a camera in that shows a gray picture. Of several sizes the program chooses one.
void plug(const std::string &name, Format format = Format::YUY2, const std::vector<Size> &sizes = {Size{}});
void unplug(const std::string &name);
void unplugAll();

/// Shows this picture from the next frame on, scaled to the frame in the plainest way. Width × height bytes.
void show(const std::string &name, const std::vector<std::uint8_t> &brightness, Size size);
void showNothing(const std::string &name);
/// Keeps it from sending frames, or lets it go on.
void stall(const std::string &name, bool stalled);
void setMood(const std::string &name, Mood mood);
/// Lets go of everybody who waits for a blocked camera.
void release();

/// How many have it open now.
[[nodiscard]] int users(const std::string &name);
/// How many wait for a blocked camera now.
[[nodiscard]] int waiting();
/// The size of the frames it last sent.
[[nodiscard]] Size sent(const std::string &name);
} // namespace VirtualCamera
