// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

class QSettings;

namespace Countersign
{
/// What the program remembers beside the vault. Nothing in here says which accounts there are.
class Settings
{
public:
    /// In the person's usual place for settings.
    [[nodiscard]] static Settings persistent();
    /// In memory: for the demo and for tests.
    [[nodiscard]] static Settings temporary();

    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;
    Settings(Settings &&) noexcept;
    Settings &operator=(Settings &&) noexcept;
    ~Settings();

    /// Place and size of the main window, as QWidget::saveGeometry() gives it.
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// The camera that was used last, by its description, since the system's numbers change. Empty: none yet.
    [[nodiscard]] QString lastCamera() const;
    void setLastCamera(const QString &description);
    /// The camera's picture is shown like a mirror's.
    [[nodiscard]] bool isCameraMirrored() const;
    void setCameraMirrored(bool mirrored);

private:
    explicit Settings(std::unique_ptr<QSettings> store);

    std::unique_ptr<QSettings> m_store; ///< null: nothing is written
    QByteArray m_windowGeometry;
    QString m_lastCamera;
    bool m_cameraMirrored = false;
};
} // namespace Countersign
