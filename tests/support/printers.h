// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QTest>

namespace Countersign
{
/// Verifies that a Result holds a value, and shows the error if not. The expression is evaluated once.
#define QVERIFY_RESULT(result)                                                                                         \
    do {                                                                                                               \
        const auto &verifiedResult = (result);                                                                         \
        QVERIFY2(verifiedResult.has_value(),                                                                           \
            qPrintable(verifiedResult ? QString()                                                                      \
                                      : QStringLiteral("error %1: %2")                                                 \
                                            .arg(static_cast<int>(verifiedResult.error().code))                        \
                                            .arg(verifiedResult.error().detail)));                                     \
    } while (false)

/// Verifies that a Result failed with this kind of error. The expression is evaluated once.
#define QVERIFY_ERROR(result, expected)                                                                                \
    do {                                                                                                               \
        const auto &verifiedResult = (result);                                                                         \
        QVERIFY2(!verifiedResult.has_value(), "succeeded unexpectedly");                                               \
        QCOMPARE(verifiedResult.error().code, expected);                                                               \
    } while (false)

inline char *toString(ErrorCode code)
{
    return QTest::toString(QStringLiteral("ErrorCode %1").arg(static_cast<int>(code)));
}
} // namespace Countersign
