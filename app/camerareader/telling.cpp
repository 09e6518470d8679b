// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/camerareader/telling.h"

#include "core/base/secretbytes.h"

#include <QtEndian>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace Countersign::Telling
{
namespace
{
std::array<char, 4> lengthBytes(std::size_t length)
{
    std::array<char, 4> bytes{};
    qToBigEndian(static_cast<quint32>(length), bytes.data());
    return bytes;
}

void write(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return; // fwrite() takes no null pointer
    const auto size = static_cast<std::size_t>(bytes.size());
    if (std::fwrite(bytes.data(), 1, size, stdout) != size)
        std::_Exit(EXIT_FAILURE);
}

void send(CameraProtocol::Message message, QByteArrayView content)
{
    const char kind = message;
    write({&kind, 1});
    write(lengthBytes(static_cast<std::size_t>(content.size())));
    write(content);
    if (std::fflush(stdout) != 0)
        std::_Exit(EXIT_FAILURE);
}
} // namespace

void tell(CameraProtocol::Message message, const QString &text)
{
    send(message, text.toUtf8());
}

void tellTrouble(CameraTrouble trouble, const QString &detail)
{
    send(CameraProtocol::Trouble, static_cast<char>(trouble) + detail.toUtf8());
}

void tellCodes(const std::vector<QrCode> &codes)
{
    SecretBytes content;
    for (const QrCode &code : codes) {
        // A frame cannot hold so much; if it does, it is not for us.
        if (content.size() + code.text.size() + 16 > CameraProtocol::mostBytes)
            break;
        content.append(static_cast<std::uint8_t>(code.part.index));
        content.append(static_cast<std::uint8_t>(code.part.count));
        content.append(static_cast<std::uint8_t>(code.part.parity));
        content.append(lengthBytes(code.text.size()));
        content.append(code.text.view());
    }
    send(CameraProtocol::Codes, content.view());
}
} // namespace Countersign::Telling
