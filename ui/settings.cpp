// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QSettings>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr auto windowGeometryKey = "window/geometry"_L1;
constexpr auto lastCameraKey = "camera/last"_L1;
constexpr auto cameraMirroredKey = "camera/mirrored"_L1;
} // namespace

Settings Settings::persistent()
{
    return Settings(std::make_unique<QSettings>());
}

Settings Settings::temporary()
{
    return Settings(nullptr);
}

Settings::Settings(std::unique_ptr<QSettings> store)
    : m_store(std::move(store))
{
    if (!m_store)
        return;
    m_windowGeometry = m_store->value(windowGeometryKey).toByteArray();
    m_lastCamera = m_store->value(lastCameraKey).toString();
    m_cameraMirrored = m_store->value(cameraMirroredKey).toBool();
}

Settings::Settings(Settings &&) noexcept = default;
Settings &Settings::operator=(Settings &&) noexcept = default;
Settings::~Settings() = default;

QByteArray Settings::windowGeometry() const
{
    return m_windowGeometry;
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_windowGeometry = geometry;
    if (m_store)
        m_store->setValue(windowGeometryKey, geometry);
}

QString Settings::lastCamera() const
{
    return m_lastCamera;
}

void Settings::setLastCamera(const QString &description)
{
    m_lastCamera = description;
    if (m_store)
        m_store->setValue(lastCameraKey, description);
}

bool Settings::isCameraMirrored() const
{
    return m_cameraMirrored;
}

void Settings::setCameraMirrored(bool mirrored)
{
    m_cameraMirrored = mirrored;
    if (m_store)
        m_store->setValue(cameraMirroredKey, mirrored);
}
} // namespace Countersign
