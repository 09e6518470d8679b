// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QMap>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace Countersign
{
/// Looks for byte strings in all memory that another process may write to: heap, stacks, what it mapped, what it
/// locked. Linux only; the process must be a child of this one, and must let itself be looked into.
class MemoryScan
{
public:
    struct Found
    {
        QMap<QString, int> copies; ///< For each kind of needle, how often one was found.
        QMap<QString, int> different; ///< And how many different ones.
        QStringList places; ///< The first few: "kind in [heap]", never the needle.
        std::uint64_t bytes = 0; ///< How much memory was looked through.
    };

    /// At least 8 bytes, or it is found everywhere.
    void look(const QString &kind, QByteArrayView needle);
    /// The same text as Qt keeps it: UTF-16.
    void lookUtf16(const QString &kind, const QString &needle);
    /// Nothing when the process cannot be looked into.
    [[nodiscard]] std::optional<Found> in(qint64 process) const;

private:
    struct Needle
    {
        QString kind;
        QByteArray bytes;
    };
    struct Region
    {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        QString name;
    };

    [[nodiscard]] static std::uint64_t beginOf(const char *bytes);
    [[nodiscard]] static std::size_t slotOf(std::uint64_t begin);
    [[nodiscard]] static std::vector<Region> writableRegions(qint64 process);
    void searchIn(const QByteArray &memory, const Region &region, QMap<int, int> &hits, Found &found) const;

    std::vector<Needle> m_needles;
    QMultiHash<std::uint64_t, int> m_byBegin;
    std::vector<bool> m_mayBegin; ///< By slotOf(): keeps nearly all places from being looked up.
};
} // namespace Countersign
