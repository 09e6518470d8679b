// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/avatar.h"

#include <QFont>
#include <QPainter>
#include <QTextBoundaryFinder>

#include <array>

namespace Countersign::Avatar
{
using namespace Qt::StringLiterals;

namespace
{
// One OKLCH lightness (0.53) and chroma, twelve hues.
constexpr std::array<QRgb, 12> grounds{0xA34C56, 0xA1532E, 0x926000, 0x766F00, 0x4D7A31, 0x00805B, 0x007F80, 0x00789D,
    0x3A6DAD, 0x6660AB, 0x855599, 0x994E7B};
constexpr QRgb withoutIssuer = 0x6B7178;
constexpr qreal cornerShare = 0.25;

quint32 fnv1a(const QByteArray &bytes)
{
    quint32 hash = 0x811C9DC5;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<quint8>(byte)) * 0x01000193;
    return hash;
}

QString firstLetter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? word.first(end).toUpper() : QString();
}
} // namespace

QString letters(const QString &issuer, const QString &name)
{
    const QString text = (issuer.trimmed().isEmpty() ? name : issuer).simplified();
    if (text.isEmpty())
        return u"?"_s;
    QString result;
    int taken = 0;
    for (const QString &word : text.split(u' ')) {
        if (taken == 2)
            break;
        result += firstLetter(word);
        ++taken;
    }
    return result;
}

QColor ground(const QString &issuer)
{
    const QString key = issuer.normalized(QString::NormalizationForm_C).toCaseFolded();
    if (key.isEmpty())
        return {withoutIssuer};
    const quint32 hash = fnv1a(key.toUtf8());
    return {grounds.at((hash ^ (hash >> 16)) % grounds.size())};
}

void paint(QPainter &painter, const QRect &rect, const QString &issuer, const QString &name, const QFont &font)
{
    const QString text = letters(issuer, name);
    QFont letterFont = font;
    letterFont.setPixelSize(qMax(1, rect.height() * (text.size() > 1 ? 40 : 44) / 100));
    letterFont.setWeight(QFont::DemiBold);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground(issuer));
    const qreal radius = rect.height() * cornerShare;
    painter.drawRoundedRect(rect, radius, radius);
    painter.setFont(letterFont);
    painter.setPen(Qt::white);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
}
} // namespace Countersign::Avatar
