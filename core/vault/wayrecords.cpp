// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/wayrecords.h"

#include "core/base/logging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <utility>
#include <vector>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 largestFile = 65536;
/// Changed ways leave records behind; the oldest go.
constexpr std::size_t mostRecords = 200;
constexpr int lockPatience = 1000; // milliseconds
constexpr auto explanation =
    "# Countersign: ID of a way into a vault, when it last opened it, when it was last checked.\n"
    "# Seconds since 1970; 0: not known. Deleting this file costs nothing but these dates.\n";

UnixTime timeFrom(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    return isNumber && seconds > 0 ? UnixTime(std::chrono::seconds(seconds)) : UnixTime();
}

QByteArray textOf(UnixTime time)
{
    return QByteArray::number(static_cast<qint64>(time.time_since_epoch().count()));
}

QByteArray bytesOf(const WayRecords::Map &records)
{
    std::vector<std::pair<QUuid, WayRecords::Record>> rows;
    for (auto record = records.cbegin(); record != records.cend(); ++record)
        rows.emplace_back(record.key(), record.value());
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
        return std::max(a.second.used, a.second.checked) > std::max(b.second.used, b.second.checked);
    });
    rows.resize(std::min(rows.size(), mostRecords));
    QByteArray bytes(explanation);
    for (const auto &[slot, record] : rows)
        bytes +=
            slot.toByteArray(QUuid::WithoutBraces) + ' ' + textOf(record.used) + ' ' + textOf(record.checked) + '\n';
    return bytes;
}
} // namespace

QString WayRecords::defaultPath()
{
    constexpr auto file = "/countersign/ways"_L1;
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    // Qt knows this place from 6.7 on. A relative one is to be ignored (XDG Base Directory Specification).
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(state) ? state : QDir::homePath() + "/.local/state"_L1) + file;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + file;
#endif
}

WayRecords::Map WayRecords::read() const
{
    Map records;
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return records;
    const QList<QByteArray> lines = file.read(largestFile).split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> parts = line.split(' ');
        const QUuid slot = QUuid::fromString(QLatin1StringView(parts.first()));
        if (parts.size() == 3 && !slot.isNull())
            records.insert(slot, {timeFrom(parts.at(1)), timeFrom(parts.at(2))});
    }
    return records;
}

WayRecords::Record WayRecords::merged(const Record &before, const Record &record)
{
    return {record.used == UnixTime() ? before.used : record.used,
        record.checked == UnixTime() ? before.checked : record.checked};
}

void WayRecords::note(const QUuid &slot, const Record &record) const
{
    if (m_path.isEmpty() || slot.isNull())
        return;
    const QFileInfo place(m_path);
    QDir().mkpath(place.absolutePath());
    QLockFile lock(m_path + ".lock"_L1);
    if (!lock.tryLock(lockPatience)) {
        qCWarning(logVault, "ways: cannot be locked, error %d", static_cast<int>(lock.error()));
        return;
    }
    Map records = read();
    Record &kept = records[slot];
    kept = merged(kept, record);
    QSaveFile file(m_path);
    const QByteArray bytes = bytesOf(records);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(bytes) == bytes.size();
    if (!written || !file.commit())
        qCWarning(logVault, "ways: cannot be written, error %d", static_cast<int>(file.error()));
}
} // namespace Countersign
