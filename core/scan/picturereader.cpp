// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/picturereader.h"

#include "core/base/servicethread.h"
#include "core/base/threadcall.h"
#include "core/scan/pictureprocess_p.h"
#include "core/scan/pictureprotocol.h"

#include <QMetaObject>
#include <QObject>
#include <QProcess>

#include <utility>
#include <vector>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
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

/// What the reader's exit code says of the picture.
Error refusal(int exitCode)
{
    if (exitCode == PictureProtocol::TooLarge)
        return {ErrorCode::ImageTooLarge, u"more pixels than are read"_s};
    return {ErrorCode::ImageUnreadable, u"not a picture that can be read (%1)"_s.arg(exitCode)};
}

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
    const QString program =
        options.program.isEmpty() ? PictureProcess::find(u"countersign-picture-reader"_s) : options.program;
    if (program.isEmpty())
        return answerLater(
            context, std::move(done), {ErrorCode::ImageUnreadable, u"countersign-picture-reader is not installed"_s});
    askOnThread<Luminance>(&ServiceThread::helpers(), context, std::move(done),
        [program, bytes = std::move(bytes), timeout = options.timeout](
            QObject *scope, std::function<void(Result<Luminance>)> answer) {
            auto *process = new PictureProcess(scope, // deletes itself
                {u"the picture reader"_s, ErrorCode::ImageUnreadable, 1, &refusal},
                [answer = std::move(answer)](Result<std::vector<Luminance>> pictures) {
                    if (pictures)
                        answer(std::move(pictures->front()));
                    else
                        answer(pictures.error());
                });
            process->start(program, environment(), timeout);
            process->write(bytes);
            process->closeInput();
        });
}
} // namespace Countersign
