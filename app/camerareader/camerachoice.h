// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Countersign
{
/// Which of @p cameras are meant by @p wanted: the one that is called exactly so, else those whose name contains it, in
/// any case of letters.
[[nodiscard]] inline QStringList camerasCalled(const QString &wanted, const QStringList &cameras)
{
    if (cameras.contains(wanted))
        return {wanted};
    return cameras.filter(wanted, Qt::CaseInsensitive);
}
} // namespace Countersign
