// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QHash>
#include <QString>
#include <QUuid>

namespace Countersign
{
/// When the ways into vaults were last used on this computer, and last proven to work. A small text file beside the
/// vaults, by the ids of key slots. Nothing in it is secret, and nothing depends on it: what cannot be read is not
/// known, and what cannot be written is logged. A value that holds a path; every call looks anew. Any thread, blocking.
class WayRecords
{
public:
    struct Record
    {
        UnixTime used{}; ///< It opened the vault. Zero: not known.
        UnixTime checked{}; ///< It was tried while the vault was open, and fits. Zero: not known.

        friend bool operator==(const Record &, const Record &) = default;
    };
    using Map = QHash<QUuid, Record>;

    /// @p path empty: nothing is read or kept.
    explicit WayRecords(QString path)
        : m_path(std::move(path))
    {
    }

    /// $XDG_STATE_HOME/countersign/ways or the platform's equivalent.
    [[nodiscard]] static QString defaultPath();

    [[nodiscard]] Map read() const;
    /// Keeps what @p record knows of this slot; its zeros change nothing.
    void note(const QUuid &slot, const Record &record) const;
    /// @p record's times where it has some, else those of @p before.
    [[nodiscard]] static Record merged(const Record &before, const Record &record);

private:
    QString m_path;
};
} // namespace Countersign
