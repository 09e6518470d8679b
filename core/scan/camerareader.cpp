// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/camerareader.h"

#include "core/scan/pictureprocess_p.h"

#include <QtEndian>

#include <array>
#include <chrono>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// How long the helper may take to let the camera go before it is ended.
constexpr std::chrono::milliseconds grace{2000};

constexpr qsizetype lengthSize = sizeof(quint32);
/// Of a code's part and length.
constexpr qsizetype codeHeaderSize = 3 + lengthSize;

QString textOf(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes);
}

int byteOf(QByteArrayView bytes, qsizetype index)
{
    return static_cast<unsigned char>(bytes[index]);
}
} // namespace

CameraReader::CameraReader(Events events, CameraReaderOptions options, QObject *parent)
    : QObject(parent)
    , m_events(std::move(events))
    , m_options(std::move(options))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &CameraReader::takeOutput);
    connect(&m_process, &QProcess::finished, this, &CameraReader::takeEnd);
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            // Crashes come with takeEnd().
            if (error == QProcess::FailedToStart)
                fail(CameraTrouble::NoSupport);
        },
        Qt::QueuedConnection);
    connect(&m_grace, &QTimer::timeout, &m_process, &QProcess::kill);
    m_grace.setSingleShot(true);
}

CameraReader::~CameraReader()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(static_cast<int>(grace.count()));
}

void CameraReader::start()
{
    m_listening = true;
    const QString program =
        m_options.program.isEmpty() ? PictureProcess::find(u"countersign-camera-reader"_s) : m_options.program;
    if (program.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { fail(CameraTrouble::NoSupport); }, Qt::QueuedConnection);
        return;
    }
    m_process.setStandardErrorFile(QProcess::nullDevice()); // what GStreamer says there is for nobody
    m_process.start(program, {m_options.remembers ? u"remember"_s : u"forget"_s, m_options.camera});
}

void CameraReader::stop(std::function<void()> released)
{
    m_listening = false;
    m_released = std::move(released);
    if (m_process.state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, &CameraReader::takeEnd, Qt::QueuedConnection);
        return;
    }
    m_process.closeWriteChannel();
    m_grace.start(grace);
}

/// The marked place where texts lie in QProcess's buffers, out of reach of wiping.
void CameraReader::takeOutput()
{
    while (m_listening && takeMessage()) {
    }
    if (!m_listening)
        m_process.readAllStandardOutput();
}

bool CameraReader::takeMessage()
{
    std::array<char, CameraProtocol::headerSize> header{};
    if (m_process.peek(header.data(), header.size()) < static_cast<qint64>(header.size()))
        return false;
    const auto length = qFromBigEndian<quint32>(header.data() + 1);
    if (length > CameraProtocol::mostBytes) {
        fail(CameraTrouble::Failed);
        return false;
    }
    if (m_process.bytesAvailable() < qint64{CameraProtocol::headerSize} + length)
        return false;
    m_process.read(header.data(), header.size());
    SecretBytes content;
    content.resize(length);
    m_process.read(reinterpret_cast<char *>(content.data()), length);
    takeMessage(header.front(), content);
    return true;
}

void CameraReader::takeMessage(char kind, const SecretBytes &content)
{
    switch (kind) {
    case CameraProtocol::Looking:
        m_events.phase(Phase::Looking, {});
        return;
    case CameraProtocol::Opening:
        m_events.phase(Phase::Opening, textOf(content.view()));
        return;
    case CameraProtocol::Running:
        m_events.phase(Phase::Running, textOf(content.view()));
        return;
    case CameraProtocol::Trouble:
        takeTrouble(content.view());
        return;
    case CameraProtocol::Codes:
        takeCodes(content.view());
        return;
    default:
        fail(CameraTrouble::Failed);
    }
}

void CameraReader::takeTrouble(QByteArrayView content)
{
    const bool isKnown = !content.isEmpty() && byteOf(content, 0) <= static_cast<int>(lastCameraTrouble);
    if (isKnown)
        fail(static_cast<CameraTrouble>(byteOf(content, 0)), textOf(content.sliced(1)));
    else
        fail(CameraTrouble::Failed);
}

void CameraReader::takeCodes(QByteArrayView content)
{
    std::vector<QrCode> codes;
    while (!content.isEmpty()) {
        const bool hasHeader = content.size() >= codeHeaderSize;
        const auto length = hasHeader ? qsizetype{qFromBigEndian<quint32>(content.data() + 3)} : 0;
        if (!hasHeader || content.size() - codeHeaderSize < length) {
            fail(CameraTrouble::Failed);
            return;
        }
        QrCode &code = codes.emplace_back();
        code.part = {byteOf(content, 0), byteOf(content, 1), byteOf(content, 2)};
        code.text = SecretBytes::copyOf(content.sliced(codeHeaderSize, length));
        content = content.sliced(codeHeaderSize + length);
    }
    m_events.seen(std::move(codes));
}

void CameraReader::takeEnd()
{
    m_grace.stop();
    takeOutput();
    if (m_listening)
        fail(CameraTrouble::Failed);
    if (const auto released = std::exchange(m_released, nullptr))
        released();
}

void CameraReader::fail(CameraTrouble trouble, const QString &detail)
{
    if (!std::exchange(m_listening, false))
        return;
    m_process.closeWriteChannel();
    m_grace.start(grace);
    m_events.trouble(trouble, detail);
}
} // namespace Countersign
