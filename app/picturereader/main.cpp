// SPDX-License-Identifier: GPL-3.0-or-later
// countersign-picture-reader: turns a picture file on standard input into brightness on standard output, as
// core/scan/pictureprotocol.h says. Run by Countersign, not by people. It holds no secret but the picture itself.
#include "app/picturereader/confine.h"
#include "app/picturereader/send.h"
#include "core/scan/pictureprotocol.h"
#include "ui/scan/pictureloader.h"

#include <QByteArray>
#include <QGuiApplication>

#include <array>
#include <cstdio>

using namespace Countersign;

namespace
{
/// All of standard input, or one byte more than is allowed.
QByteArray readInput()
{
    QByteArray bytes;
    std::array<char, 65'536> block{};
    while (static_cast<std::size_t>(bytes.size()) <= PictureProtocol::mostFileBytes) {
        const std::size_t count = std::fread(block.data(), 1, block.size(), stdin);
        if (count == 0)
            break;
        bytes.append(block.data(), static_cast<qsizetype>(count));
    }
    return bytes;
}
} // namespace

int main(int argc, char **argv)
{
    confineProcess();
    prepareStreams();
    // No display is touched; an SVG's text needs the fonts that come with a GUI application.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QByteArray bytes = readInput();
    if (static_cast<std::size_t>(bytes.size()) > PictureProtocol::mostFileBytes)
        return PictureProtocol::TooLarge;
    const Result<Luminance> picture = loadPicture(bytes);
    if (!picture)
        return picture.error().code == ErrorCode::ImageTooLarge ? PictureProtocol::TooLarge
                                                                : PictureProtocol::Unreadable;
    return sendPicture(*picture) ? PictureProtocol::Done : PictureProtocol::Unreadable;
}
