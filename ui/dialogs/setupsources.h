// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/scan/luminance.h"
#include "core/scan/picturereader.h"
#include "core/scan/qrcode.h"
#include "ui/scan/screengrabber.h"

#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QUrl>

#include <optional>
#include <vector>

class QImage;
class QMimeData;

namespace Countersign
{
/// Turns what a person hands in, picture files, pasted or dropped pictures and texts, into setup texts. Files are read
/// and pictures searched in the background; picture files are decoded, and screens taken, by processes of their own.
/// GUI thread.
class SetupSources final : public QObject
{
    Q_OBJECT

public:
    explicit SetupSources(QObject *parent = nullptr);

    /// Where the helper that decodes picture files is; for tests and unusual installations.
    void setPictureReader(PictureReaderOptions options) { m_reader = std::move(options); }

    /// For tests.
    [[nodiscard]] ScreenGrabber &grabber() { return m_grabber; }

    /// Could readMime() find something in it? Looks at the kinds only, not at the content.
    [[nodiscard]] static bool canRead(const QMimeData &mime);
    /// A kind of file that people try and that is not read.
    enum class Foreign { None, Pdf, Heic };

    /// Files, else a picture, else a text; a text may be a picture in a data: link. @return false when there is none of
    /// these.
    bool readMime(const QMimeData &mime);
    void readFiles(const QList<QUrl> &files);
    void readImage(const QImage &image);
    /// A picture file's bytes.
    void readBytes(QByteArray bytes);
    /// The picture in a link such as "data:image/png;base64,…"; empty when @p text is something else.
    [[nodiscard]] static QByteArray pictureInLink(QByteArrayView text);
    /// All screens, without our own windows, which are hidden for a moment.
    void readScreens();

    /// Something is still being read.
    [[nodiscard]] bool isBusy() const { return m_running > 0; }
    /// What was found, in the order in which it was; a text that was handed in is like a code that stands alone. Empty
    /// when the pictures hold no QR code. Call it when finished() says so.
    [[nodiscard]] std::vector<QrCode> takeCodes();
    /// Why the first file that made trouble could not be read.
    [[nodiscard]] std::optional<Error> error() const { return m_error; }
    /// What the unreadable file was, if it is a known kind.
    [[nodiscard]] Foreign foreign() const { return m_foreign; }
    /// Forgets what was found, and what is still on its way.
    void cancel();

Q_SIGNALS:
    void started();
    /// Our windows are back, and what was taken of the screens, if anything, is searched next.
    void screensTaken();
    /// Everything that was handed in is read.
    void finished();

private:
    void begin();
    void end();
    void readFile(const QString &path);
    void decode(Result<Luminance> picture, int run);
    void fail(const Error &error);

    QThreadPool m_pool; ///< One thread: pictures are searched one after another.
    PictureReaderOptions m_reader;
    ScreenGrabber m_grabber;
    std::vector<QrCode> m_codes;
    std::optional<Error> m_error;
    Foreign m_foreign = Foreign::None;
    int m_running = 0;
    int m_run = 0; ///< Counts cancellations: answers to what was asked before are dropped.
};
} // namespace Countersign
