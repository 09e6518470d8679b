// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/framedecoder.h"
#include "core/scan/luminance.h"
#include "ui/scan/cameramodule.h"

#include <QImage>
#include <QMutex>
#include <QObject>
#include <QSize>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace Countersign
{
/// What the search of one frame gave.
struct CameraFind
{
    std::vector<QrCode> codes; ///< Often none.
    QImage picture; ///< The frame, small; see CameraSink::frame().
    QSize size; ///< Of the frame, which the corners of the codes are counted in.
};

/// What the program's thread, the camera's thread and the decoder share about one opened camera. It outlives them as
/// long as needed: a camera that hangs keeps its end, while the program has long let go of the other.
///
/// At most one frame is on its way to the decoder and at most one preview to the program's thread; what comes in
/// between is dropped.
class CameraLink final : public CameraSink, public std::enable_shared_from_this<CameraLink>
{
public:
    enum class Phase {
        Waiting, ///< Not begun; the camera's thread is still busy with something before.
        Opening, ///< Within CameraCapture::open(), which may hang.
        Open,
        Missing, ///< There is no such camera.
    };

    /// @p receiver lives in the program's thread. Both callbacks are called there, and never after close().
    CameraLink(QString description, QObject *receiver, std::function<void(const QImage &preview)> preview,
        std::function<void(std::shared_ptr<CameraFind> find)> searched);

    [[nodiscard]] const QString &description() const { return m_description; }

    /// Lets go. Any thread but the camera's own and the decoder's; does not wait for either.
    void close();
    [[nodiscard]] bool isClosed() const { return m_closed.load(); }

    [[nodiscard]] Phase phase() const { return m_phase.load(); }
    void setPhase(Phase phase) { m_phase.store(phase); }
    /// When the last frame came; the epoch when none has come yet. Any thread.
    [[nodiscard]] std::chrono::steady_clock::time_point lastFrame() const;

    // The camera's thread:
    std::uint8_t *brightness(int width, int height) override;
    void frame(const QImage &preview, bool bright) override;

private:
    void post(std::function<void()> call);
    void givePreview();
    void search();

    const QString m_description;
    const std::function<void(const QImage &)> m_preview;
    const std::function<void(std::shared_ptr<CameraFind>)> m_searched;

    std::atomic<Phase> m_phase = Phase::Waiting;
    std::atomic<bool> m_closed = false;
    std::atomic<std::chrono::steady_clock::rep> m_lastFrame = 0;
    std::atomic<bool> m_searching = false; ///< The three below belong to the decoder.
    FrameDecoder m_decoder;
    Luminance m_brightness;
    QImage m_picture;
    bool m_handedOut = false; ///< The camera's thread only: brightness() gave the decoder's place away.

    QMutex m_mutex; ///< Of what follows.
    QObject *m_receiver; ///< null when closed
    QImage m_latest;
    bool m_posted = false; ///< The latest preview is on its way.
};
} // namespace Countersign
