// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/waysintext.h"

#include "app/cli/accountjson.h"
#include "app/cli/console.h"
#include "app/cli/table.h"
#include "core/vault/jsonwriter.h"

#include <QDateTime>
#include <QLocale>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
QString nameOf(KeySlotInfo::Kind kind)
{
    switch (kind) {
    case KeySlotInfo::Kind::Keychain:
        return u"keychain"_s;
    case KeySlotInfo::Kind::Password:
        return u"password"_s;
    case KeySlotInfo::Kind::RecoveryKey:
        return u"recovery-key"_s;
    case KeySlotInfo::Kind::Foreign:
        break;
    }
    return u"foreign"_s;
}

QString wordsFor(const KeySlotInfo &way)
{
    switch (way.kind) {
    case KeySlotInfo::Kind::Keychain:
        return way.backend.isEmpty() ? u"System keychain"_s : u"System keychain (%1)"_s.arg(way.backend);
    case KeySlotInfo::Kind::Password:
        return u"Recovery password"_s;
    case KeySlotInfo::Kind::RecoveryKey:
        return u"Recovery key"_s;
    case KeySlotInfo::Kind::Foreign:
        break;
    }
    return u"Another program's"_s;
}

QString since(const KeySlotInfo &way)
{
    if (way.created == UnixTime())
        return {};
    return QDateTime::fromSecsSinceEpoch(way.created.time_since_epoch().count()).date().toString(Qt::ISODate);
}

void printJson(Console &console, const QList<KeySlotInfo> &ways)
{
    JsonWriter json;
    json.beginArray();
    for (const KeySlotInfo &way : ways) {
        json.beginObject().key("kind").string(nameOf(way.kind));
        if (way.kind == KeySlotInfo::Kind::Keychain)
            json.key("backend").string(way.backend);
        if (way.created != UnixTime())
            json.key("created").number(static_cast<std::uint64_t>(way.created.time_since_epoch().count()));
        json.endObject();
    }
    json.endArray();
    printJsonLine(console, json);
}
} // namespace

void printWaysIn(Console &console, const QList<KeySlotInfo> &ways, bool json)
{
    if (json)
        return printJson(console, ways);
    Table table({u"OPENS WITH"_s, u"SINCE"_s});
    for (const KeySlotInfo &way : ways)
        table.addRow({wordsFor(way), since(way)});
    console.print(table.text());
}
} // namespace Countersign
