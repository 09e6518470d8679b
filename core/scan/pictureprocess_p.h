// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scan/luminance.h"

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace Countersign
{
/// One run of a helper program that sends pictures as pictureprotocol.h says. Deletes itself when the helper has
/// ended, which may be a moment later than anybody waits for it; at the latest with the application, which ends the
/// helper, too. Lives on ServiceThread::helpers(): starting a process and moving a picture take tens of milliseconds.
class PictureProcess final : public QObject
{
public:
    using Done = std::function<void(Result<std::vector<Luminance>>)>;

    struct Terms
    {
        QString name; ///< For details of errors: "the picture reader".
        ErrorCode misbehaved = ErrorCode::ImageUnreadable; ///< Missing, crashed, too slow, or sent nonsense.
        std::size_t mostPictures = 1;
        std::function<Error(int)> refusal; ///< What an exit code other than 0 says.
    };

    /// @p done is called exactly once, later, unless @p context is destroyed or drop() called before.
    PictureProcess(QObject *context, Terms terms, Done done);
    PictureProcess(const PictureProcess &) = delete;
    PictureProcess &operator=(const PictureProcess &) = delete;
    ~PictureProcess() override;

    void start(const QString &program, const QProcessEnvironment &environment, std::chrono::milliseconds timeout);
    [[nodiscard]] bool isStarted() const { return m_process.state() != QProcess::NotRunning; }
    /// To the helper's standard input.
    void write(const QByteArray &bytes) { m_process.write(bytes); }
    void closeInput() { m_process.closeWriteChannel(); }
    /// Nobody waits any more: the helper's input is closed, and it is ended if that does not make it end.
    void drop();

    /// Where the helper of that name is: beside this program, as in a build folder or a bundle, else where it is
    /// installed, relative to this program. Empty when it is in neither place.
    [[nodiscard]] static QString find(const QString &name);

private:
    void give(Result<std::vector<Luminance>> result);
    [[nodiscard]] Error misbehaved(const QString &what) const;
    void takeOutput();
    bool takeHeader();
    void takeEnd(int exitCode, QProcess::ExitStatus status);

    QPointer<QObject> m_context;
    Terms m_terms;
    Done m_done;
    QTimer m_timer;
    std::vector<Luminance> m_pictures; ///< The last one may be filled in part.
    std::size_t m_filled = 0;
    QProcess m_process; ///< Last, so that it goes first.
};
} // namespace Countersign
