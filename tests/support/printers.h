// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QTest>

namespace Countersign
{
/// Verifies that a Result holds a value, and shows the error if not.
#define QVERIFY_RESULT(result)                                                                                         \
    QVERIFY2((result).has_value(),                                                                                     \
        qPrintable((result) ? QString()                                                                                \
                            : QStringLiteral("error %1: %2")                                                           \
                                  .arg(static_cast<int>((result).error().code))                                        \
                                  .arg((result).error().detail)))

/// Verifies that a Result failed with this kind of error.
#define QVERIFY_ERROR(result, expected)                                                                                \
    do {                                                                                                               \
        QVERIFY2(!(result).has_value(), "succeeded unexpectedly");                                                     \
        QCOMPARE((result).error().code, expected);                                                                     \
    } while (false)

inline char *toString(ErrorCode code)
{
    return QTest::toString(QStringLiteral("ErrorCode %1").arg(static_cast<int>(code)));
}
} // namespace Countersign
