// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/screenreader.h"

#include "core/scan/pictureprocess_p.h"
#include "core/scan/pictureprotocol.h"

#include <QMetaObject>

#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
Error refusal(int exitCode)
{
    switch (exitCode) {
    case PictureProtocol::ScreenRefused:
        return {ErrorCode::ScreenRefused, u"the desktop refused"_s};
    case PictureProtocol::ScreenUnavailable:
        return {ErrorCode::ScreenUnavailable, u"nothing takes pictures here"_s};
    default:
        return {ErrorCode::ScreenFailed, u"no picture came (%1)"_s.arg(exitCode)};
    }
}
} // namespace

ScreenReader::ScreenReader(ScreenReaderOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

ScreenReader::~ScreenReader()
{
    cancel();
}

void ScreenReader::prepare(Done done)
{
    cancel();
    const QString program =
        m_options.program.isEmpty() ? PictureProcess::find(u"countersign-screen-reader"_s) : m_options.program;
    m_process = new PictureProcess(this, // deletes itself
        {u"the screen reader"_s, ErrorCode::ScreenFailed, PictureProtocol::mostScreens, &refusal}, std::move(done));
    m_takeAtStart = false;
    // From the event loop, so that a program that cannot be started is not reported from within this call.
    QMetaObject::invokeMethod(
        this,
        [this, process = m_process, program] {
            if (process == nullptr || process != m_process)
                return; // cancelled meanwhile
            process->start(program, QProcessEnvironment::systemEnvironment(), m_options.timeout);
            if (m_takeAtStart)
                take();
        },
        Qt::QueuedConnection);
}

void ScreenReader::take()
{
    if (m_process == nullptr)
        return;
    m_takeAtStart = true;
    if (m_process->isStarted())
        m_process->write(QByteArray(1, PictureProtocol::takeNow));
}

void ScreenReader::cancel()
{
    if (m_process != nullptr)
        m_process->drop();
    m_process = nullptr;
}
} // namespace Countersign
