// SPDX-License-Identifier: GPL-3.0-or-later
// The element that sends a virtual camera's frames, and the device that makes it.
#include "tests/support/virtualcamera/source.h"

#include <gst/base/gstpushsrc.h>

#include <chrono>
#include <cstring>

using namespace VirtualCamera;

namespace
{
constexpr int framesPerSecond = 30;
constexpr std::uint8_t ground = 110; ///< Where the picture does not reach.
constexpr std::uint8_t noColor = 128;

/// Everybody who opens a blocked camera waits here.
struct Gate
{
    std::mutex mutex;
    std::condition_variable opened;
    int waiting = 0;
    int round = 0;
};

Gate &gate()
{
    static Gate only;
    return only;
}

void waitAtTheGate()
{
    std::unique_lock lock(gate().mutex);
    const int round = gate().round;
    ++gate().waiting;
    gate().opened.wait(lock, [round] { return gate().round != round; });
    --gate().waiting;
}

const char *formatName(Format format)
{
    switch (format) {
    case Format::YUY2:
        return "YUY2";
    case Format::NV12:
        return "NV12";
    case Format::I420:
        return "I420";
    case Format::BGRx:
        return "BGRx";
    case Format::GRAY8:
        return "GRAY8";
    }
    return "";
}

GstCaps *capsOf(const Camera &camera)
{
    GstCaps *caps = gst_caps_new_empty();
    for (const Size &size : camera.sizes)
        gst_caps_append_structure(caps,
            gst_structure_new("video/x-raw", "format", G_TYPE_STRING, formatName(camera.format), "width", G_TYPE_INT,
                size.width, "height", G_TYPE_INT, size.height, "framerate", GST_TYPE_FRACTION, framesPerSecond, 1,
                nullptr));
    return caps;
}

/// Scaled to fit, in the middle.
std::vector<std::uint8_t> brightnessOf(const Camera &camera, Size frame)
{
    std::vector<std::uint8_t> bright(static_cast<std::size_t>(frame.width) * frame.height, ground);
    const Size picture = camera.pictureSize;
    if (camera.picture.empty())
        return bright;
    const double scale = std::min(double(frame.width) / picture.width, double(frame.height) / picture.height);
    const int width = int(picture.width * scale);
    const int height = int(picture.height * scale);
    const int left = (frame.width - width) / 2;
    const int top = (frame.height - height) / 2;
    for (int y = 0; y < height; ++y) {
        const int from = std::min(int(y / scale), picture.height - 1);
        for (int x = 0; x < width; ++x)
            bright[std::size_t(top + y) * frame.width + left + x] =
                camera.picture[std::size_t(from) * picture.width + std::min(int(x / scale), picture.width - 1)];
    }
    return bright;
}

/// Rows and planes as GStreamer lays them out when widths are multiples of eight.
std::vector<std::uint8_t> frameOf(const Camera &camera, Size size)
{
    std::vector<std::uint8_t> bright = brightnessOf(camera, size);
    std::vector<std::uint8_t> frame;
    switch (camera.format) {
    case Format::GRAY8:
        return bright;
    case Format::NV12:
    case Format::I420:
        frame = bright;
        frame.resize(bright.size() * 3 / 2, noColor);
        return frame;
    case Format::YUY2:
        frame.assign(bright.size() * 2, noColor);
        for (std::size_t i = 0; i < bright.size(); ++i)
            frame[2 * i] = bright[i];
        return frame;
    case Format::BGRx:
        frame.assign(bright.size() * 4, 0);
        for (std::size_t i = 0; i < bright.size(); ++i)
            std::memset(&frame[4 * i], bright[i], 3);
        return frame;
    }
    return frame;
}

// GObject makes it, and fills it with zeros.
struct Source // NOLINT(cppcoreguidelines-pro-type-member-init)
{
    GstPushSrc parent;
    std::shared_ptr<Camera> *camera; ///< null until the device sets it
    Size size;
    bool flushing;
    std::chrono::steady_clock::time_point next;
};

struct SourceClass
{
    GstPushSrcClass parent;
};

GType source_get_type();
G_DEFINE_TYPE(Source, source, GST_TYPE_PUSH_SRC)

Source *self(void *object)
{
    return static_cast<Source *>(object);
}

Camera &cameraOf(void *object)
{
    return **self(object)->camera;
}

GstCaps *sourceCaps(GstBaseSrc *base, GstCaps *filter)
{
    GstCaps *caps = self(base)->camera != nullptr ? capsOf(cameraOf(base)) : gst_caps_new_any();
    if (filter == nullptr)
        return caps;
    GstCaps *fitting = gst_caps_intersect_full(filter, caps, GST_CAPS_INTERSECT_FIRST);
    gst_caps_unref(caps);
    return fitting;
}

gboolean sourceSetCaps(GstBaseSrc *base, GstCaps *caps)
{
    Size &size = self(base)->size;
    const GstStructure *structure = gst_caps_get_structure(caps, 0);
    return gst_structure_get_int(structure, "width", &size.width)
        && gst_structure_get_int(structure, "height", &size.height);
}

gboolean sourceStart(GstBaseSrc *base)
{
    Camera &camera = cameraOf(base);
    Mood mood = Mood::Ready;
    {
        const std::lock_guard lock(camera.mutex);
        mood = camera.plugged ? camera.mood : Mood::Busy;
        if (mood == Mood::Ready)
            ++camera.users;
    }
    if (mood == Mood::Blocked)
        waitAtTheGate();
    if (mood != Mood::Ready) {
        GST_ELEMENT_ERROR(base, RESOURCE, BUSY, ("The camera cannot be opened."), (nullptr));
        return FALSE;
    }
    self(base)->next = std::chrono::steady_clock::now();
    return TRUE;
}

gboolean sourceStop(GstBaseSrc *base)
{
    Camera &camera = cameraOf(base);
    const std::lock_guard lock(camera.mutex);
    --camera.users;
    return TRUE;
}

gboolean setFlushing(GstBaseSrc *base, bool flushing)
{
    Camera &camera = cameraOf(base);
    const std::lock_guard lock(camera.mutex);
    self(base)->flushing = flushing;
    camera.changed.notify_all();
    return TRUE;
}

GstFlowReturn sourceCreate(GstPushSrc *base, GstBuffer **buffer)
{
    Source &source = *self(base);
    Camera &camera = cameraOf(base);
    std::vector<std::uint8_t> frame;
    {
        std::unique_lock lock(camera.mutex);
        source.next += std::chrono::microseconds(1'000'000 / framesPerSecond);
        source.next = std::max(source.next, std::chrono::steady_clock::now());
        while (!source.flushing && std::chrono::steady_clock::now() < source.next)
            camera.changed.wait_until(lock, source.next);
        // An unplugged camera says nothing, like a real one below PipeWire.
        camera.changed.wait(lock, [&] { return source.flushing || (camera.plugged && !camera.stalled); });
        if (source.flushing)
            return GST_FLOW_FLUSHING;
        camera.sent = source.size;
        frame = frameOf(camera, source.size);
    }
    *buffer = gst_buffer_new_memdup(frame.data(), frame.size());
    return GST_FLOW_OK;
}

void sourceFinalize(GObject *object)
{
    delete self(object)->camera;
    G_OBJECT_CLASS(source_parent_class)->finalize(object);
}

void source_class_init(SourceClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = sourceFinalize;
    GstBaseSrcClass *base = GST_BASE_SRC_CLASS(klass);
    base->get_caps = sourceCaps;
    base->set_caps = sourceSetCaps;
    base->start = sourceStart;
    base->stop = sourceStop;
    base->unlock = [](GstBaseSrc *source) { return setFlushing(source, true); };
    base->unlock_stop = [](GstBaseSrc *source) { return setFlushing(source, false); };
    GST_PUSH_SRC_CLASS(klass)->create = sourceCreate;
    gst_element_class_add_pad_template(
        GST_ELEMENT_CLASS(klass), gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS, gst_caps_new_any()));
    gst_element_class_set_static_metadata(
        GST_ELEMENT_CLASS(klass), "Virtual camera", "Source/Video", "A camera of Countersign's tests", "Countersign");
}

