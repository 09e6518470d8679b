// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/setupsources.h"

#include "core/base/background.h"
#include "core/scan/qrdecoder.h"
#include "ui/scan/pictureloader.h"

#include <QFile>
#include <QImage>
#include <QMimeData>

#include <algorithm>

namespace Countersign
{
namespace
{
/// No photo is larger; see readPicture().
constexpr qint64 largestFile = qint64{64} * 1024 * 1024;

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
{
    m_pool.setMaxThreadCount(1);
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
    if (local.isEmpty())
        fail({ErrorCode::FileUnreadable, QStringLiteral("not a local file")});
    for (const QUrl &file : local)
        readFile(file.toLocalFile());
    end();
}

void SetupSources::readFile(const QString &path)
{
    begin();
    const int run = m_run;
    runInBackground(
        m_pool, this, [path] { return contentOf(path); },
        [this, run](Result<QByteArray> content) {
            if (run != m_run)
                return;
            if (!content) {
                fail(content.error());
                end();
                return;
            }
            readBytes(*std::move(content));
            end();
        });
}

void SetupSources::readBytes(QByteArray bytes)
{
    begin();
    const Foreign kind = foreignKind(bytes);
    const int run = m_run;
    readPicture(
        std::move(bytes), this,
        [this, run, kind](Result<Luminance> picture) {
            if (run == m_run && !picture)
                m_foreign = kind;
            decode(std::move(picture), run);
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
    const int run = m_run;
    // QImage is shared safely between threads as long as nobody changes it.
    runInBackground(
        m_pool, this, [image] { return luminanceOf(image); },
        [this, run](Luminance picture) { decode(std::move(picture), run); });
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
            fail(pictures.error());
        } else {
            for (Luminance &picture : *pictures) {
                begin();
                decode(std::move(picture), run);
            }
        }
        end();
    });
}

void SetupSources::decode(Result<Luminance> picture, int run)
{
    if (run != m_run)
        return;
    if (!picture) {
        fail(picture.error());
        end();
        return;
    }
    runInBackground(
        m_pool, this, [searched = *std::move(picture)] { return decodeQrCodes(searched.view()); },
        [this, run](std::vector<QrCode> codes) {
            if (run != m_run)
                return;
            std::move(codes.begin(), codes.end(), std::back_inserter(m_codes));
            end();
        });
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
    m_codes.clear();
    m_error.reset();
}

void SetupSources::begin()
{
    if (m_running++ > 0)
        return;
    m_error.reset();
    m_foreign = Foreign::None;
    Q_EMIT started();
}

void SetupSources::end()
{
    if (--m_running == 0)
        Q_EMIT finished();
}

void SetupSources::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}
} // namespace Countersign
