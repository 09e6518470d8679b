// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/programparts.h"

#include <QCoreApplication>
#include <QDir>

namespace Countersign
{
QStringList placesOfPart(const QString &file, const QString &folder)
{
    const QDir here(QCoreApplication::applicationDirPath());
    return {QDir::cleanPath(here.filePath(file)), QDir::cleanPath(here.filePath(folder + u'/' + file))};
}
} // namespace Countersign
