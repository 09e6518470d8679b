// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/programparts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

QStringList placesOfPart(const QString &file, const QString &folder)
{
    const QDir here(QCoreApplication::applicationDirPath());
    return {QDir::cleanPath(here.filePath(file)), QDir::cleanPath(here.filePath(folder + u'/' + file))};
}

QString findModule(const QString &name, const QString &folder)
{
#if defined(Q_OS_WIN)
    const QString file = name + u".dll"_s;
#else
    const QString file = name + u".so"_s;
#endif
    const QStringList places = placesOfPart(file, folder);
    const auto found =
        std::find_if(places.begin(), places.end(), [](const QString &path) { return QFileInfo::exists(path); });
    return found != places.end() ? *found : QString();
}
} // namespace Countersign
