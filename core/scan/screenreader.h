// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scan/luminance.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace Countersign
{
class PictureProcess;

struct ScreenReaderOptions
{
    QString program; ///< Path of countersign-screen-reader; empty: where it is installed, or beside this program.
    /// From prepare() on. Long, because the desktop may ask the person first.
    std::chrono::milliseconds timeout{90'000};
};

/// Takes pictures of all screens. GUI or main thread, with an event loop.
///
/// The work is done by a helper program: taking a picture stops the event loop for a tenth of a second and more, a
/// portal refuses processes that may not be looked into, as ours may not, and the terminal program must not load a
/// GUI library.
class ScreenReader final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<std::vector<Luminance>>)>;

    explicit ScreenReader(ScreenReaderOptions options = {}, QObject *parent = nullptr);
    ScreenReader(const ScreenReader &) = delete;
    ScreenReader &operator=(const ScreenReader &) = delete;
    ~ScreenReader() override;

    void setOptions(ScreenReaderOptions options) { m_options = std::move(options); }

    /// Starts the helper, which takes a moment; what goes on before take() can happen meanwhile. @p done is called
    /// exactly once, later, from the event loop, unless cancel() or the destructor comes first. A call that is still
    /// under way is cancelled. The pictures are in device pixels, one for each screen or one for all together.
    /// Errors: ScreenRefused, ScreenFailed, ScreenUnavailable.
    void prepare(Done done);
    /// Now. After prepare().
    void take();
    void cancel();

private:
    struct Run;

    void onProcess(void (*action)(PictureProcess &));

    ScreenReaderOptions m_options;
    std::shared_ptr<Run> m_run; ///< Null when nothing is under way.
    std::unique_ptr<QObject> m_call; ///< The context of that.
};
} // namespace Countersign
