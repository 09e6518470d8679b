// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Countersign
{
/// Where a part of this program, such as a helper or a module, may lie, in the order to look: beside the program, as
/// in a build folder or a bundle, else where it is installed, @p folder seen from the program's own. Clean paths; the
/// files need not exist. Needs a QCoreApplication.
[[nodiscard]] QStringList placesOfPart(const QString &file, const QString &folder);

/// The module called @p name, without the platform's ending, in the first of those places that has it; else empty.
[[nodiscard]] QString findModule(const QString &name, const QString &folder);
} // namespace Countersign
