// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recoverykeyfile.h"

#include "core/crypto/recoverykey.h"
#include "core/vault/platformfile.h"

namespace Countersign::RecoveryKeyFile
{
using namespace Qt::StringLiterals;

namespace
{
/// As one reads it out: groups with spaces, three in a line.
SecretBytes printed(const SecretBytes &key)
{
    SecretBytes text;
    text.reserve(key.size() + RecoveryKey::groupCount);
    for (std::size_t i = 0; i < key.size(); ++i) {
        text.append(key.data()[i]);
        if ((i + 1) % RecoveryKey::groupSize != 0)
            continue;
        const bool endsLine = (i + 1) % (3 * std::size_t{RecoveryKey::groupSize}) == 0;
        text.append(static_cast<std::uint8_t>(endsLine ? '\n' : ' '));
    }
    return text;
}
} // namespace

Result<void> write(const QString &path, const SecretBytes &key)
{
    const SecretBytes text = printed(key);
    QByteArray bytes = text.view().toByteArray();
    auto written = PlatformFile::writeNew(path, bytes);
    wipe(bytes);
    if (!written)
        return written;
    const auto content = PlatformFile::read(path, text.size());
    const auto readBack = content ? RecoveryKey::read(content->bytes) : std::nullopt;
    if (readBack && *readBack == key)
        return success();
    PlatformFile::remove(path);
    return Error{ErrorCode::WriteFailed, u"the key reads back differently"_s};
}
} // namespace Countersign::RecoveryKeyFile
