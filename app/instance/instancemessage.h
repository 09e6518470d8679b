// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <optional>

namespace Countersign
{
/// What a second start hands over to the first.
struct InstanceMessage
{
    /// With it the desktop lets the first one's window come to the front (xdg-activation). May be empty.
    QByteArray activationToken;
    SecretBytes setupText; ///< An otpauth: link; may be empty.
};

/// On the wire: "CSI1", the token's length and the text's as big-endian 32-bit numbers, token, text.
namespace InstanceProtocol
{
inline constexpr std::size_t largestToken = 1024;
inline constexpr std::size_t largestText = 65536;
inline constexpr std::size_t headerSize = 12;
inline constexpr std::size_t largestMessage = headerSize + largestToken + largestText;
/// The answer, when a message has arrived.
inline constexpr char received = 'R';

/// @return InvalidArgument when a part is too large.
[[nodiscard]] Result<SecretBytes> encoded(const InstanceMessage &message);
/// Nothing as long as bytes are missing. @return InvalidArgument when it is no message, or too large a one; also when
/// there is more than one.
[[nodiscard]] Result<std::optional<InstanceMessage>> decoded(const SecretBytes &bytes);
} // namespace InstanceProtocol
} // namespace Countersign
