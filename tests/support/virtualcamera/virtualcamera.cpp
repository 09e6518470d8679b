// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtualcamera/virtualcamera.h"

#include "tests/support/virtualcamera/source.h"
#include "tests/support/virtualcamera/stage.h"

#include <algorithm>
#include <map>

namespace VirtualCamera
{
namespace
{
struct World
{
    std::mutex mutex;
    std::map<std::string, std::shared_ptr<Camera>> cameras;
    GstDeviceProvider *provider = nullptr; ///< While somebody watches.
};

World &world()
{
    static World all;
    return all;
}

std::shared_ptr<Camera> find(const std::string &name)
{
    const std::lock_guard lock(world().mutex);
    const auto found = world().cameras.find(name);
    return found == world().cameras.end() ? nullptr : found->second;
}

/// Made when somebody looks, since that may be what starts GStreamer. The world is locked.
GstDevice *deviceOf(const std::shared_ptr<Camera> &camera)
{
    if (camera->device == nullptr)
        camera->device = makeDevice(camera);
    return camera->device;
}

/// Changes a camera while nobody looks at it, and wakes who waits for it.
template<typename Change>
void change(const std::string &name, Change change)
{
    if (const auto camera = find(name)) {
        const std::lock_guard lock(camera->mutex);
        change(*camera);
        camera->changed.notify_all();
    }
}
} // namespace

void plug(const std::string &name, Format format, const std::vector<Size> &sizes)
{
    auto camera = std::make_shared<Camera>();
    camera->name = name;
    camera->format = format;
    camera->sizes = sizes;
    const std::lock_guard lock(world().mutex);
    world().cameras[name] = camera;
    if (world().provider != nullptr)
        gst_device_provider_device_add(world().provider, deviceOf(camera));
}

void unplug(const std::string &name)
{
    std::shared_ptr<Camera> camera = find(name);
    if (!camera)
        return;
    change(name, [](Camera &gone) { gone.plugged = false; });
    const std::lock_guard lock(world().mutex);
    world().cameras.erase(name);
    if (world().provider != nullptr)
        gst_device_provider_device_remove(world().provider, deviceOf(camera));
}

void unplugAll()
{
    std::vector<std::string> names;
    {
        const std::lock_guard lock(world().mutex);
        for (const auto &[name, camera] : world().cameras)
            names.push_back(name);
    }
    for (const std::string &name : names)
        unplug(name);
}

void show(const std::string &name, const std::vector<std::uint8_t> &brightness, Size size)
{
    change(name, [&](Camera &camera) {
        camera.picture = brightness;
        camera.pictureSize = size;
    });
}

void showNothing(const std::string &name)
{
    change(name, [](Camera &camera) { camera.picture.clear(); });
}

void stall(const std::string &name, bool stalled)
{
    change(name, [stalled](Camera &camera) { camera.stalled = stalled; });
}

void setMood(const std::string &name, Mood mood)
{
    change(name, [mood](Camera &camera) { camera.mood = mood; });
}

void release()
{
    releaseBlocked();
}

int users(const std::string &name)
{
    int count = 0;
    change(name, [&count](const Camera &camera) { count = camera.users; });
    return count;
}

int waiting()
{
    return blockedCount();
}

Size sent(const std::string &name)
{
    Size size{0, 0};
    change(name, [&size](const Camera &camera) { size = camera.sent; });
    return size;
}
} // namespace VirtualCamera

// --- the device provider

using VirtualCamera::deviceOf;
using VirtualCamera::world;

namespace
{
struct Provider
{
    GstDeviceProvider parent;
};

struct ProviderClass
{
    GstDeviceProviderClass parent;
};

GType provider_get_type();
G_DEFINE_TYPE(Provider, provider, GST_TYPE_DEVICE_PROVIDER)

GList *probe(GstDeviceProvider * /*provider*/)
{
    VirtualCamera::followStage();
    const std::lock_guard lock(world().mutex);
    GList *devices = nullptr;
    for (const auto &[name, camera] : world().cameras)
        devices = g_list_append(devices, gst_object_ref(deviceOf(camera)));
    return devices;
}

gboolean start(GstDeviceProvider *provider)
{
    VirtualCamera::followStage();
    const std::lock_guard lock(world().mutex);
    world().provider = provider;
    for (const auto &[name, camera] : world().cameras)
        gst_device_provider_device_add(provider, deviceOf(camera));
    return TRUE;
}

void stop(GstDeviceProvider * /*provider*/)
{
    const std::lock_guard lock(world().mutex);
    world().provider = nullptr;
}

void provider_class_init(ProviderClass *klass)
{
    GstDeviceProviderClass *base = GST_DEVICE_PROVIDER_CLASS(klass);
    base->probe = probe;
    base->start = start;
    base->stop = stop;
    gst_device_provider_class_set_static_metadata(
        base, "Virtual cameras", "Source/Video", "Cameras of Countersign's tests", "Countersign");
}

void provider_init(Provider * /*provider*/)
{
}

gboolean pluginInit(GstPlugin *plugin)
{
    return gst_device_provider_register(plugin, "countersignvirtualcamera", GST_RANK_PRIMARY, provider_get_type());
}
} // namespace

#define PACKAGE "countersign" // for the macro
GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, countersignvirtualcamera, "cameras of Countersign's tests",
    pluginInit, "1", "GPL", "countersign", "https://countersign.org")
