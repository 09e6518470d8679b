// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QString>

namespace Countersign
{
/// A code on its way to the clipboard. Carries the marks by which clipboard managers and histories know that it is to
/// be left out (KDE Klipper and its kin; Windows' history and cloud clipboard; macOS pasteboard managers), and hands
/// out nothing any more once expire() was called: that works where a program without focus may not clear the
/// clipboard (Wayland).
class SecretMimeData final : public QMimeData
{
    Q_OBJECT

public:
    explicit SecretMimeData(const QString &text);
    SecretMimeData(const SecretMimeData &) = delete;
    SecretMimeData &operator=(const SecretMimeData &) = delete;
    ~SecretMimeData() override;

    void expire();

    [[nodiscard]] bool hasFormat(const QString &mimeType) const override;
    [[nodiscard]] QStringList formats() const override;

protected:
    [[nodiscard]] QVariant retrieveData(const QString &mimeType, QMetaType type) const override;

private:
    QString m_text;
};
} // namespace Countersign
