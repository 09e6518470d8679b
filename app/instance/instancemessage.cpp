// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/instancemessage.h"

#include <QtEndian>

#include <array>

namespace Countersign::InstanceProtocol
{
using namespace Qt::StringLiterals;

namespace
{
constexpr QByteArrayView magic("CSI1");
constexpr std::size_t numberSize = sizeof(quint32);

void appendNumber(SecretBytes &bytes, std::size_t number)
{
    std::array<char, numberSize> encodedNumber{};
    qToBigEndian(static_cast<quint32>(number), encodedNumber.data());
    bytes.append(QByteArrayView(encodedNumber.data(), static_cast<qsizetype>(numberSize)));
}

std::size_t numberAt(QByteArrayView bytes, qsizetype place)
{
    return qFromBigEndian<quint32>(bytes.data() + place);
}

Error mistake(const char *what)
{
    return {ErrorCode::InvalidArgument, QString::fromLatin1(what)};
}
} // namespace

Result<SecretBytes> encoded(const InstanceMessage &message)
{
    const auto tokenSize = static_cast<std::size_t>(message.activationToken.size());
    if (tokenSize > largestToken || message.setupText.size() > largestText)
        return mistake("too much to hand over");
    SecretBytes bytes;
    bytes.reserve(headerSize + tokenSize + message.setupText.size());
    bytes.append(magic);
    appendNumber(bytes, tokenSize);
    appendNumber(bytes, message.setupText.size());
    bytes.append(message.activationToken);
    bytes.append(message.setupText.view());
    return bytes;
}

Result<std::optional<InstanceMessage>> decoded(const SecretBytes &bytes)
{
    const QByteArrayView view = bytes.view();
    const qsizetype known = std::min(view.size(), magic.size());
    if (view.first(known) != magic.first(known))
        return mistake("no message of ours");
    if (bytes.size() < headerSize)
        return std::optional<InstanceMessage>();
    const std::size_t tokenSize = numberAt(view, magic.size());
    const std::size_t textSize = numberAt(view, magic.size() + static_cast<qsizetype>(numberSize));
    if (tokenSize > largestToken || textSize > largestText)
        return mistake("too large a message");
    const std::size_t whole = headerSize + tokenSize + textSize;
    if (bytes.size() > whole)
        return mistake("more than a message");
    if (bytes.size() < whole)
        return std::optional<InstanceMessage>();
    InstanceMessage message;
    message.activationToken = view.sliced(headerSize, static_cast<qsizetype>(tokenSize)).toByteArray();
    message.setupText = SecretBytes::copyOf(view.last(static_cast<qsizetype>(textSize)));
    return std::optional<InstanceMessage>(std::move(message));
}
} // namespace Countersign::InstanceProtocol
