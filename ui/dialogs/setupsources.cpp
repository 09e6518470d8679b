// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/setupsources.h"

#include "core/base/background.h"
#include "core/scan/qrdecoder.h"
#include "ui/scan/pictureloader.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QThreadPool>

#include <algorithm>

namespace Countersign
{
namespace
{
/// No photo is larger; see readPicture().
constexpr qint64 largestFile = qint64{64} * 1024 * 1024;
/// One is searched, and the helper reads another meanwhile. Each may take hundreds of megabytes.
constexpr int mostFilesAtOnce = 2;

/// One thread: pictures are searched one after another. It outlives everybody, since a look at a large picture cannot
/// be interrupted, and a dialog that closes must not wait for it.
QThreadPool &searchPool()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::FileNotFound, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, file.errorString()};
    if (file.size() > largestFile)
        return Error{ErrorCode::ImageTooLarge, QStringLiteral("%1 bytes").arg(file.size())};
    return file.read(largestFile);
}

SetupSources::Foreign foreignKind(QByteArrayView bytes)
{
    if (bytes.startsWith("%PDF-"))
        return SetupSources::Foreign::Pdf;
    // ISO/IEC 14496-12: a box "ftyp" with the brand behind it.
    const bool isHeic = bytes.size() > 12 && bytes.sliced(4, 4) == QByteArrayView("ftyp")
        && (bytes.sliced(8, 3) == QByteArrayView("hei") || bytes.sliced(8, 4) == QByteArrayView("mif1"));
    return isHeic ? SetupSources::Foreign::Heic : SetupSources::Foreign::None;
}

QList<QUrl> localFiles(const QList<QUrl> &urls)
{
    QList<QUrl> files;
    std::copy_if(
        urls.cbegin(), urls.cend(), std::back_inserter(files), [](const QUrl &url) { return url.isLocalFile(); });
    return files;
}
} // namespace

SetupSources::SetupSources(QObject *parent)
    : QObject(parent)
    , m_share(std::make_shared<std::atomic<double>>(0))
    , m_cancelled(std::make_shared<std::atomic<bool>>(false))
    , m_context(std::make_unique<QObject>())
{
}

SetupSources::~SetupSources()
{
    m_cancelled->store(true);
}

bool SetupSources::canRead(const QMimeData &mime)
{
    return mime.hasImage() || mime.hasText() || !localFiles(mime.urls()).isEmpty();
}

bool SetupSources::readMime(const QMimeData &mime)
{
    if (const QList<QUrl> files = localFiles(mime.urls()); !files.isEmpty()) {
        readFiles(files);
        return true;
    }
    if (mime.hasImage()) {
        readImage(qvariant_cast<QImage>(mime.imageData()));
        return true;
    }
    if (!mime.hasText())
        return false;
    QString text = mime.text();
    SecretBytes bytes = SecretBytes::fromString(text);
    wipe(text);
    if (QByteArray picture = pictureInLink(bytes.view()); !picture.isEmpty()) {
        readBytes(std::move(picture));
        return true;
    }
    begin();
    m_codes.push_back({std::move(bytes), {}, {}});
    end();
    return true;
}

void SetupSources::readFiles(const QList<QUrl> &files)
{
    begin();
    const QList<QUrl> local = localFiles(files);
    if (local.isEmpty()) {
        countPicture();
        fail({{}, {ErrorCode::FileUnreadable, QStringLiteral("not a local file")}});
    }
    for (const QUrl &file : local)
        readFile(file.toLocalFile());
    end();
}

void SetupSources::readFile(const QString &path)
{
    begin();
    ++m_handedIn;
    m_waiting.push_back(path);
    startWaiting();
}

void SetupSources::startWaiting()
{
    while (!m_waiting.empty() && m_begun - m_searched < mostFilesAtOnce) {
        const QString path = std::move(m_waiting.front());
        m_waiting.pop_front();
        startFile(path);
    }
}

void SetupSources::startFile(const QString &path)
{
    ++m_begun;
    const int run = m_run;
    runInBackground(
        searchPool(), m_context.get(), [path] { return contentOf(path); },
        [this, run, name = QFileInfo(path).fileName()](Result<QByteArray> content) {
            if (run != m_run)
                return;
            if (content)
                readNamed(*std::move(content), name);
            else
                fail({name, content.error()});
            end();
        });
}

