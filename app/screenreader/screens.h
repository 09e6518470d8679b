// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QImage>

#include <functional>
#include <memory>
#include <vector>

class QCoreApplication;

namespace Countersign
{
/// How this desktop lets itself be photographed. The one place that knows the platforms.
class Screens
{
public:
    using Done = std::function<void(Result<std::vector<QImage>>)>;

    Screens() = default;
    Screens(const Screens &) = delete;
    Screens &operator=(const Screens &) = delete;
    virtual ~Screens() = default;

    /// The application object that the pictures need. Null when there is no display: Qt would end the program.
    [[nodiscard]] virtual std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv) const = 0;
    /// @p done is called once, with device pixels, now or later. Errors: ScreenRefused, ScreenFailed,
    /// ScreenUnavailable.
    virtual void take(Done done) = 0;
    /// Nobody wants it any more.
    virtual void cancel() = 0;

    /// Never null.
    [[nodiscard]] static std::unique_ptr<Screens> ofThisDesktop();
};
} // namespace Countersign