void source_init(Source *source)
{
    source->camera = nullptr;
    source->size = {};
    source->flushing = false;
    gst_base_src_set_live(GST_BASE_SRC(source), TRUE);
    gst_base_src_set_format(GST_BASE_SRC(source), GST_FORMAT_TIME);
    gst_base_src_set_do_timestamp(GST_BASE_SRC(source), TRUE);
}

struct Device
{
    GstDevice parent;
    std::shared_ptr<Camera> *camera;
};

struct DeviceClass
{
    GstDeviceClass parent;
};

GType device_get_type();
G_DEFINE_TYPE(Device, device, GST_TYPE_DEVICE)

GstElement *createElement(GstDevice *device, const gchar *name)
{
    auto *source = static_cast<GstElement *>(g_object_new(source_get_type(), "name", name, nullptr));
    const auto *camera = reinterpret_cast<Device *>(device)->camera;
    self(source)->camera = new std::shared_ptr<Camera>(*camera);
    return source;
}

void device_class_init(DeviceClass *klass)
{
    GST_DEVICE_CLASS(klass)->create_element = createElement;
}

void device_init(Device *device)
{
    device->camera = nullptr;
}
} // namespace

GstDevice *VirtualCamera::makeDevice(const std::shared_ptr<Camera> &camera)
{
    GstCaps *caps = capsOf(*camera);
    auto *device = static_cast<GstDevice *>(g_object_new(device_get_type(), "display-name", camera->name.c_str(),
        "device-class", "Video/Source", "caps", caps, nullptr));
    gst_caps_unref(caps);
    reinterpret_cast<Device *>(device)->camera = new std::shared_ptr<Camera>(camera);
    return static_cast<GstDevice *>(gst_object_ref_sink(device));
}

void VirtualCamera::releaseBlocked()
{
    const std::lock_guard lock(gate().mutex);
    ++gate().round;
    gate().opened.notify_all();
}

int VirtualCamera::blockedCount()
{
    const std::lock_guard lock(gate().mutex);
    return gate().waiting;
}
