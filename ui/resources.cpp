// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resources.h"

// The macro declares a function and must stand outside of any namespace.
static void registerPictures()
{
    Q_INIT_RESOURCE(countersign);
}

namespace Countersign
{
using namespace Qt::StringLiterals;

void initResources()
{
    static const bool done = (registerPictures(), true);
    Q_UNUSED(done)
}

QIcon applicationIcon()
{
    initResources();
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(u":/countersign/icon/countersign-%1.png"_s.arg(size), QSize(size, size));
    return icon;
}
} // namespace Countersign
