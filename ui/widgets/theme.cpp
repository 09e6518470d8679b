// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Countersign
{
namespace
{
using ThemeColors::contrast;
using ThemeColors::mix;
using ThemeColors::nudged;

constexpr double textRatio = 4.5;
constexpr double markRatio = 3.0;

double linear(double channel)
{
    channel /= 255.0;
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue());
}

struct Grounds
{
    QList<QColor> all;
    QColor base;
    QColor pole;
    bool dark = false;
};

/// Signal colours keep their hue in every theme; only their lightness follows it.
void setSignal(QColor &role, QColor &tint, QRgb onLight, QRgb onDark, const Grounds &grounds)
{
    const QColor start(grounds.dark ? onDark : onLight);
    tint = mix(start, grounds.base, grounds.dark ? 0.16 : 0.10);
    role = nudged(start, grounds.all + QList{tint}, textRatio, grounds.pole);
}

void setAccentFill(Theme &theme, const QPalette &palette)
{
    const QColor highlight = palette.color(QPalette::Highlight);
    QColor on = palette.color(QPalette::HighlightedText);
    if (contrast(on, highlight) < markRatio)
        on = contrast(Qt::white, highlight) >= contrast(Qt::black, highlight) ? Qt::white : Qt::black;
    theme.onAccent = on;
    theme.accentFill = nudged(highlight, {on}, textRatio, luminance(on) > 0.5 ? Qt::black : Qt::white);
}

void applyHighContrast(Theme &theme)
{
    theme.ink2 = theme.ink;
    theme.edge = theme.ink;
    theme.hairline = theme.ink;
    for (QColor *ground :
        {&theme.hover, &theme.select, &theme.okTint, &theme.warnTint, &theme.badTint, &theme.infoTint})
        *ground = theme.surface;
}

QPalette reference(std::array<QRgb, 8> colors)
{
    const QColor button(colors[4]);
    const QColor window(colors[0]);
    QPalette palette(button, window);
    palette.setColor(QPalette::WindowText, QColor(colors[1]));
    palette.setColor(QPalette::Base, QColor(colors[2]));
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, QColor(colors[3]));
    palette.setColor(QPalette::ButtonText, QColor(colors[5]));
    palette.setColor(QPalette::Highlight, QColor(colors[6]));
    palette.setColor(QPalette::HighlightedText, QColor(colors[7]));
    palette.setColor(QPalette::ToolTipBase, window);
    palette.setColor(QPalette::ToolTipText, QColor(colors[1]));

    const Theme theme = Theme::fromPalette(palette);
    palette.setColor(QPalette::PlaceholderText, theme.ink2);
    palette.setColor(QPalette::Link, theme.accentInk);
    palette.setColor(QPalette::LinkVisited, theme.accentInk);
    const QColor faint = mix(theme.ink, theme.chrome, 0.45);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}
} // namespace

namespace ThemeColors
{
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int from, int to) { return qRound(to + (from - to) * share); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

QColor nudged(const QColor &color, const QList<QColor> &grounds, double ratio, const QColor &pole)
{
    constexpr int steps = 50;
    QColor result = color;
    for (int step = 0; step <= steps; ++step) {
        result = mix(pole, color, static_cast<double>(step) / steps);
        if (std::all_of(grounds.begin(), grounds.end(),
                [&](const QColor &ground) { return contrast(result, ground) >= ratio; }))
            break;
    }
    return result;
}
} // namespace ThemeColors

Theme Theme::fromPalette(const QPalette &palette)
{
    Theme theme;
    theme.chrome = palette.color(QPalette::Window);
    theme.surface = palette.color(QPalette::Base);
    theme.ink = palette.color(QPalette::Text);
    theme.button = palette.color(QPalette::Button);
    theme.dark = luminance(theme.chrome) < luminance(palette.color(QPalette::WindowText));
    // Systems in high contrast use one ground and black against white; ordinary palettes tell window and base apart.
    theme.highContrast = theme.chrome == theme.surface && contrast(theme.ink, theme.surface) > 20.0;

    const QColor highlight = palette.color(QPalette::Highlight);
    const QColor pole = theme.dark ? Qt::white : Qt::black;
    theme.hover = mix(theme.ink, theme.surface, theme.dark ? 0.07 : 0.05);
    theme.select = mix(highlight, theme.surface, theme.dark ? 0.26 : 0.14);
    theme.hairline = mix(theme.ink, theme.surface, theme.dark ? 0.16 : 0.13);

    const Grounds grounds{{theme.surface, theme.chrome, theme.hover, theme.select}, theme.surface, pole, theme.dark};
    const QList<QColor> plain{theme.surface, theme.chrome};
    theme.ink2 = nudged(mix(theme.ink, theme.surface, 0.62), grounds.all, textRatio, theme.ink);
    theme.edge = nudged(mix(theme.ink, theme.surface, 0.38), plain, markRatio, theme.ink);
    theme.accent = nudged(highlight, plain + QList{theme.select}, markRatio, pole);
    theme.accentInk = nudged(highlight, grounds.all, textRatio, pole);
    theme.infoTint = mix(theme.accent, theme.surface, theme.dark ? 0.16 : 0.09);
    setAccentFill(theme, palette);
    setSignal(theme.ok, theme.okTint, 0x1A7F4E, 0x5CC994, grounds);
    setSignal(theme.warn, theme.warnTint, 0x8A5800, 0xF0B429, grounds);
    setSignal(theme.bad, theme.badTint, 0xB3261E, 0xFF8A80, grounds);
    if (theme.highContrast)
        applyHighContrast(theme);
    return theme;
}

Theme Theme::of(const QPalette &palette)
{
    struct Entry
    {
        qint64 key = 0;
        Theme theme;
    };
    // Buttons with a palette of their own and the window's: a handful at most.
    static std::array<Entry, 4> cache;
    static std::size_t next = 0;
    const qint64 key = palette.cacheKey();
    for (const Entry &entry : cache) {
        if (entry.key == key)
            return entry.theme;
    }
    Entry &entry = cache[next++ % cache.size()];
    entry = {key, fromPalette(palette)};
    return entry.theme;
}

QPalette ReferencePalette::light()
{
    return reference({0xF2F4F6, 0x1B2024, 0xFFFFFF, 0x1B2024, 0xFBFCFC, 0x1B2024, 0x1F6FD0, 0xFFFFFF});
}

QPalette ReferencePalette::dark()
{
    return reference({0x26292E, 0xECEFF2, 0x1C1E22, 0xECEFF2, 0x34383E, 0xECEFF2, 0x3B82E6, 0xFFFFFF});
}
} // namespace Countersign
