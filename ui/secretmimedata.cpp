// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secretmimedata.h"

#include "core/base/secretbytes.h"

#include <QHash>

#if defined(Q_OS_MACOS)
#include "ui/concealedtype_mac.h"
#endif

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
const auto plainText = u"text/plain"_s;

/// Format and content of each mark.
const QHash<QString, QByteArray> &marks()
{
    static const QByteArray no(sizeof(quint32), '\0'); // a DWORD 0
    static const QHash<QString, QByteArray> all
    {
        // Klipper, CopyQ, wl-clip-persist and others
        {u"x-kde-passwordManagerHint"_s, "secret"},
#if defined(Q_OS_WIN)
            // learn.microsoft.com, "Clipboard Formats": cloud clipboard and clipboard history formats
            {u"application/x-qt-windows-mime;value=\"ExcludeClipboardContentFromMonitorProcessing\""_s, "1"},
            {u"application/x-qt-windows-mime;value=\"CanIncludeInClipboardHistory\""_s, no},
            {u"application/x-qt-windows-mime;value=\"CanUploadToCloudClipboard\""_s, no},
#elif defined(Q_OS_MACOS)
            {concealedTypeMime, "1"}, // nspasteboard.org
#endif
    };
    return all;
}
} // namespace

SecretMimeData::SecretMimeData(const QString &text)
    // A copy of its own, or wiping it would leave the caller's.
    : m_text(text.constData(), text.size())
{
#if defined(Q_OS_MACOS)
    registerConcealedType();
#endif
}

SecretMimeData::~SecretMimeData()
{
    expire();
}

void SecretMimeData::expire()
{
    wipe(m_text);
}

bool SecretMimeData::hasFormat(const QString &mimeType) const
{
    return formats().contains(mimeType);
}

QStringList SecretMimeData::formats() const
{
    return m_text.isEmpty() ? QStringList() : QStringList{plainText} + marks().keys();
}

QVariant SecretMimeData::retrieveData(const QString &mimeType, QMetaType type) const
{
    if (m_text.isEmpty())
        return {};
    if (mimeType == plainText)
        return type.id() == QMetaType::QByteArray ? QVariant(m_text.toUtf8()) : QVariant(m_text);
    const auto mark = marks().constFind(mimeType);
    return mark == marks().constEnd() ? QVariant() : QVariant(*mark);
}
} // namespace Countersign
