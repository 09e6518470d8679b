// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/screenreader.h"

#include <QTest>

#include <optional>

namespace Countersign
{
/// What the screen reader @p program answers, waited for; an error of the test's own when it answers too early or
/// never.
[[nodiscard]] inline Result<std::vector<Luminance>> readScreens(const QString &program)
{
    using Pictures = std::vector<Luminance>;
    constexpr int patienceMilliseconds = 120'000;
    ScreenReader reader({program, std::chrono::seconds(100)});
    std::optional<Result<Pictures>> answer;
    reader.prepare([&answer](Result<Pictures> pictures) { answer.emplace(std::move(pictures)); });
    reader.take();
    if (answer)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("answered from within the call")};
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMilliseconds))
        return Error{ErrorCode::InvalidArgument, QStringLiteral("no answer")};
    return std::move(*answer);
}
} // namespace Countersign
