// SPDX-License-Identifier: GPL-3.0-or-later
// countersign-picture-reader: turns a picture file on standard input into brightness on standard output, as
// core/scan/pictureprotocol.h says. Run by Countersign, not by people. It holds no secret but the picture itself.
#include "app/picturereader/confine.h"
#include "core/scan/pictureprotocol.h"
#include "ui/scan/pictureloader.h"

#include <QByteArray>
#include <QGuiApplication>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdio>

#if defined(Q_OS_WIN)
#include <fcntl.h>
#include <io.h>
#elif defined(Q_OS_LINUX)
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Countersign;

namespace
{
void prepareStreams()
{
#if defined(Q_OS_LINUX)
    // Fewer turns between the two processes: a large picture is a hundred megabytes. Refused is no harm.
    fcntl(STDOUT_FILENO, F_SETPIPE_SZ, 1024 * 1024);
#endif
#if defined(Q_OS_WIN)
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
#endif
}

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

bool write(const Luminance &picture)
{
    std::array<char, PictureProtocol::headerSize> header{};
    std::copy(PictureProtocol::magic.begin(), PictureProtocol::magic.end(), header.begin());
    qToBigEndian(static_cast<quint32>(picture.width), header.data() + PictureProtocol::magic.size());
    qToBigEndian(static_cast<quint32>(picture.height), header.data() + PictureProtocol::magic.size() + sizeof(quint32));
    return std::fwrite(header.data(), 1, header.size(), stdout) == header.size()
        && std::fwrite(picture.pixels.data(), 1, picture.pixels.size(), stdout) == picture.pixels.size()
        && std::fflush(stdout) == 0;
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
    return write(*picture) ? PictureProtocol::Done : PictureProtocol::Unreadable;
}
