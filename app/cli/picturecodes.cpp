// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picturecodes.h"

#include "app/cli/clierrortext.h"
#include "core/base/background.h"
#include "core/scan/picturereader.h"
#include "core/scan/qrdecoder.h"

#include <QFile>
#include <QThreadPool>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// As much as the picture reader takes, and one byte more, so that it says itself what is too large.
constexpr qint64 mostBytes = qint64{64} * 1024 * 1024 + 1;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return ErrorCode::FileNotFound;
    if (!file.open(QIODevice::ReadOnly))
        return ErrorCode::FileUnreadable;
    QByteArray bytes;
    while (bytes.size() < mostBytes) {
        const QByteArray more = file.read(mostBytes - bytes.size());
        if (more.isEmpty())
            break;
        bytes.append(more);
    }
    if (file.error() != QFileDevice::NoError)
        return ErrorCode::FileUnreadable;
    return bytes;
}
} // namespace

void PictureCodesReader::read(const QStringList &files, Done done)
{
    m_files = files;
    m_pictures.clear();
    m_sequences.clear();
    m_done = std::move(done);
    QMetaObject::invokeMethod(this, &PictureCodesReader::readNext, Qt::QueuedConnection);
}

void PictureCodesReader::readScreens(Done done)
{
    m_pictures.clear();
    m_sequences.clear();
    m_done = std::move(done);
    m_screenReader.prepare([this](Result<std::vector<Luminance>> screens) { takeScreens(std::move(screens)); });
    m_screenReader.take();
}

void PictureCodesReader::takeScreens(Result<std::vector<Luminance>> screens)
{
    if (!screens) {
        m_pictures.push_back({{}, {}, {}, screens.error().code});
    } else {
        m_screens = std::move(*screens);
        std::reverse(m_screens.begin(), m_screens.end());
    }
    readNext();
}

void PictureCodesReader::readNext()
{
    if (!m_screens.empty()) {
        Luminance screen = std::move(m_screens.back());
        m_screens.pop_back();
        m_pictures.push_back({});
        decode(std::move(screen));
        return;
    }
    if (m_files.isEmpty()) {
        m_done({std::move(m_pictures), m_sequences.incomplete()});
        return;
    }
    const QString path = m_files.takeFirst();
    m_pictures.push_back({path, {}, {}, {}});
    Result<QByteArray> bytes = readFile(path);
    if (!bytes) {
        m_pictures.back().error = bytes.error().code;
        QMetaObject::invokeMethod(this, &PictureCodesReader::readNext, Qt::QueuedConnection);
        return;
    }
    readPicture(std::move(*bytes), this, [this](Result<Luminance> picture) { decode(std::move(picture)); });
}

void PictureCodesReader::decode(Result<Luminance> picture)
{
    if (!picture) {
        m_pictures.back().error = picture.error().code;
        readNext();
        return;
    }
    runInBackground(
        *QThreadPool::globalInstance(), this, [picture = std::move(*picture)] { return decodeQrCodes(picture.view()); },
        [this](std::vector<QrCode> codes) {
            keep(std::move(codes));
            readNext();
        });
}

void PictureCodesReader::keep(std::vector<QrCode> codes)
{
    for (const QrCode &code : codes) {
        if (code.part.isPart())
            m_pictures.back().parts.push_back(code.part);
    }
    for (QrCode &whole : m_sequences.add(std::move(codes)))
        m_pictures.back().payloads.push_back(std::move(whole.text));
}

QString pictureErrorText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileNotFound:
        return u"The picture is not there. Check its name."_s;
    case ErrorCode::FileUnreadable:
        return u"The picture may not be read. Check its permissions."_s;
    default:
        return cliErrorText(code);
    }
}
} // namespace Countersign
