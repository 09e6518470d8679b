// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/urilabel_p.h"
#include "core/otp/urisplitter_p.h"

#include <utility>

namespace Countersign
{
namespace
{
struct Halves
{
    QString prefix;
    QString name;
    bool isSplit = false;
};

/// At the first raw colon, since an encoded one belongs to a name; only if there is none, at the first encoded one.
Halves split(QByteArrayView rawLabel, const QString &decoded)
{
    if (const qsizetype raw = rawLabel.indexOf(':'); raw >= 0) {
        return {decodedText(rawLabel.first(raw), PlusSign::Plus).text,
            decodedText(rawLabel.sliced(raw + 1), PlusSign::Plus).text, true};
    }
    if (const qsizetype colon = decoded.indexOf(u':'); colon >= 0)
        return {decoded.first(colon).trimmed(), decoded.sliced(colon + 1).trimmed(), true};
    return {{}, decoded, false};
}

bool isSame(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}
} // namespace

LabelReading readLabel(QByteArrayView rawLabel, const QString &issuerParameter)
{
    LabelReading reading;
    reading.issuer = issuerParameter;
    const DecodedText whole = decodedText(rawLabel, PlusSign::Plus);
    if (whole.broken)
        reading.notes.push_back({SetupNote::BrokenEncoding, {}, {}});

    // An issuer that has a colon itself can only be told from the name by knowing it.
    const qsizetype length = issuerParameter.size();
    if (length > 0 && whole.text.size() > length && whole.text[length] == u':'
        && isSame(whole.text.first(length), issuerParameter)) {
        reading.name = whole.text.sliced(length + 1).trimmed();
        return reading;
    }
    Halves halves = split(rawLabel, whole.text);
    if (!halves.isSplit || halves.prefix.isEmpty() || isSame(halves.prefix, issuerParameter)) {
        reading.name = std::move(halves.name);
    } else if (issuerParameter.isEmpty()) {
        reading.notes.push_back({SetupNote::IssuerFromLabel, {}, {}});
        reading.issuer = std::move(halves.prefix);
        reading.name = std::move(halves.name);
    } else {
        reading.notes.push_back({SetupNote::IssuerDiffers, issuerParameter, std::move(halves.prefix)});
        reading.name = whole.text;
    }
    return reading;
}

QByteArrayView rawLabelPrefix(QByteArrayView rawLabel)
{
    const qsizetype raw = rawLabel.indexOf(':');
    return raw < 0 ? QByteArrayView() : rawLabel.first(raw);
}
} // namespace Countersign
