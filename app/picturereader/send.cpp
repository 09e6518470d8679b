// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturereader/send.h"

#include "core/scan/pictureprotocol.h"

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

namespace Countersign
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

bool sendPicture(const Luminance &picture)
{
    std::array<char, PictureProtocol::headerSize> header{};
    std::copy(PictureProtocol::magic.begin(), PictureProtocol::magic.end(), header.begin());
    qToBigEndian(static_cast<quint32>(picture.width), header.data() + PictureProtocol::magic.size());
    qToBigEndian(static_cast<quint32>(picture.height), header.data() + PictureProtocol::magic.size() + sizeof(quint32));
    return std::fwrite(header.data(), 1, header.size(), stdout) == header.size()
        && std::fwrite(picture.pixels.data(), 1, picture.pixels.size(), stdout) == picture.pixels.size()
        && std::fflush(stdout) == 0;
}
} // namespace Countersign
