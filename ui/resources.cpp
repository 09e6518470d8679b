// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resources.h"

#include <QImageReader>
#include <QPixmap>

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
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        // Told what it is: looking for that would load every plug-in for pictures there is.
        QImageReader reader(u":/countersign/icon/countersign-%1.png"_s.arg(size), "png");
        reader.setAutoDetectImageFormat(false);
        icon.addPixmap(QPixmap::fromImageReader(&reader));
    }
    return icon;
}
} // namespace Countersign
