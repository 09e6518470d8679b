// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/scan/luminance.h"
#include "core/scan/screenreader.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace Countersign
{
/// What was found in one picture file.
struct PictureCodes
{
    QString file; ///< As it was given; empty for a screen.
    std::vector<SecretBytes> payloads; ///< In reading order.
    std::optional<ErrorCode> error; ///< Why the picture could not be read.
};

/// Reads the QR codes of picture files or of the screens, one after the other, without blocking the event loop.
class PictureCodesReader final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const std::vector<PictureCodes> &)>;

    /// @p done is called once, later, with one item for each of @p files in their order; never after this object
    /// was destroyed. One call at a time.
    void read(const QStringList &files, Done done);
    /// The same for all screens: an item for each, or one with an error.
    void readScreens(Done done);

private:
    void takeScreens(Result<std::vector<Luminance>> screens);
    void readNext();
    void decode(Result<Luminance> picture);

    ScreenReader m_screenReader;
    QStringList m_files;
    std::vector<Luminance> m_screens; ///< Still to be searched; the last one is next.
    std::vector<PictureCodes> m_pictures;
    Done m_done;
};

/// Like cliErrorText(), about a picture instead of a vault.
[[nodiscard]] QString pictureErrorText(ErrorCode code);
} // namespace Countersign
