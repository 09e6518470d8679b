// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/screenreader.h"

#include "core/base/servicethread.h"
#include "core/base/threadcall.h"
#include "core/scan/pictureprocess_p.h"
#include "core/scan/pictureprotocol.h"

#include <QMetaObject>
#include <QPointer>

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

/// One run of the helper.
struct ScreenReader::Run
{
    QPointer<PictureProcess> process; ///< Touched on the helpers' thread only.
};

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
    m_run = std::make_shared<Run>();
    m_call = std::make_unique<QObject>();
    askOnThread<std::vector<Luminance>>(&ServiceThread::helpers(), m_call.get(), std::move(done),
        [run = m_run, program, timeout = m_options.timeout](QObject *scope, Done answer) {
            run->process = new PictureProcess(scope, // deletes itself
                {u"the screen reader"_s, ErrorCode::ScreenFailed, PictureProtocol::mostScreens, &refusal},
                std::move(answer));
            run->process->start(program, QProcessEnvironment::systemEnvironment(), timeout);
        });
}

void ScreenReader::take()
{
    onProcess([](PictureProcess &process) { process.write(QByteArray(1, PictureProtocol::takeNow)); });
}

void ScreenReader::cancel()
{
    // Before its call ends: the helper may end by itself, and put its things in order.
    onProcess([](PictureProcess &process) { process.drop(); });
    m_run.reset();
    m_call.reset();
}

void ScreenReader::onProcess(void (*action)(PictureProcess &))
{
    if (!m_run)
        return;
    QMetaObject::invokeMethod(
        &ServiceThread::helpers(),
        [run = m_run, action] {
            if (run->process != nullptr)
                action(*run->process);
        },
        Qt::QueuedConnection);
}
} // namespace Countersign
