// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secretinput.h"

#include <QFile>

#include <array>
#include <cstdio>

namespace Countersign
{
namespace
{
constexpr std::size_t inputLimit = std::size_t{1} << 20U;
constexpr std::size_t lineLimit = std::size_t{1} << 16U;

/// What is read until the end, the first line feed if @p end says so, or just over @p limit.
enum class ReadUntil { End, LineFeed };

Result<SecretBytes> readBytes(QFile &file, ReadUntil until, std::size_t limit)
{
    SecretBytes all;
    SecretBytes block(4096);
    while (all.size() <= limit) {
        const qint64 count = file.read(reinterpret_cast<char *>(block.data()), static_cast<qint64>(block.size()));
        if (count < 0)
            return ErrorCode::FileUnreadable;
        if (count == 0)
            break;
        const QByteArrayView read = block.view().first(count);
        all.append(read);
        if (until == ReadUntil::LineFeed && read.contains('\n'))
            break;
    }
    if (all.size() > limit)
        return ErrorCode::FileTooLarge;
    return all;
}
} // namespace

Result<SecretBytes> readStandardInput()
{
    QFile input;
    if (!input.open(fileno(stdin), QIODevice::ReadOnly | QIODevice::Unbuffered))
        return ErrorCode::FileUnreadable;
    return readBytes(input, ReadUntil::End, inputLimit);
}

Result<SecretBytes> readFirstLine(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return ErrorCode::FileNotFound;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return ErrorCode::FileUnreadable;
    Result<SecretBytes> line = readBytes(file, ReadUntil::LineFeed, lineLimit);
    if (!line)
        return line;
    const qsizetype end = line->view().indexOf('\n');
    if (end >= 0)
        line->resize(static_cast<std::size_t>(end));
    if (end >= 0 && line->view().endsWith('\r'))
        line->resize(line->size() - 1);
    return line;
}
} // namespace Countersign
