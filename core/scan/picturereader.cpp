// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/picturereader.h"

#include "core/scan/pictureprotocol.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QTimer>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
QString findProgram()
{
#if defined(Q_OS_WIN)
    const QString name = u"countersign-picture-reader.exe"_s;
#else
    const QString name = u"countersign-picture-reader"_s;
#endif
    const QDir here(QCoreApplication::applicationDirPath());
    // Beside us in a build folder or a bundle, else where it is installed, relative to us.
    for (const QString &folder : {u"."_s, QStringLiteral(COUNTERSIGN_LIBEXEC_FROM_BIN)}) {
        QString path = QDir::cleanPath(here.filePath(folder + u'/' + name));
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return {};
}

/// The helper needs to find its libraries and plug-ins, and nothing else of our environment.
QProcessEnvironment environment()
{
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment result;
    for (const QString &name : {u"LD_LIBRARY_PATH"_s, u"DYLD_LIBRARY_PATH"_s, u"QT_PLUGIN_PATH"_s, u"PATH"_s,
             u"SystemRoot"_s, u"TEMP"_s, u"TMPDIR"_s, u"LC_ALL"_s, u"ASAN_OPTIONS"_s}) {
        if (own.contains(name))
            result.insert(name, own.value(name));
    }
    return result;
}

/// One run of the helper. Lives until the helper has ended, which may be a moment longer than anybody waits for it.
class PictureJob final : public QObject
{
public:
    PictureJob(QObject *context, std::function<void(Result<Luminance>)> done)
        : m_context(context)
        , m_done(std::move(done))
    {
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &PictureJob::takeOutput);
        connect(&m_process, &QProcess::errorOccurred, this, &PictureJob::takeError);
        connect(&m_process, &QProcess::finished, this, &PictureJob::takeEnd);
        connect(&m_timer, &QTimer::timeout, this, [this] { give(unreadable(u"the picture reader took too long"_s)); });
        connect(context, &QObject::destroyed, this, [this] { give(ErrorCode::Cancelled); });
        m_timer.setSingleShot(true);
    }

    void start(const QString &program, const QByteArray &bytes, std::chrono::milliseconds timeout)
    {
        m_process.setProcessEnvironment(environment());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(program, QStringList());
        m_process.write(bytes);
        m_process.closeWriteChannel();
        m_timer.start(timeout);
    }

private:
    static Error unreadable(const QString &detail) { return {ErrorCode::ImageUnreadable, detail}; }

    /// Answers, if that was not done yet, and ends the helper.
    void give(Result<Luminance> result)
    {
        m_timer.stop();
        const std::function<void(Result<Luminance>)> done = std::exchange(m_done, nullptr);
        if (m_process.state() == QProcess::NotRunning)
            deleteLater();
        else
            m_process.kill(); // takeEnd() follows
        if (done && m_context)
            done(std::move(result));
    }

    /// The marked place where a picture lies in QProcess's buffers, out of reach of wiping.
    void takeOutput()
    {
        if (!m_done)
            return;
        if (m_picture.width == 0 && !takeHeader())
            return;
        while (m_process.bytesAvailable() > 0) {
            const std::size_t room = m_picture.pixels.size() - m_filled;
            if (room == 0)
                return give(unreadable(u"the picture reader sent too much"_s));
            const qint64 count =
                m_process.read(reinterpret_cast<char *>(m_picture.pixels.data() + m_filled), static_cast<qint64>(room));
            if (count <= 0)
                return;
            m_filled += static_cast<std::size_t>(count);
        }
    }

    /// @return whether the header is here and good.
    bool takeHeader()
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
            give(unreadable(u"the picture reader sent no picture"_s));
            return false;
        }
        m_picture = {SecretBytes(std::size_t{width} * height), static_cast<int>(width), static_cast<int>(height)};
        return true;
    }

    void takeError(QProcess::ProcessError error)
    {
        // Crashes and broken pipes come with takeEnd(), which knows more.
        if (error == QProcess::FailedToStart)
            give(unreadable(u"countersign-picture-reader cannot be started"_s));
    }

    void takeEnd(int exitCode, QProcess::ExitStatus status)
    {
        takeOutput();
        if (status != QProcess::NormalExit)
            give(unreadable(u"the picture reader crashed"_s));
        else if (exitCode == PictureProtocol::TooLarge)
            give(Error{ErrorCode::ImageTooLarge, u"more pixels than are read"_s});
        else if (exitCode != PictureProtocol::Done)
            give(unreadable(u"not a picture that can be read (%1)"_s.arg(exitCode)));
        else if (m_picture.width == 0 || m_filled != m_picture.pixels.size())
            give(unreadable(u"the picture reader stopped too early"_s));
        else
            give(std::move(m_picture));
    }

    QPointer<QObject> m_context;
    std::function<void(Result<Luminance>)> m_done;
    QTimer m_timer;
    Luminance m_picture;
    std::size_t m_filled = 0;
    QProcess m_process; ///< Last, so that it goes first.
};

void answerLater(QObject *context, std::function<void(Result<Luminance>)> done, Error error)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), error = std::move(error)] { done(error); }, Qt::QueuedConnection);
}
} // namespace

void readPicture(QByteArray bytes, QObject *context, std::function<void(Result<Luminance>)> done,
    const PictureReaderOptions &options)
{
    if (static_cast<std::size_t>(bytes.size()) > PictureProtocol::mostFileBytes)
        return answerLater(context, std::move(done), {ErrorCode::ImageTooLarge, u"a file of over 64 MiB"_s});
    const QString program = options.program.isEmpty() ? findProgram() : options.program;
    if (program.isEmpty())
        return answerLater(
            context, std::move(done), {ErrorCode::ImageUnreadable, u"countersign-picture-reader is not installed"_s});
    auto *job = new PictureJob(context, std::move(done)); // deletes itself
    // From the event loop, so that a program that cannot be started is not reported from within this call.
    QMetaObject::invokeMethod(
        job,
        [job, program, bytes = std::move(bytes), timeout = options.timeout] { job->start(program, bytes, timeout); },
        Qt::QueuedConnection);
}
} // namespace Countersign
