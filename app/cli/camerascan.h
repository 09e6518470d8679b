// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exportcollector.h"
#include "core/scan/camerareader.h"
#include "core/scan/sequencecollector.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace Countersign
{
class Console;

struct CameraScanOptions
{
    CameraReaderOptions reader;
    std::optional<std::chrono::seconds> timeout; ///< None: waits as long as it takes.
};

/// Waits for setup codes before the camera, and says on the console what is going on. What is no setup code is named,
/// and the waiting goes on; texts and exports that are spread over several codes are waited for. Main thread.
class CameraScan final : public QObject
{
    Q_OBJECT

public:
    enum class End {
        Found, ///< A setup code, or all parts of an export.
        Cancelled, ///< Ctrl+C, or the terminal was closed.
        TimedOut,
        Trouble, ///< The camera; why was said.
    };
    /// @p texts are setup texts; unless it is Found, only those of parts of an export, often none.
    using Done = std::function<void(End end, std::vector<SecretBytes> texts)>;

    /// @p console must outlive this.
    CameraScan(Console &console, const CameraScanOptions &options, Done done);

    /// @p done is called once, later, when the camera is let go.
    void start();

private:
    void followPhase(CameraReader::Phase phase, const QString &camera);
    void take(std::vector<QrCode> codes);
    /// @return whether it is what was waited for.
    bool takeText(SecretBytes text);
    bool takeBatch(MigrationBatch batch, SecretBytes text);
    void end(End end);

    Console &m_console;
    const std::optional<std::chrono::seconds> m_timeout;
    Done m_done;
    SequenceCollector m_sequences;
    ExportCollector m_exports;
    std::vector<SecretBytes> m_texts;
    QTimer m_timeoutTimer;
    QTimer m_adviceTimer;
    bool m_ending = false;
    CameraReader m_reader;
};

/// Why a camera shows nothing and what to do, in sentences.
[[nodiscard]] QString cameraTroubleText(CameraTrouble trouble, const QString &detail, const QString &wanted);
} // namespace Countersign
