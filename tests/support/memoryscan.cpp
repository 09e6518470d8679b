// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryscan.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype shortest = sizeof(std::uint64_t);
constexpr std::size_t slotBits = 24;
constexpr std::uint64_t chunk = std::uint64_t{1} << 22;
constexpr qsizetype mostPlaces = 40;
} // namespace

std::uint64_t MemoryScan::beginOf(const char *bytes)
{
    std::uint64_t begin = 0;
    std::memcpy(&begin, bytes, sizeof begin);
    return begin;
}

std::size_t MemoryScan::slotOf(std::uint64_t begin)
{
    constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;
    return static_cast<std::size_t>((begin * golden) >> (64 - slotBits));
}

void MemoryScan::look(const QString &kind, QByteArrayView needle)
{
    Q_ASSERT(needle.size() >= shortest);
    m_mayBegin.resize(std::size_t{1} << slotBits);
    const std::uint64_t begin = beginOf(needle.data());
    m_mayBegin[slotOf(begin)] = true;
    m_byBegin.insert(begin, static_cast<int>(m_needles.size()));
    m_needles.push_back({kind, needle.toByteArray()});
}

void MemoryScan::lookUtf16(const QString &kind, const QString &needle)
{
    look(kind, QByteArrayView(reinterpret_cast<const char *>(needle.utf16()), needle.size() * 2));
}

std::vector<MemoryScan::Region> MemoryScan::writableRegions(qint64 process)
{
    std::vector<Region> regions;
    QFile maps(u"/proc/%1/maps"_s.arg(process));
    if (!maps.open(QIODevice::ReadOnly))
        return regions;
    static const QRegularExpression line(u"^([0-9a-f]+)-([0-9a-f]+) rw\\S+ \\S+ \\S+ \\S+\\s*(.*)$"_s);
    const auto lines = QString::fromUtf8(maps.readAll()).split(u'\n');
    for (const QString &text : lines) {
        const auto match = line.match(text);
        if (match.hasMatch())
            regions.push_back({match.captured(1).toULongLong(nullptr, 16), match.captured(2).toULongLong(nullptr, 16),
                match.captured(3)});
    }
    return regions;
}

void MemoryScan::searchIn(const QByteArray &memory, const Region &region, QMap<int, int> &hits, Found &found) const
{
    for (qsizetype i = 0; i + shortest <= memory.size(); ++i) {
        const std::uint64_t begin = beginOf(memory.constData() + i);
        if (!m_mayBegin[slotOf(begin)])
            continue;
        const auto candidates = m_byBegin.equal_range(begin);
        for (auto it = candidates.first; it != candidates.second; ++it) {
            const Needle &needle = m_needles[static_cast<std::size_t>(*it)];
            if (!QByteArrayView(memory).sliced(i).startsWith(needle.bytes))
                continue;
            ++hits[*it];
            if (found.places.size() < mostPlaces)
                found.places.append(u"%1 in %2"_s.arg(needle.kind, region.name.isEmpty() ? u"mapped"_s : region.name));
        }
    }
}

std::optional<MemoryScan::Found> MemoryScan::in(qint64 process) const
{
    const QByteArray path = "/proc/" + QByteArray::number(process) + "/mem";
    const int handle = ::open(path.constData(), O_RDONLY | O_CLOEXEC); // NOLINT(cppcoreguidelines-pro-type-vararg)
    const std::vector<Region> regions = writableRegions(process);
    if (handle < 0 || regions.empty())
        return std::nullopt;
    qsizetype longest = shortest;
    for (const Needle &needle : m_needles)
        longest = std::max(longest, needle.bytes.size());
    Found found;
    QMap<int, int> hits;
    QByteArray memory;
    for (const Region &region : regions) {
        memory.clear();
        for (std::uint64_t at = region.begin; at < region.end; at += chunk) {
            // What may have begun at the end of the last chunk, too; but nothing twice.
            const QByteArray rest = memory.right(longest - 1);
            memory.resize(static_cast<qsizetype>(std::min(chunk, region.end - at)));
            const ssize_t count =
                ::pread(handle, memory.data(), static_cast<std::size_t>(memory.size()), static_cast<off_t>(at));
            memory.resize(std::max<ssize_t>(count, 0));
            found.bytes += static_cast<std::uint64_t>(memory.size());
            memory.prepend(rest);
            searchIn(memory, region, hits, found);
            if (!rest.isEmpty()) {
                // Those that lie wholly in the rest were counted with the last chunk.
                QMap<int, int> again;
                Found ignored;
                searchIn(rest, region, again, ignored);
                for (auto it = again.begin(); it != again.end(); ++it)
                    hits[it.key()] -= it.value();
            }
        }
    }
    ::close(handle);
    for (const Needle &needle : m_needles) {
        found.copies[needle.kind];
        found.different[needle.kind];
    }
    for (auto it = hits.begin(); it != hits.end(); ++it) {
        const QString &kind = m_needles[static_cast<std::size_t>(it.key())].kind;
        found.copies[kind] += it.value();
        found.different[kind] += it.value() > 0 ? 1 : 0;
    }
    return found;
}
} // namespace Countersign
