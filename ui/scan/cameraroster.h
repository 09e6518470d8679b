// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QStringList>

namespace Countersign
{
/// Which cameras there really are, from lists that are not to be trusted: with GStreamer a camera that was there from
/// the start is listed twice, and one of the two entries stays when it is unplugged. So cameras are told apart by
/// description, which also outlives the system's own numbers, and one that is listed fewer times than before is gone.
class CameraRoster
{
public:
    /// The system's list has changed; a description for each entry.
    void update(const QStringList &listed)
    {
        QHash<QString, int> counts;
        for (const QString &name : listed)
            ++counts[name];
        for (auto known = m_counts.cbegin(); known != m_counts.cend(); ++known) {
            if (counts.value(known.key()) < known.value())
                m_gone.insert(known.key());
        }
        for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
            if (count.value() > m_counts.value(count.key()))
                m_gone.remove(count.key());
        }
        m_counts = counts;
        m_listed = listed;
    }

    /// Believes the list as it is, since somebody wants to try again.
    void trust() { m_gone.clear(); }

    /// Each camera once, in the system's order.
    [[nodiscard]] QStringList cameras() const
    {
        QStringList names;
        for (const QString &name : m_listed) {
            if (!names.contains(name) && !m_gone.contains(name))
                names.append(name);
        }
        return names;
    }

private:
    QStringList m_listed;
    QHash<QString, int> m_counts;
    QSet<QString> m_gone;
};
} // namespace Countersign
