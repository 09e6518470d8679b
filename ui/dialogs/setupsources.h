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
#include <QStringList>
#include <QUrl>

#include <atomic>
#include <deque>
#include <memory>
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
    SetupSources(const SetupSources &) = delete;
    SetupSources &operator=(const SetupSources &) = delete;
    ~SetupSources() override;

    /// Where the helper that decodes picture files is; for tests and unusual installations.
    void setPictureReader(PictureReaderOptions options) { m_reader = std::move(options); }

    /// For tests.
    [[nodiscard]] ScreenGrabber &grabber() { return m_grabber; }

    /// Could readMime() find something in it? Looks at the kinds only, not at the content.
    [[nodiscard]] static bool canRead(const QMimeData &mime);
    /// A kind of file that people try and that is not read.
    enum class Foreign { None, Pdf, Heic };

    /// A picture that could not be read, and did not stop the others.
    struct Unread
    {
        QString name; ///< Of the file, without its folder; empty for a picture that was pasted.
        Error error;
        Foreign foreign = Foreign::None; ///< What it is, if that is a known kind.
    };

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
    /// Why there are no pictures of the screens.
    [[nodiscard]] std::optional<Error> screenError() const { return m_screenError; }
    /// How many pictures were handed in together, and which of them could not be read, or have a name and no code.
    [[nodiscard]] int handedIn() const { return m_handedIn; }
    [[nodiscard]] const std::vector<Unread> &unread() const { return m_unread; }
    [[nodiscard]] const QStringList &codeless() const { return m_codeless; }
    /// How much of the pictures is searched: 0 to 1, never falling unless more is handed in.
    [[nodiscard]] double progress() const;
    /// Forgets what was found, and what is still on its way; the helper programs are ended.
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
    void startWaiting();
    void startFile(const QString &path);
    void readNamed(QByteArray bytes, const QString &name);
    void decode(Luminance picture, const QString &name, int run);
    void fail(Unread unread);
    void countPicture();
    void finishPicture();

    PictureReaderOptions m_reader;
    ScreenGrabber m_grabber;
    std::vector<QrCode> m_codes;
    std::optional<Error> m_screenError;
    std::vector<Unread> m_unread;
    QStringList m_codeless;
    std::deque<QString> m_waiting; ///< Paths of files, which are read a few at a time.
    int m_handedIn = 0;
    int m_begun = 0; ///< Of those.
    int m_searched = 0; ///< Of those; also what could not be read.
    // Shared with the search that runs.
    std::shared_ptr<std::atomic<double>> m_share; ///< Of the picture that is searched now.
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    std::unique_ptr<QObject> m_context; ///< Of everything that is under way; another one after cancel().
    int m_running = 0;
    int m_run = 0; ///< Counts cancellations: answers to what was asked before are dropped.
};
} // namespace Countersign
