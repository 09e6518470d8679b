// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/programparts.h"
#include "core/base/servicethread.h"
#include "core/scan/pictureprocess_p.h"
#include "core/scan/pictureprotocol.h"

#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// How long a helper may take to end by itself when nobody waits for it any more.
constexpr std::chrono::milliseconds grace{2000};
} // namespace

PictureProcess::PictureProcess(QObject *context, Terms terms, Done done)
    : QObject(&ServiceThread::helpers())
    , m_context(context)
    , m_terms(std::move(terms))
    , m_done(std::move(done))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PictureProcess::takeOutput);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        // Crashes and broken pipes come with takeEnd(), which knows more.
        if (error == QProcess::FailedToStart)
            give(misbehaved(u"cannot be started"_s));
    });
    connect(&m_process, &QProcess::finished, this, &PictureProcess::takeEnd);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_done)
            give(misbehaved(u"took too long"_s));
        else
            m_process.kill();
    });
    connect(context, &QObject::destroyed, this, [this] {
        if (m_done)
            give(ErrorCode::Cancelled);
    });
    m_timer.setSingleShot(true);
}

PictureProcess::~PictureProcess()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(static_cast<int>(grace.count()));
}

QString PictureProcess::find(const QString &name)
{
#if defined(Q_OS_WIN)
    const QString file = name + u".exe"_s;
#else
    const QString &file = name;
#endif
    const QStringList places = placesOfPart(file, QStringLiteral(COUNTERSIGN_LIBEXEC_FROM_BIN));
    const auto found =
        std::find_if(places.begin(), places.end(), [](const QString &path) { return QFileInfo(path).isExecutable(); });
    return found != places.end() ? *found : QString();
}

void PictureProcess::start(
    const QString &program, const QProcessEnvironment &environment, std::chrono::milliseconds timeout)
{
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(program, QStringList());
    m_timer.start(timeout);
}

void PictureProcess::drop()
{
    m_done = nullptr;
    if (m_process.state() == QProcess::NotRunning) {
        deleteLater();
        return;
    }
    m_process.closeWriteChannel();
    m_timer.start(grace);
}

Error PictureProcess::misbehaved(const QString &what) const
{
    return {m_terms.misbehaved, m_terms.name + u' ' + what};
}

/// Answers, if that was not done yet, and ends the helper.
void PictureProcess::give(Result<std::vector<Luminance>> result)
{
    m_timer.stop();
    const Done done = std::exchange(m_done, nullptr);
    if (m_process.state() == QProcess::NotRunning)
        deleteLater();
    else
        m_process.kill(); // takeEnd() follows
    if (done && m_context)
        done(std::move(result));
}

/// The marked place where a picture lies in QProcess's buffers, out of reach of wiping.
void PictureProcess::takeOutput()
{
    while (m_done && m_process.bytesAvailable() > 0) {
        const bool complete = m_pictures.empty() || m_filled == m_pictures.back().pixels.size();
        if (complete && m_pictures.size() == m_terms.mostPictures)
            return give(misbehaved(u"sent too much"_s));
        if (complete && !takeHeader())
            return;
        SecretBytes &pixels = m_pictures.back().pixels;
        const qint64 count = m_process.read(
            reinterpret_cast<char *>(pixels.data() + m_filled), static_cast<qint64>(pixels.size() - m_filled));
        if (count < 0)
            return;
        m_filled += static_cast<std::size_t>(count);
    }
}

/// @return whether the next picture's header is here and good.
bool PictureProcess::takeHeader()
{
    std::array<char, PictureProtocol::headerSize> header{};
    if (m_process.bytesAvailable() < static_cast<qint64>(header.size()))
        return false;
    m_process.read(header.data(), static_cast<qint64>(header.size()));
    const auto &magic = PictureProtocol::magic;
    const auto width = qFromBigEndian<quint32>(header.data() + magic.size());
    const auto height = qFromBigEndian<quint32>(header.data() + magic.size() + sizeof(quint32));
    const bool good = std::equal(magic.begin(), magic.end(), header.begin(),
        [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
    constexpr quint64 most = PictureProtocol::mostPixels;
    if (!good || width == 0 || height == 0 || width > most || height > most || quint64{width} * height > most) {
        give(misbehaved(u"sent no picture"_s));
        return false;
    }
    m_pictures.push_back(Luminance::blank(static_cast<int>(width), static_cast<int>(height)));
    m_filled = 0;
    return true;
}

void PictureProcess::takeEnd(int exitCode, QProcess::ExitStatus status)
{
    takeOutput();
    if (status != QProcess::NormalExit)
        give(misbehaved(u"crashed"_s));
    else if (exitCode != PictureProtocol::Done)
        give(m_terms.refusal(exitCode));
    else if (m_pictures.empty() || m_filled != m_pictures.back().pixels.size())
        give(misbehaved(u"stopped too early"_s));
    else
        give(std::move(m_pictures));
}
} // namespace Countersign