void SetupSources::readBytes(QByteArray bytes)
{
    begin();
    countPicture();
    readNamed(std::move(bytes), {});
    end();
}

void SetupSources::readNamed(QByteArray bytes, const QString &name)
{
    begin();
    const Foreign kind = foreignKind(bytes);
    const int run = m_run;
    readPicture(
        std::move(bytes), m_context.get(),
        [this, run, kind, name](Result<Luminance> picture) {
            if (run != m_run)
                return;
            if (picture) {
                decode(*std::move(picture), name, run);
                return;
            }
            fail({name, picture.error(), kind});
            end();
        },
        m_reader);
}

QByteArray SetupSources::pictureInLink(QByteArrayView text)
{
    constexpr QByteArrayView scheme = "data:image/";
    constexpr QByteArrayView encoding = ";base64";
    const QByteArrayView link = text.trimmed();
    const qsizetype comma = link.indexOf(',');
    if (link.first(std::min(scheme.size(), link.size())).compare(scheme, Qt::CaseInsensitive) != 0 || comma < 0)
        return {};
    const QByteArray content = link.sliced(comma + 1).toByteArray();
    if (link.first(comma).endsWith(encoding))
        return QByteArray::fromBase64(QByteArray::fromPercentEncoding(content));
    return QByteArray::fromPercentEncoding(content);
}

void SetupSources::readImage(const QImage &image)
{
    begin();
    countPicture();
    const int run = m_run;
    // QImage is shared safely between threads as long as nobody changes it.
    runInBackground(
        searchPool(), m_context.get(), [image] { return luminanceOf(image); },
        [this, run](Luminance picture) {
            if (run == m_run)
                decode(std::move(picture), {}, run);
        });
}

void SetupSources::readScreens()
{
    begin();
    const int run = m_run;
    m_grabber.grab([this, run](Result<std::vector<Luminance>> pictures) {
        if (run != m_run)
            return;
        Q_EMIT screensTaken();
        if (!pictures) {
            m_screenError = pictures.error();
        } else {
            for (Luminance &picture : *pictures) {
                begin();
                countPicture();
                decode(std::move(picture), {}, run);
            }
        }
        end();
    });
}

/// Ends what begin() began for this picture.
void SetupSources::decode(Luminance picture, const QString &name, int run)
{
    runInBackground(
        searchPool(), m_context.get(),
        [searched = std::move(picture), share = m_share, cancelled = m_cancelled] {
            QrSearchOptions options;
            options.progress = [share](double done) { share->store(done); };
            options.cancelled = cancelled;
            return cancelled->load() ? std::vector<QrCode>() : decodeQrCodes(searched.view(), options);
        },
        [this, run, name](std::vector<QrCode> codes) {
            if (run != m_run)
                return;
            if (codes.empty() && !name.isEmpty())
                m_codeless.append(name);
            std::move(codes.begin(), codes.end(), std::back_inserter(m_codes));
            finishPicture();
            end();
        });
}

double SetupSources::progress() const
{
    if (m_handedIn == 0)
        return 0;
    const double now = m_searched < m_handedIn ? m_share->load() : 0;
    return std::min(1.0, (m_searched + now) / m_handedIn);
}

/// One that does not wait.
void SetupSources::countPicture()
{
    ++m_handedIn;
    ++m_begun;
}

void SetupSources::finishPicture()
{
    ++m_searched;
    m_share->store(0);
    startWaiting();
}

std::vector<QrCode> SetupSources::takeCodes()
{
    return std::exchange(m_codes, {});
}

void SetupSources::cancel()
{
    ++m_run;
    m_running = 0;
    m_grabber.cancel();
    m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_share = std::make_shared<std::atomic<double>>(0);
    // Later, since it may be one of its callbacks that led here.
    m_context.release()->deleteLater();
    m_context = std::make_unique<QObject>();
    m_waiting.clear();
    m_codes.clear();
    m_screenError.reset();
    m_unread.clear();
    m_codeless.clear();
}

void SetupSources::begin()
{
    if (m_running++ > 0)
        return;
    m_screenError.reset();
    m_unread.clear();
    m_codeless.clear();
    m_handedIn = 0;
    m_begun = 0;
    m_searched = 0;
    Q_EMIT started();
}

void SetupSources::end()
{
    if (--m_running == 0)
        Q_EMIT finished();
}

void SetupSources::fail(Unread unread)
{
    m_unread.push_back(std::move(unread));
    finishPicture();
}
} // namespace Countersign
