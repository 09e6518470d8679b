// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/camerascan.h"

#include "app/cli/accounttext.h"
#include "app/cli/console.h"
#include "app/cli/partstext.h"
#include "app/cli/setuptext.h"
#include "app/cli/terminal.h"
#include "core/otp/displaytext.h"

#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// After so long without a code it is said how to hold it, as in the window.
constexpr std::chrono::seconds timeToAdvice{8};
} // namespace

CameraScan::CameraScan(Console &console, const CameraScanOptions &options, Done done)
    : m_console(console)
    , m_timeout(options.timeout)
    , m_done(std::move(done))
    , m_reader({[this](CameraReader::Phase phase, const QString &camera) { followPhase(phase, camera); },
                   [this](std::vector<QrCode> codes) { take(std::move(codes)); },
                   [this, wanted = options.reader.camera](CameraTrouble trouble, const QString &detail) {
                       m_console.message(cameraTroubleText(trouble, detail, wanted));
                       end(End::Trouble);
                   }},
          options.reader)
{
    m_timeoutTimer.setSingleShot(true);
    m_adviceTimer.setSingleShot(true);
    m_adviceTimer.setInterval(timeToAdvice);
    connect(&m_timeoutTimer, &QTimer::timeout, this, [this] { end(End::TimedOut); });
    connect(&m_adviceTimer, &QTimer::timeout, this,
        [this] { m_console.message(u"No code yet. Hold it 20 cm away, flat, and avoid reflections."_s); });
}

void CameraScan::start()
{
    Terminal::onEndRequested(this, [this] { end(End::Cancelled); });
    if (m_timeout)
        m_timeoutTimer.start(*m_timeout);
    m_reader.start();
}

void CameraScan::followPhase(CameraReader::Phase phase, const QString &camera)
{
    switch (phase) {
    case CameraReader::Phase::Looking:
        m_console.message(u"Looking for a camera…"_s);
        return;
    case CameraReader::Phase::Opening:
        m_console.message(u"Opening the camera \"%1\"…"_s.arg(displayText(camera)));
        return;
    case CameraReader::Phase::Running:
        m_console.message(u"Looking for a QR code. Hold it before the camera; Ctrl+C stops."_s);
        m_adviceTimer.start();
        return;
    }
}

void CameraScan::take(std::vector<QrCode> codes)
{
    m_adviceTimer.start();
    bool anyPart = false;
    for (const QrCode &code : codes)
        anyPart = anyPart || code.part.isPart();
    bool found = false;
    for (QrCode &whole : m_sequences.add(std::move(codes)))
        found = takeText(std::move(whole.text)) || found;
    if (found) {
        end(End::Found);
        return;
    }
    for (const SequenceCollector::Progress &progress : m_sequences.incomplete()) {
        if (anyPart)
            m_console.message(u"%1 of %2 parts of a text read, missing %3. Show the next QR code."_s.arg(progress.known)
                                  .arg(progress.count)
                                  .arg(numbersText(progress.missing)));
    }
}

bool CameraScan::takeText(SecretBytes text)
{
    SetupReading reading = readSetupText(text.view());
    if (reading.batch && (!reading.batch->accounts.empty() || reading.batch->size > 1))
        return takeBatch(*std::move(reading.batch), std::move(text));
    if (reading.verdict == SetupReading::Verdict::Refused && reading.candidates.empty()) {
        m_console.message(setupReasonText(reading));
        return false;
    }
    if (reading.verdict == SetupReading::Verdict::Ok && reading.account)
        m_console.message(u"Found: %1"_s.arg(labelText(reading.account->issuer, reading.account->name)));
    m_texts.push_back(std::move(text));
    return true;
}

bool CameraScan::takeBatch(MigrationBatch batch, SecretBytes text)
{
    const ExportCollector::Place place = m_exports.add(std::move(batch));
    const MigrationCollector &collector = m_exports.exports()[place.number];
    if (place.isNew)
        m_texts.push_back(std::move(text));
    const int accounts = collector.accountCount();
    const QString counted = accounts == 1 ? u"one account"_s : u"%1 accounts"_s.arg(accounts);
    if (collector.isComplete()) {
        m_console.message(u"Found: a Google export with %1"_s.arg(counted));
        return true;
    }
    if (place.isNew)
        m_console.message(u"%1 of %2 parts of a Google export read, with %3; missing %4. Show the next QR code."_s
                              .arg(collector.received())
                              .arg(collector.size())
                              .arg(counted, numbersText(collector.missing())));
    else
        m_console.message(u"That part was read before; missing %1."_s.arg(numbersText(collector.missing())));
    return false;
}

void CameraScan::end(End end)
{
    if (std::exchange(m_ending, true))
        return;
    m_timeoutTimer.stop();
    m_adviceTimer.stop();
    m_reader.stop([this, end] { m_done(end, std::move(m_texts)); });
}

QString cameraTroubleText(CameraTrouble trouble, const QString &detail, const QString &wanted)
{
    const QStringList names = detail.split(u'\n');
    QStringList quoted;
    for (const QString &name : names)
        quoted.append(u'"' + displayText(name) + u'"');
    const QString listed = quoted.join(u", ");
    switch (trouble) {
    case CameraTrouble::NoSupport:
        return u"Camera support is not installed: it needs countersign-camera-reader and Qt Multimedia with its "
               "plug-ins. Give a picture with --image instead."_s;
    case CameraTrouble::NoCamera:
        return u"There is no camera. Plug one in, or give a picture with --image."_s;
    case CameraTrouble::NoSuchCamera:
        return u"No camera is called \"%1\". There are: %2."_s.arg(displayText(wanted), listed);
    case CameraTrouble::SeveralCameras:
        return u"Several cameras are called \"%1\": %2. Give more of the name."_s.arg(displayText(wanted), listed);
    case CameraTrouble::Busy:
        return u"The camera %1 is used by another program. Close that program and try again."_s.arg(listed);
    case CameraTrouble::NotAllowed:
        return u"The camera %1 may not be used. Allow it in the system's privacy settings and try again."_s.arg(listed);
    case CameraTrouble::Unplugged:
        return u"The camera %1 was unplugged. Plug it in and try again."_s.arg(listed);
    case CameraTrouble::Stopped:
        return u"The camera %1 shows nothing any more. Another program may have taken it."_s.arg(listed);
    case CameraTrouble::Failed:
        return u"The program that looks through the camera ended by itself. Try again."_s;
    }
    Q_UNREACHABLE();
}
} // namespace Countersign
