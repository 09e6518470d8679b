// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/scan/luminance.h"
#include "core/scan/screenreader.h"
#include "core/scan/sequencecollector.h"

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
    /// In reading order. A text that is spread over several pictures is with the one that made it whole.
    std::vector<SecretBytes> payloads;
    std::vector<QrPart> parts; ///< Of texts that are spread over several pictures.
    std::optional<ErrorCode> error; ///< Why the picture could not be read.
};

/// What was found in all of them together.
struct AllPictureCodes
{
    std::vector<PictureCodes> pictures;
    std::vector<SequenceCollector::Progress> incomplete; ///< Texts of which parts are in none of the pictures.
};

/// Reads the QR codes of picture files or of the screens, one after the other, without blocking the event loop, and
/// joins the texts that are spread over several of them.
class PictureCodesReader final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const AllPictureCodes &)>;

    /// @p done is called once, later, with one item for each of @p files in their order; never after this object
    /// was destroyed. One call at a time.
    void read(const QStringList &files, Done done);
    /// The same for all screens: an item for each, or one with an error.
    void readScreens(Done done);

private:
    void takeScreens(Result<std::vector<Luminance>> screens);
    void readNext();
    void decode(Result<Luminance> picture);
    void keep(std::vector<QrCode> codes);

    ScreenReader m_screenReader;
    QStringList m_files;
    std::vector<Luminance> m_screens; ///< Still to be searched; the last one is next.
    SequenceCollector m_sequences;
    std::vector<PictureCodes> m_pictures;
    Done m_done;
};

/// Like cliErrorText(), about a picture instead of a vault.
[[nodiscard]] QString pictureErrorText(ErrorCode code);
} // namespace Countersign
