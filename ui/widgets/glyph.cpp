// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyph.h"

#include "ui/resources.h"

#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <algorithm>
#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::array<const char *, glyphCount> names{"add", "appearance", "back", "backup", "camera", "check", "clock",
    "close", "copy", "counter", "down", "drop", "edit", "error", "export", "eye-off", "eye", "folder", "forward",
    "home", "image", "import", "info", "key", "keyboard", "lock", "menu", "mirror", "more", "new", "next", "paste",
    "pin", "preferences", "print", "question", "quit", "restore", "safe", "same", "scan", "screen", "search", "shield",
    "trash", "unlock", "up", "warning"};

struct Key
{
    Glyph glyph;
    int pixels;
    QRgb color;
    friend bool operator==(const Key &, const Key &) = default;
};

size_t qHash(const Key &key, size_t seed = 0)
{
    return qHashMulti(seed, static_cast<int>(key.glyph), key.pixels, key.color);
}

QPixmap render(Glyph glyph, int pixels, const QColor &color)
{
    initResources();
    QSvgRenderer svg(u":/countersign/glyphs/%1-symbolic.svg"_s.arg(glyphName(glyph)));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    svg.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    return QPixmap::fromImage(std::move(image));
}

class GlyphIconEngine final : public QIconEngine
{
public:
    GlyphIconEngine(Glyph glyph, QColor Theme::*role)
        : m_glyph(glyph)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        paintGlyph(*painter, m_glyph, rect, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        // The size is in device pixels here.
        return glyphPixmap(m_glyph, std::min(size.width(), size.height()), color(mode), 1);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new GlyphIconEngine(m_glyph, m_role); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const Theme theme = Theme::of(QGuiApplication::palette());
        const QColor normal = theme.*m_role;
        return mode == QIcon::Disabled ? ThemeColors::mix(normal, theme.chrome, 0.45) : normal;
    }

    Glyph m_glyph;
    QColor Theme::*m_role;
};
} // namespace

QLatin1String glyphName(Glyph glyph)
{
    return QLatin1String(names.at(static_cast<std::size_t>(glyph)));
}

QPixmap glyphPixmap(Glyph glyph, int size, const QColor &color, qreal devicePixelRatio)
{
    // Some dozen small pictures; the bound only guards against an endless change of colours or scales.
    constexpr qsizetype mostKept = 300;
    static QHash<Key, QPixmap> cache;
    const Key key{glyph, qMax(1, qRound(size * devicePixelRatio)), color.rgba()};
    auto found = cache.constFind(key);
    if (found == cache.constEnd()) {
        if (cache.size() >= mostKept)
            cache.clear();
        found = cache.insert(key, render(glyph, key.pixels, color));
    }
    QPixmap pixmap = *found;
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &color)
{
    const int size = qRound(std::min(rect.width(), rect.height()));
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = glyphPixmap(glyph, size, color, ratio);
    // On whole device pixels, or the strokes blur.
    const auto whole = [ratio](qreal value) { return qRound(value * ratio) / ratio; };
    const QPointF corner(whole(rect.center().x() - size / 2.0), whole(rect.center().y() - size / 2.0));
    painter.drawPixmap(corner, pixmap);
}

QIcon glyphIcon(Glyph glyph, QColor Theme::*role)
{
    return QIcon(new GlyphIconEngine(glyph, role));
}
} // namespace Countersign
